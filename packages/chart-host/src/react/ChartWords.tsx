import type { ChartDescription } from '@fairshift/plugin-sdk';

/** Openings that name what a paragraph is about; they stand in bold. */
const OPENING = /^(Now|Signals?|Phases?|Gap|Events?|Target|Take care|Caution|What)\.\s/;

function Paragraph({ text }: { text: string }) {
  const opening = OPENING.exec(text)?.[0];
  if (opening === undefined) return <p>{text}</p>;
  return (
    <p>
      <strong>{opening.trim()}</strong> {text.slice(opening.length)}
    </p>
  );
}

/** The description as real text of the page, directly under the chart. */
export function ChartWords(props: { description: ChartDescription; withHeadline?: boolean | undefined }) {
  const { headline, sentences } = props.description;
  return (
    <div className="fs-inwords">
      {props.withHeadline ? (
        <p>
          <strong>{headline}</strong>
        </p>
      ) : null}
      {sentences.map((sentence) => (
        <Paragraph key={sentence} text={sentence} />
      ))}
    </div>
  );
}

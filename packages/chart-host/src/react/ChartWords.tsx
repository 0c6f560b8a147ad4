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

/** At most this many sentences a paragraph. */
const PARAGRAPH = 3;

/** Sentences in paragraphs: a new one at each opening that names a part, and after every third sentence. */
export function paragraphsOf(sentences: readonly string[]): readonly string[] {
  const paragraphs: string[][] = [];
  for (const sentence of sentences) {
    const last = paragraphs.at(-1);
    if (!last || last.length === PARAGRAPH || OPENING.test(sentence)) paragraphs.push([sentence]);
    else last.push(sentence);
  }
  return paragraphs.map((sentences) => sentences.join(' '));
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
      {paragraphsOf(sentences).map((text) => (
        <Paragraph key={text} text={text} />
      ))}
    </div>
  );
}

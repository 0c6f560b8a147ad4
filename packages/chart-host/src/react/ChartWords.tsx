import type { ChartDescription } from '@fairshift/plugin-sdk';

/** At most this many sentences a paragraph where the chart makes none itself. */
const PARAGRAPH = 3;

interface Shown {
  readonly topic?: string;
  readonly sentences: readonly string[];
}

/** The chart's own paragraphs, or a new one after every third sentence. */
export function paragraphsOf({ sentences, paragraphs }: ChartDescription): readonly Shown[] {
  if (paragraphs) return paragraphs;
  const starts = sentences.flatMap((_, at) => (at % PARAGRAPH === 0 ? [at] : []));
  return starts.map((at) => ({ sentences: sentences.slice(at, at + PARAGRAPH) }));
}

export interface ChartWordsProps {
  readonly description: ChartDescription;
  readonly withHeadline?: boolean | undefined;
  /** The first sentence stands above the picture already. */
  readonly withoutFirst?: boolean | undefined;
}

/** The description as real text of the page, directly under the chart. */
export function ChartWords({ description, withHeadline, withoutFirst }: ChartWordsProps) {
  const [first, ...rest] = paragraphsOf(description);
  const opening = first && withoutFirst ? { ...first, sentences: first.sentences.slice(1) } : first;
  const shown = (opening ? [opening, ...rest] : []).filter(({ sentences }) => sentences.length > 0);
  return (
    <div className="fs-inwords">
      {withHeadline ? (
        <p>
          <strong>{description.headline}</strong>
        </p>
      ) : null}
      {shown.map(({ topic, sentences }) => (
        <p key={sentences[0]}>
          {topic ? <strong>{topic}. </strong> : null}
          {sentences.join(' ')}
        </p>
      ))}
    </div>
  );
}

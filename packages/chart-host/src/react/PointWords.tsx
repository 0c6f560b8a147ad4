import type { WalkPoint } from '../analysis.js';
import { Symbol } from './Symbol.js';

/** What a text says that does not name its own signal; a group beyond the limits always says which way. */
const signalWords = { improvement: 'Improvement', concern: 'Concern', change: 'Change', beyond: '' };

/** Period and figure, which stand in bold, and what follows. A text that opens with its period says it once. */
function partsOf({ period, text }: WalkPoint): readonly [strong: string, rest: string] {
  const whole = text.startsWith(period) ? text : `${period}: ${text}`;
  const end = /[.](?:\s|$)/.exec(whole.slice(period.length));
  const cut = end ? period.length + end.index + 1 : whole.length;
  return [whole.slice(0, cut), whole.slice(cut)];
}

/** Whether the text says what kind of signal it is, at the start of a sentence or within one. */
const names = (text: string, word: string): boolean => text.toLowerCase().includes(word.toLowerCase());

/** A point in words, the same under the pointer and in the walk. */
export function PointWords({ point }: { point: WalkPoint }) {
  const [strong, rest] = partsOf(point);
  const word = point.signal && signalWords[point.signal];
  return (
    <>
      {point.signal ? <Symbol mark={point.signal} /> : null} <strong>{strong}</strong>
      {rest}
      {word && !names(point.text, word) ? ` ${word}.` : null}
    </>
  );
}

import type { ChartInputJson } from '@fairshift/contracts';
import { dateWords } from '../../platform/format.js';
import { chartWords, contextWords as words } from './charts.words.js';
import { marksOf } from './context-marks.js';

/** Everything that people set on a chart, in order of time, each with who and why. */
export function ContextList({ context, unit }: { context: ChartInputJson['context']; unit: string }) {
  const marks = marksOf(context, unit);
  if (marks.length === 0) return <p>{chartWords.noNotes}</p>;
  return (
    <ul className="fs-list">
      {marks.map((mark) => (
        <li key={mark.key}>
          <strong>{mark.title}</strong>
          {mark.at ? `, ${dateWords(mark.at)}` : null}
          <br />
          {mark.text}
          <br />
          <span className="fs-small fs-quiet">{words.by(mark.by)}</span>
        </li>
      ))}
    </ul>
  );
}

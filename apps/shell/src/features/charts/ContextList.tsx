import type { ChartInputJson } from '@fairshift/contracts';
import { dateWords } from '../../platform/format.js';
import { chartWords, contextWords as words } from './charts.words.js';

interface Mark {
  readonly key: string;
  readonly at: string;
  readonly title: string;
  readonly text: string;
  readonly by: string;
}

function marksOf({ baseline, phases, annotations, targets }: ChartInputJson['context']): Mark[] {
  return [
    ...(baseline
      ? [
          {
            key: 'baseline',
            at: baseline.start,
            title: words.baseline,
            text: baseline.reason,
            by: baseline.by,
          },
        ]
      : []),
    ...phases.map((phase) => ({
      key: `phase ${phase.start}`,
      at: phase.start,
      title: `${words.phase}: ${phase.name}`,
      text: phase.reason,
      by: phase.by,
    })),
    ...annotations.map((note) => ({
      key: `note ${note.at} ${note.text}`,
      at: note.at,
      title: words.kinds[note.kind],
      text: note.text,
      by: note.by,
    })),
    ...targets.map((target) => ({
      key: `target ${target.label} ${target.value}`,
      at: target.start ?? '',
      title: `${words.target}: ${target.label}, ${target.value}`,
      text: target.reason,
      by: target.by,
    })),
  ].toSorted((a, b) => a.at.localeCompare(b.at));
}

/** Everything that people set on a chart, in order of time, each with who and why. */
export function ContextList({ context }: { context: ChartInputJson['context'] }) {
  const marks = marksOf(context);
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

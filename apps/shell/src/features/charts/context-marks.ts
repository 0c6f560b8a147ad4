import type { ChartInputJson } from '@fairshift/contracts';
import { dateWords } from '../../platform/format.js';
import { contextWords as words } from './charts.words.js';

type MeasureContext = ChartInputJson['context'];

export interface Mark {
  readonly key: string;
  readonly at: string;
  readonly title: string;
  readonly text: string;
  readonly by: string;
}

/** Everything that people set on a measure, in order of time. */
export function marksOf({ baseline, phases, annotations, targets }: MeasureContext, unit = ''): Mark[] {
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
      title: `${words.target}: ${target.label}, ${target.value}${unit === '%' ? unit : ''}`,
      text: target.reason,
      by: target.by,
    })),
  ].toSorted((a, b) => a.at.localeCompare(b.at));
}

const sentenceOf = ({ title, at, text }: Mark): string =>
  `${title}${at ? `, ${dateWords(at)}` : ''}: ${text}`;

/** What stands in `after` and not in `before`, then what is gone, each in words. */
export function changesBetween(before: MeasureContext, after: MeasureContext): string[] {
  const [old, now] = [marksOf(before).map(sentenceOf), marksOf(after).map(sentenceOf)];
  return [
    ...now.filter((each) => !old.includes(each)).map(words.added),
    ...old.filter((each) => !now.includes(each)).map(words.removed),
  ];
}

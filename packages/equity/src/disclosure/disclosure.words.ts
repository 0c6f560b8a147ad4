import { listOf } from '../words.js';
import type { Protected } from './protect-series.js';

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** What was done to a release, in plain sentences for the person who releases and for the reader. */
export function disclosureSentences(
  release: Pick<Protected<unknown>, 'hidden' | 'counts'>,
): readonly string[] {
  const { hidden, counts } = release;
  if (hidden.length === 0 && counts.rounded === 0) return ['Nothing is held back.'];
  const labels = [...new Set(hidden.map((cell) => cell.label))];
  const held =
    hidden.length === 0
      ? 'No point is held back.'
      : `${counted(hidden.length, 'point')} of ${counts.points} ${hidden.length === 1 ? 'is' : 'are'} held back, to protect people in small groups: ${listOf(labels)}.`;
  const totals = hidden.some((cell) => cell.because === 'total')
    ? ['A total is held back where it would give a group away.']
    : [];
  return [held, ...totals];
}

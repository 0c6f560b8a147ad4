import type { importPlan } from '@fairshift/contracts';
import type { z } from 'zod';

type ImportPlan = z.output<typeof importPlan>;
type Period = ImportPlan['adds'][number];

const NAMES: Readonly<Record<Period['kind'], readonly [one: string, several: string]>> = {
  day: ['day', 'days'],
  week: ['week', 'weeks'],
  fortnight: ['fortnight', 'fortnights'],
  month: ['month', 'months'],
  quarter: ['quarter', 'quarters'],
  year: ['year', 'years'],
  'financial-year': ['financial year', 'financial years'],
  'academic-year': ['academic year', 'academic years'],
  rolling: ['rolling period', 'rolling periods'],
  irregular: ['period', 'periods'],
};

const keyOf = ({ kind, start, end }: Period) => `${kind} ${start} ${end}`;

/** "1 month", "2 months"; "period" where the kinds differ. */
function counted(periods: readonly Period[]): string {
  const kinds = new Set(periods.map(({ kind }) => kind));
  const [one, several] = kinds.size === 1 ? NAMES[[...kinds][0]!] : NAMES.irregular;
  return `${periods.length} ${periods.length === 1 ? one : several}`;
}

/** "Adds 1 month, replaces 2, leaves 34." The unit is said once where it stays the same. */
function planWords(adds: readonly Period[], replaces: readonly Period[], leaves: readonly Period[]): string {
  const parts = [
    { verb: 'adds', periods: adds },
    { verb: 'replaces', periods: replaces },
    { verb: 'leaves', periods: leaves },
  ].filter(({ periods }) => periods.length > 0);
  if (parts.length === 0) return 'Changes nothing.';
  const unit = (periods: readonly Period[]) => counted(periods).replace(/^\d+ /, '').replace(/s$/, '');
  const words = parts.map(({ verb, periods }, index) => {
    const same = index > 0 && unit(periods) === unit(parts[0]!.periods);
    return `${verb} ${same ? periods.length : counted(periods)}`;
  });
  const sentence = words.join(', ');
  return `${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`;
}

/**
 * What starting an import would do, period by period.
 * @param brings periods of the file; @param holds periods of the dataset now
 */
export function planOf(
  brings: readonly Period[],
  holds: readonly Period[],
  alreadyHeld: boolean,
): ImportPlan {
  if (alreadyHeld) {
    const words =
      'This file is in the dataset already, and all of it still stands. Starting changes nothing.';
    return { alreadyHeld, adds: [], replaces: [], leaves: holds.length, words };
  }
  const held = new Set(holds.map(keyOf));
  const brought = new Set(brings.map(keyOf));
  const plain = ({ start, end, kind }: Period): Period => ({ start, end, kind });
  const adds = brings.filter((period) => !held.has(keyOf(period))).map(plain);
  const replaces = brings.filter((period) => held.has(keyOf(period))).map(plain);
  const leaves = holds.filter((period) => !brought.has(keyOf(period)));
  return { alreadyHeld, adds, replaces, leaves: leaves.length, words: planWords(adds, replaces, leaves) };
}

/** The plan in the past tense, for the history: "Added 1 month, replaced 2, left 34." */
export const pastTense = (words: string): string =>
  words
    .replace(/^Adds/, 'Added')
    .replace(/^Replaces/, 'Replaced')
    .replace(/^Leaves/, 'Left')
    .replace('replaces', 'replaced')
    .replace('leaves', 'left');

import type { importPlan } from '@fairshift/contracts';
import type { z } from 'zod';
import type { GenerationChange, PartValue, PeriodParts } from '../../storage/index.js';

type ImportPlan = z.output<typeof importPlan>;
type Period = ImportPlan['adds'][number];
/** A period as storage knows it. */
type Stored = GenerationChange['adds'][number];

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

const VERBS = {
  present: { add: 'adds', replace: 'replaces', leave: 'leaves' },
  past: { add: 'added', replace: 'replaced', leave: 'left' },
};

/** "month"; "period" where the kinds differ. */
function unitOf(periods: readonly Stored[]): readonly [one: string, several: string] {
  const kinds = new Set(periods.map(({ kind }) => kind));
  return kinds.size === 1 ? NAMES[[...kinds][0] as Period['kind']] : NAMES.irregular;
}

const counted = (count: number, [one, several]: readonly [string, string]): string =>
  `${count} ${count === 1 ? one : several}`;

/** "1 measure", "2 places", "age 50 to 64", "3 groups of age"; "some figures" where several things say it together. */
function partWords(values: PeriodParts['values']): string {
  const [first] = values;
  const [value, ...more] = first ?? [];
  if (!value || more.length > 0) return 'some figures';
  if (value.of === 'measure') return counted(values.length, ['measure', 'measures']);
  if (value.of === 'place') return counted(values.length, ['place', 'places']);
  return groupWords(values.map(([each]) => each!));
}

function groupWords(values: readonly PartValue[]): string {
  const title = (values.find((value) => value.title !== '')?.title ?? 'group').toLowerCase();
  return values.length === 1 ? `${title} ${values[0]!.label}` : `${values.length} groups of ${title}`;
}

/**
 * "Adds 1 month, adds age 50 to 64 to 15 years, replaces 2 months, leaves 34." The unit is said once where it stays
 * the same.
 */
export function changeWords(change: GenerationChange, tense: keyof typeof VERBS): string {
  const { add, replace, leave } = VERBS[tense];
  let said = '';
  const whole = (verb: string, periods: readonly Stored[]) => {
    if (periods.length === 0) return [];
    const unit = unitOf(periods);
    const isSaid = unit[0] === said;
    said = unit[0];
    return [`${verb} ${isSaid ? periods.length : counted(periods.length, unit)}`];
  };
  const partly = (verb: string, preposition: string, { periods, values }: PeriodParts) => {
    if (periods.length === 0) return [];
    said = '';
    return [`${verb} ${partWords(values)} ${preposition} ${counted(periods.length, unitOf(periods))}`];
  };
  const words = [
    ...whole(add, change.adds),
    ...partly(add, 'to', change.extends),
    ...whole(replace, change.replaces),
    ...partly(replace, 'in', change.replacesParts),
    ...whole(leave, change.leaves),
  ];
  if (words.length === 0) return tense === 'present' ? 'Changes nothing.' : 'Changed nothing.';
  const sentence = words.join(', ');
  return `${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`;
}

const plain = ({ start, end, kind }: Stored): Period => ({ start, end, kind: kind as Period['kind'] });

/** What starting an import would do. */
export function planOf(change: GenerationChange): ImportPlan {
  return {
    alreadyHeld: false,
    adds: change.adds.map(plain),
    replaces: [...change.replaces, ...change.replacesParts.periods].map(plain),
    leaves: change.leaves.length,
    words: changeWords(change, 'present'),
  };
}

/** Of a file whose figures stand in the dataset. @param periods how many the dataset holds */
export const planOfHeld = (periods: number): ImportPlan => ({
  alreadyHeld: true,
  adds: [],
  replaces: [],
  leaves: periods,
  words: 'This file is in the dataset already, and all of it still stands. Starting changes nothing.',
});

import type { PartValue } from '../generations/part-book.js';
import type { GenerationChange, PeriodParts } from '../generations/generation-change.js';
import type { FinishMode } from '../generations/generation-finish.js';
import type { FigureChanges } from '../generations/figure-changes.js';
import type { Loss } from '../generations/losses.js';
import type { Finished } from './refresh-hold.js';

/** A period as storage knows it. */
type Stored = GenerationChange['adds'][number];

const NAMES = {
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
} as const satisfies Readonly<Record<string, readonly [one: string, several: string]>>;

const VERBS = {
  present: { add: 'adds', replace: 'replaces', leave: 'leaves' },
  past: { add: 'added', replace: 'replaced', leave: 'left' },
};

/** "month"; "period" where the kinds differ. */
function unitOf(periods: readonly Stored[]): readonly [one: string, several: string] {
  const kinds = new Set(periods.map(({ kind }) => kind));
  return kinds.size === 1 ? NAMES[[...kinds][0] as keyof typeof NAMES] : NAMES.irregular;
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

const number = new Intl.NumberFormat('en-GB');

/** "Added 120 figures, changed 3; 2 are gone." */
export function figureWords({ added, changed, gone }: FigureChanges): string {
  const figures = (count: number) => `${number.format(count)} ${count === 1 ? 'figure' : 'figures'}`;
  const words = [
    ...(added > 0 ? [`added ${figures(added)}`] : []),
    ...(changed > 0 ? [`changed ${added > 0 ? number.format(changed) : figures(changed)}`] : []),
  ].join(', ');
  const left = gone === 0 ? '' : `${figures(gone)} ${gone === 1 ? 'is' : 'are'} gone`;
  if (words === '') return left === '' ? 'Everything is as it was.' : `${left}.`;
  return `${words[0]!.toUpperCase()}${words.slice(1)}${left === '' ? '' : `; ${left}`}.`;
}

/** Of a run that brought no row. */
export const NOTHING_NEW: Finished = {
  words: 'The source has nothing new.',
  rows: 0,
  changes: { added: 0, changed: 0, gone: 0, brought: 0 },
};
export const NOTHING_THERE = 'The source gave no figures. Check the settings, such as dates and places.';
export const EMPTY_WORDS =
  'The source gave no figures this time, although it did before. Check it, then use the new state or keep what we had.';

/** "2024-03-01 to 2024-04-01 would lose 40 of 100 figures of Uptake, 25 to 49." with dates as they are stored. */
export function lossWords(losses: readonly Loss[], mode: FinishMode): string {
  const [first] = losses;
  const { period, values, lost, of } = first!;
  const what = values.map(({ label }) => label).join(', ');
  const others = losses.length === 2 ? '1 other part' : `${losses.length - 1} other parts`;
  const more = losses.length === 1 ? '' : ` ${others} would lose too much as well.`;
  const remedy =
    mode === 'file'
      ? 'Check the file, then use the new data or cancel.'
      : 'Check the source, then use the new data or keep what we had.';
  return (
    `${period.start} to ${period.end} would lose ${number.format(lost)} of ${number.format(of)} figures of ${what}.${more} ` +
    remedy
  );
}

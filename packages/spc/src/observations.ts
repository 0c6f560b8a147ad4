import { mean, type Observations, subgroupOf } from './chart-types/chart-type.js';
import { type Counted, halfway, type HiddenNumbers, hiddenNumbers } from './hidden/intervals.js';
import type { ChartTypeId, PointState, SpcInput, SpcNote, SpcPoint } from './model.js';
import { surenessNotes } from './notes.js';
import { joinedRows } from './rows.js';

export interface ReadPoint {
  readonly start: string;
  readonly end: string;
  readonly state: PointState;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Before the multiplier. */
  readonly value: number | null;
  /** What a held-back number can be. */
  readonly hidden?: HiddenNumbers;
  /** Single values of the period. */
  readonly values?: readonly number[];
}

const without = ({ start, end }: SpcPoint, state: PointState): ReadPoint => ({
  start,
  end,
  state,
  numerator: null,
  denominator: null,
  value: null,
});

/** What a ratio may be: a part of its denominator, any number of events, or a mean, which may lie below 0. */
type Ratio = 'part' | 'events' | 'mean';

function ratioState(numerator: number, denominator: number, of: Ratio): PointState {
  if ((numerator < 0 && of !== 'mean') || denominator < 0) return 'not-usable';
  if (denominator === 0) return numerator === 0 ? 'no-denominator' : 'not-usable';
  return of === 'part' && numerator > denominator ? 'not-usable' : 'drawn';
}

function ratio(point: SpcPoint, of: Ratio): ReadPoint {
  const { start, end } = point;
  const numerator = point.numerator ?? null;
  const denominator = point.denominator ?? null;
  if (numerator === null || denominator === null) return without(point, 'missing');
  const state = ratioState(numerator, denominator, of);
  return {
    start,
    end,
    state,
    numerator,
    denominator,
    value: state === 'drawn' ? numerator / denominator : null,
  };
}

function single(point: SpcPoint, isCount: boolean): ReadPoint {
  const { start, end } = point;
  // Several values of a period are drawn by their mean where the chart draws one.
  const value = point.value ?? point.numerator ?? mean(point.values ?? []);
  if (value === null) return without(point, 'missing');
  const isUsable = Number.isFinite(value) && !(isCount && value < 0);
  const numerator = isCount ? value : null;
  const state = isUsable ? 'drawn' : 'not-usable';
  return { start, end, state, numerator, denominator: null, value: isUsable ? value : null };
}

/** A subgroup is drawn by its mean; the S chart draws its spread in place of it. */
function subgroup(point: SpcPoint): ReadPoint {
  const { start, end, values = [] } = point;
  const usable = values.filter((value) => Number.isFinite(value));
  const found = subgroupOf(usable);
  if (found === null) return without(point, 'missing');
  return {
    start,
    end,
    state: 'drawn',
    numerator: null,
    denominator: null,
    value: found.mean,
    values: usable,
  };
}

const RATIO_OF: Readonly<Partial<Record<ChartTypeId, 'part' | 'events'>>> = {
  p: 'part',
  'p-prime': 'part',
  u: 'events',
  'u-prime': 'events',
};
const RATIOS: ReadonlySet<ChartTypeId> = new Set(['p', 'p-prime', 'u', 'u-prime', 'i-prime']);
const SUBGROUPS: ReadonlySet<ChartTypeId> = new Set(['xbar', 's']);

/** Counts, and what lies between two events: never divided by anything, and never below 0. */
const COUNTS: ReadonlySet<ChartTypeId> = new Set(['c', 'g', 't']);

/** A held-back denominator makes a ratio too. */
const hasDenominator = ({ denominator, bounds }: SpcPoint): boolean =>
  (denominator ?? null) !== null || bounds?.denominator !== undefined;

const isRatioOf = (chart: ChartTypeId, point: SpcPoint): boolean =>
  RATIOS.has(chart) || (!COUNTS.has(chart) && hasDenominator(point));

/** What numerators count: the chart knows it, or the measure that is drawn as single values. */
function countedBy({ chart, counts }: SpcInput): Counted {
  if (COUNTS.has(chart)) return chart === 'c' ? 'events' : 'amount';
  return RATIO_OF[chart] ?? counts ?? 'amount';
}

/** A held-back number is never drawn as a number, even if the row still carries one: at most as an interval. */
function heldBack(point: SpcPoint, input: SpcInput): ReadPoint {
  const { chart } = input;
  // Of the step to a hidden number, and of the spread of hidden ones, nothing is drawn.
  const isDrawn = !SUBGROUPS.has(chart) && chart !== 'mr';
  const hidden = isDrawn ? hiddenNumbers(point, countedBy(input), isRatioOf(chart, point)) : null;
  return hidden ? { ...without(point, 'interval'), hidden } : without(point, 'held-back');
}

function readPoint(point: SpcPoint, input: SpcInput): ReadPoint {
  const { flags } = point;
  const { chart } = input;
  if (flags?.includes('suppressed')) return heldBack(point, input);
  if (flags?.includes('missing') || flags?.includes('not-applicable')) return without(point, 'missing');
  if (SUBGROUPS.has(chart)) return subgroup(point);
  const counted = countedBy(input);
  if (isRatioOf(chart, point)) return ratio(point, counted === 'amount' ? 'mean' : counted);
  return single(point, COUNTS.has(chart) || input.counts === 'events');
}

/** Sorted, one point a period, gaps filled, each with what can be drawn of it. */
export function readPoints(input: SpcInput): { points: ReadPoint[]; notes: SpcNote[] } {
  const isAdded = RATIOS.has(input.chart) || input.chart === 'c' || SUBGROUPS.has(input.chart);
  const { rows, notes } = joinedRows(input, input.aggregate ?? (isAdded ? 'sum' : undefined));
  return {
    points: rows.map((row) => readPoint(row, input)),
    notes: [...notes, ...surenessNotes(rows, input.chart)],
  };
}

/** The columns that chart types work on; a held-back number stands halfway between its least and its most. */
export function toObservations(
  points: readonly ReadPoint[],
  excluded: (point: ReadPoint) => boolean,
): Observations {
  const standIns = points.map(({ hidden }) => hidden && halfway(hidden));
  const hasSubgroups = points.some(({ values }) => values !== undefined);
  return {
    value: points.map((point, i) => standIns[i]?.value ?? point.value),
    numerator: points.map((point, i) => standIns[i]?.numerator ?? point.numerator),
    denominator: points.map((point, i) => standIns[i]?.denominator ?? point.denominator),
    included: points.map((point) => !excluded(point)),
    ...(hasSubgroups
      ? { subgroup: points.map(({ values }) => (values === undefined ? null : subgroupOf(values))) }
      : {}),
  };
}

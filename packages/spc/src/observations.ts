import type { Observations } from './chart-types/chart-type.js';
import type { ChartTypeId, PointState, SpcInput, SpcNote, SpcPoint } from './model.js';
import { nextPeriod } from './periods.js';

export interface ReadPoint {
  readonly start: string;
  readonly end: string;
  readonly state: PointState;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Before the multiplier. */
  readonly value: number | null;
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
  const value = point.value ?? point.numerator ?? null;
  if (value === null) return without(point, 'missing');
  const isUsable = Number.isFinite(value) && !(isCount && value < 0);
  const numerator = isCount ? value : null;
  const state = isUsable ? 'drawn' : 'not-usable';
  return { start, end, state, numerator, denominator: null, value: isUsable ? value : null };
}

const RATIO_OF: Readonly<Partial<Record<ChartTypeId, Ratio>>> = {
  p: 'part',
  'p-prime': 'part',
  u: 'events',
  'u-prime': 'events',
};
const RATIOS: ReadonlySet<ChartTypeId> = new Set(['p', 'p-prime', 'u', 'u-prime', 'i-prime']);

/** A held-back number is never drawn and never enters a centre line, even if the row still carries one. */
function readPoint(point: SpcPoint, chart: ChartTypeId): ReadPoint {
  const { flags } = point;
  if (flags?.includes('suppressed')) return without(point, 'held-back');
  if (flags?.includes('missing') || flags?.includes('not-applicable')) return without(point, 'missing');
  const isCount = chart === 'c';
  const isRatio = RATIOS.has(chart) || (!isCount && (point.denominator ?? null) !== null);
  return isRatio ? ratio(point, RATIO_OF[chart] ?? 'mean') : single(point, isCount);
}

const add = (a: number | null | undefined, b: number | null | undefined): number | null =>
  (a ?? null) === null ? (b ?? null) : (a ?? 0) + (b ?? 0);

/** Rows of the same period are summed, as counts are; a flag on one holds for the sum. */
function joinSamePeriod(points: readonly SpcPoint[]): SpcPoint[] {
  const joined: SpcPoint[] = [];
  for (const point of points) {
    const last = joined.at(-1);
    if (!last || last.start !== point.start || last.end !== point.end) {
      joined.push(point);
      continue;
    }
    joined[joined.length - 1] = {
      start: point.start,
      end: point.end,
      numerator: add(last.numerator, point.numerator),
      denominator: add(last.denominator, point.denominator),
      value: add(last.value, point.value),
      flags: [...new Set([...(last.flags ?? []), ...(point.flags ?? [])])],
    };
  }
  return joined;
}

/** Periods without a row become points without a value, so that the line breaks there. */
function fillGaps(points: readonly SpcPoint[], kind: string | undefined): SpcPoint[] {
  if (kind === undefined) return [...points];
  const filled: SpcPoint[] = [];
  for (const point of points) {
    let start = filled.at(-1)?.end ?? point.start;
    while (start < point.start) {
      const end = nextPeriod(start, kind);
      if (end === null || end > point.start) break;
      filled.push({ start, end, flags: ['missing'] });
      start = end;
    }
    filled.push(point);
  }
  return filled;
}

function orderNotes(
  points: readonly SpcPoint[],
  sorted: readonly SpcPoint[],
  joined: readonly SpcPoint[],
): SpcNote[] {
  const notes: SpcNote[] = [];
  if (points.some((point, i) => point !== sorted[i])) {
    notes.push({ code: 'out-of-order', message: 'The rows were not in time order. They have been sorted.' });
  }
  if (joined.length < sorted.length) {
    notes.push({
      code: 'same-period',
      message: 'Some periods had more than 1 row. Their numbers were added up.',
    });
  }
  if (joined.some((point, i) => point.start < (joined[i - 1]?.end ?? ''))) {
    notes.push({
      code: 'overlapping-periods',
      message: 'Some periods overlap, so a case may count more than once.',
    });
  }
  return notes;
}

/** Sorted, one point a period, gaps filled, each with what can be drawn of it. */
export function readPoints(input: SpcInput): { points: ReadPoint[]; notes: SpcNote[] } {
  const sorted = input.points.toSorted((a, b) => compare(a.start, b.start) || compare(a.end, b.end));
  const isAdded = RATIOS.has(input.chart) || input.chart === 'c';
  const joined = isAdded ? joinSamePeriod(sorted) : sorted;
  const points = fillGaps(joined, input.period).map((point) => readPoint(point, input.chart));
  return { points, notes: orderNotes(input.points, sorted, joined) };
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** The columns that chart types work on. */
export function toObservations(
  points: readonly ReadPoint[],
  excluded: (point: ReadPoint) => boolean,
): Observations {
  return {
    value: points.map((point) => point.value),
    numerator: points.map((point) => point.numerator),
    denominator: points.map((point) => point.denominator),
    included: points.map((point) => !excluded(point)),
  };
}

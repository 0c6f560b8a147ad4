import type { ChartType, Observations } from '../chart-types/chart-type.js';
import { D2 } from '../chart-types/moving-ranges.js';
import { median } from '../chart-types/run.js';
import type { FitSettings, PhaseSpan } from '../limits.js';
import type { HiddenNumbers, Interval } from './intervals.js';

/** A series of which some numbers are known only between a least and a most; null where there is none. */
export interface IntervalSeries {
  readonly value: readonly (Interval | null)[];
  readonly numerator: readonly (Interval | null)[];
  readonly denominator: readonly (Interval | null)[];
  readonly included: readonly boolean[];
}

/** Between what a centre line and a sigma can lie. */
export interface LineBounds {
  readonly centre: Interval;
  /** Of the point at that position; null where it has no limits. */
  sigma(index: number): Interval | null;
}

const exactly = (value: number | null): Interval | null => (value === null ? null : [value, value]);

/** Known numbers as they are, held-back ones as far as they are known. */
export function intervalSeries(
  { value, numerator, denominator, included }: Observations,
  hidden: ReadonlyMap<number, HiddenNumbers>,
): IntervalSeries {
  return {
    value: value.map((one, i) => hidden.get(i)?.value ?? exactly(one)),
    numerator: numerator.map((one, i) => hidden.get(i)?.numerator ?? exactly(one)),
    denominator: denominator.map((one, i) => {
      const numbers = hidden.get(i);
      return numbers ? numbers.denominator : exactly(one);
    }),
    included,
  };
}

function used(series: IntervalSeries, span: PhaseSpan): number[] {
  const positions: number[] = [];
  for (let i = span.baselineFrom; i <= span.baselineTo; i += 1)
    if (series.included[i] === true && series.value[i] !== null) positions.push(i);
  return positions;
}

const sum = (intervals: readonly (Interval | null | undefined)[]): Interval => {
  let [least, most] = [0, 0];
  for (const each of intervals) {
    least += each?.[0] ?? 0;
    most += each?.[1] ?? 0;
  }
  return [least, most];
};

const meanOf = (intervals: readonly Interval[]): Interval => {
  const [least, most] = sum(intervals);
  return [least / intervals.length, most / intervals.length];
};

/** Of p(1 − p), the largest in the middle; of a count or a rate, itself. */
function varianceBounds(isPart: boolean, [least, most]: Interval): Interval {
  if (!isPart) return [least, most];
  const [a, b] = [least * (1 - least), most * (1 - most)];
  return [Math.min(a, b), least <= 0.5 && most >= 0.5 ? 0.25 : Math.max(a, b)];
}

function ratioBounds(
  series: IntervalSeries,
  positions: readonly number[],
  isPart: boolean,
): LineBounds | null {
  const cases = sum(positions.map((i) => series.numerator[i]));
  const of = sum(positions.map((i) => series.denominator[i]));
  if (of[0] <= 0) return null;
  const top = cases[1] / of[0];
  const centre: Interval = [cases[0] / of[1], isPart ? Math.min(top, 1) : top];
  const [least, most] = varianceBounds(isPart, centre);
  return {
    centre,
    sigma(index) {
      const n = series.denominator[index] ?? null;
      return n === null || n[0] <= 0 ? null : [Math.sqrt(least / n[1]), Math.sqrt(most / n[0])];
    },
  };
}

/** Between what the step from one value to the next can lie. */
function stepBounds(a: Interval, b: Interval): Interval {
  const apart = Math.max(a[0] - b[1], b[0] - a[1], 0);
  return [apart, Math.max(a[1] - b[0], b[1] - a[0])];
}

/**
 * Screening leaves out only the largest steps, so it makes the mean smaller, and never smaller than the smallest step.
 */
function individualsBounds(
  series: IntervalSeries,
  positions: readonly number[],
  { rangeFactor, screenMovingRanges = true }: FitSettings,
): LineBounds | null {
  const values = positions.map((i) => series.value[i] as Interval);
  const steps: Interval[] = [];
  let before: Interval | null = null;
  for (let i = positions[0] ?? 0; i <= (positions.at(-1) ?? -1); i += 1) {
    if (series.included[i] !== true) continue;
    const own = series.value[i] ?? null;
    if (own && before) steps.push(stepBounds(before, own));
    before = own;
  }
  if (values.length === 0 || steps.length === 0) return null;
  const width = rangeFactor === undefined ? 1 / D2 : rangeFactor / 3;
  const [mean, most] = meanOf(steps);
  const least = screenMovingRanges ? Math.min(...steps.map(([smallest]) => smallest)) : mean;
  const sigma: Interval = [least * width, most * width];
  return { centre: meanOf(values), sigma: () => sigma };
}

/** Between what centre line and sigma of a phase lie; null where this chart's formula was not bounded. */
export function lineBounds(
  type: ChartType,
  series: IntervalSeries,
  span: PhaseSpan,
  settings: FitSettings,
): LineBounds | null {
  const positions = used(series, span);
  if (positions.length === 0) return null;
  const values = positions.map((i) => series.value[i] as Interval);
  switch (type.id) {
    case 'p':
    case 'u':
      return ratioBounds(series, positions, type.id === 'p');
    case 'c': {
      const centre = meanOf(values);
      const sigma: Interval = [Math.sqrt(centre[0]), Math.sqrt(centre[1])];
      return { centre, sigma: () => sigma };
    }
    case 'i':
      return individualsBounds(series, positions, settings);
    case 'run': {
      const of = (end: 0 | 1) => median(values.map((each) => each[end])) ?? 0;
      return { centre: [of(0), of(1)], sigma: () => null };
    }
    default:
      return null;
  }
}

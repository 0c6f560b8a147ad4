import { type FitOptions, mean, type Observations, type Range } from './chart-type.js';

/** d2 for two values (Montgomery, table VI). */
export const D2 = 1.128;
/** D4 for two values: the upper limit of moving ranges as a multiple of their mean. */
export const D4 = 3.267;

/** Range of each point to the one before. Next to a missing value there is none; an excluded point is bridged. */
export function rangesByPoint(
  values: readonly (number | null)[],
  included: readonly boolean[],
  { from, to }: Range,
): (number | null)[] {
  const ranges: (number | null)[] = [];
  let before: number | null = null;
  for (let i = from; i <= to; i += 1) {
    const value: number | null = values[i] ?? null;
    ranges.push(value === null || before === null ? null : Math.abs(value - before));
    if (included[i] === true) before = value;
  }
  return ranges;
}

/** Steps of 0 are seldom 0 in decimals: 8.8 from 17.9 is no 9.1. */
const DUST = 1e-9;

export interface MeanRange {
  readonly mean: number;
  /** Ranges that screening left out. */
  readonly screened: number;
}

/**
 * The mean of ranges, screened once unless told otherwise: those of `at` times their mean or more are left out. Screening
 * that leaves nothing, or only ranges of 0, is taken back: limits without width would make a signal of every point.
 */
export function screenedMean(
  ranges: readonly number[],
  { screenMovingRanges = true, withoutRange }: FitOptions,
  at: number = D4,
): MeanRange | null {
  const all = mean(ranges);
  if (!screenMovingRanges || all === null) return all === null ? null : { mean: all, screened: 0 };
  const kept = ranges.filter((each) => each < at * all);
  const left = mean(kept);
  if (left !== null && (left > DUST * all || withoutRange === 'no-limits'))
    return { mean: left, screened: ranges.length - kept.length };
  return withoutRange === 'no-limits' ? null : { mean: all, screened: 0 };
}

/** Mean moving range of the included points; null when there is none. */
export function meanRange(
  values: readonly (number | null)[],
  { included }: Observations,
  options: FitOptions,
): MeanRange | null {
  const { from } = options;
  const ranges = rangesByPoint(values, included, options).filter(
    (each, i): each is number => each !== null && included[from + i] === true,
  );
  return screenedMean(ranges, options);
}

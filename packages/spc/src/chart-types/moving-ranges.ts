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

/**
 * Mean moving range of the included points, screened once unless told otherwise; null when there is none. Screening that
 * leaves nothing, or only ranges of 0, is taken back: limits without width would make a signal of every point.
 */
export function meanRange(
  values: readonly (number | null)[],
  { included }: Observations,
  { from, to, screenMovingRanges = true, withoutRange }: FitOptions,
): number | null {
  const ranges = rangesByPoint(values, included, { from, to }).filter(
    (each, i): each is number => each !== null && included[from + i] === true,
  );
  const all = mean(ranges);
  if (!screenMovingRanges || all === null) return all;
  const screened = mean(ranges.filter((each) => each < D4 * all));
  if (withoutRange === 'no-limits') return screened;
  return screened === null || screened === 0 ? all : screened;
}

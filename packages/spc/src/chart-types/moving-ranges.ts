import { mean, type Observations, type Range } from './chart-type.js';

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

/** Mean moving range of the included points, screened once if asked for; null when there is none. */
export function meanRange(
  values: readonly (number | null)[],
  { included }: Observations,
  range: Range,
  screened: boolean,
): number | null {
  const ranges = rangesByPoint(values, included, range).filter(
    (each, i): each is number => each !== null && included[range.from + i] === true,
  );
  const all = mean(ranges);
  if (!screened || all === null) return all;
  return mean(ranges.filter((each) => each < D4 * all));
}

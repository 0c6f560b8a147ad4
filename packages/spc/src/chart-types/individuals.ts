import { type ChartType, type FitOptions, noFit, type Observations, usable } from './chart-type.js';

/** d2 for two values (Montgomery, table VI) and the upper limit of moving ranges as a multiple of their mean. */
const D2 = 1.128;
const SCREEN_AT = 3.267;

/** Ranges between neighbours. Next to a missing value there is none; an excluded point is bridged. */
function movingRanges(observations: Observations, { from, to }: FitOptions): number[] {
  const ranges: number[] = [];
  let before: number | null = null;
  for (let i = from; i <= to; i += 1) {
    if (observations.included[i] !== true) continue;
    const value: number | null = observations.value[i] ?? null;
    if (value !== null && before !== null) ranges.push(Math.abs(value - before));
    before = value;
  }
  return ranges;
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function meanRange(ranges: readonly number[], screened: boolean): number | null {
  const all = mean(ranges);
  if (!screened || all === null) return all;
  return mean(ranges.filter((range) => range < SCREEN_AT * all));
}

/** I chart (XmR): single values. Centre: mean. Sigma: mean moving range / 1.128. */
export const individualsChart: ChartType = {
  id: 'i',
  name: 'XmR chart',
  possible: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  fit(observations, options) {
    const values = usable(observations, options).map((i) => observations.value[i] ?? 0);
    const centre = options.centreLine ?? mean(values);
    if (centre === null) return noFit;
    const range = meanRange(movingRanges(observations, options), options.screenMovingRanges ?? true);
    const sigma = range === null ? null : range / D2;
    return { centre, sigma: () => sigma };
  },
};

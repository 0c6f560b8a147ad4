import { type ChartType, type Fit, noFit, usable } from './chart-type.js';

/** The middle value, or the mean of the two in the middle; null of none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? 0;
  const high = sorted[Math.floor(middle)] ?? low;
  return (low + high) / 2;
}

const without = (centre: number): Fit => ({ centre, limits: () => null });

/** Run chart: the median, and no limits. Patterns come from the runs analysis. */
export const runChart: ChartType = {
  id: 'run',
  name: 'Run chart',
  possible: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  fit(observations, options) {
    const values = usable(observations, options).map((i) => observations.value[i] ?? 0);
    const centre = options.centreLine ?? median(values);
    return centre === null ? noFit : without(centre);
  },
};

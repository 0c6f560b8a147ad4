import { type ChartType, noFit, usable } from './chart-type.js';

/** Run chart: the median, and no limits. Patterns come from the runs analysis. */
export const runChart: ChartType = {
  id: 'run',
  name: 'Run chart',
  possible: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  fit(observations, options) {
    const values = usable(observations, options).map((i) => observations.value[i] ?? 0);
    if (options.centreLine !== undefined) return { centre: options.centreLine, sigma: () => null };
    if (values.length === 0) return noFit;
    values.sort((a, b) => a - b);
    const middle = values.length / 2;
    const low = values[Math.ceil(middle) - 1] ?? 0;
    const high = values[Math.floor(middle)] ?? low;
    return { centre: (low + high) / 2, sigma: () => null };
  },
};

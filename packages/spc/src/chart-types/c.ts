import { around, type ChartType, mean, noFit, usable } from './chart-type.js';

/** C chart: counts of events in equal periods. Centre: mean. Sigma: √mean, Poisson (Montgomery, section 7.4). */
export const cChart: ChartType = {
  id: 'c',
  name: 'C chart',
  possible: [0, Number.POSITIVE_INFINITY],
  fit(observations, options) {
    const counts = usable(observations, options).map((i) => observations.value[i] ?? 0);
    const centre = options.centreLine ?? mean(counts);
    if (centre === null) return noFit;
    const sigma = Math.sqrt(centre);
    return around(centre, () => sigma);
  },
};

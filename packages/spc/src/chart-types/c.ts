import { type ChartType, noFit, usable } from './chart-type.js';

/** C chart: counts of events in equal periods. Centre: mean. Sigma: √mean, Poisson (Montgomery, section 7.4). */
export const cChart: ChartType = {
  id: 'c',
  name: 'C chart',
  possible: [0, Number.POSITIVE_INFINITY],
  fit(observations, options) {
    const positions = usable(observations, options);
    const sum = positions.reduce((total, i) => total + (observations.value[i] ?? 0), 0);
    const centre = options.centreLine ?? (positions.length > 0 ? sum / positions.length : null);
    if (centre === null) return noFit;
    const sigma = Math.sqrt(centre);
    return { centre, sigma: () => sigma };
  },
};

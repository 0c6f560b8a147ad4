import {
  around,
  type ChartType,
  type FitOptions,
  noFit,
  type Observations,
  pooledRatio,
} from './chart-type.js';
import { spreadOf, widened } from './laney.js';

/** Sigma of a rate over `n`: √(u/n), Poisson (Montgomery, section 7.4); null where nothing was at risk. */
const poisson =
  (centre: number, { denominator }: Observations) =>
  (i: number): number | null => {
    const n = denominator[i] ?? 0;
    return n > 0 ? Math.sqrt(centre / n) : null;
  };

const centreOf = (observations: Observations, options: FitOptions) =>
  options.centreLine ?? pooledRatio(observations, options);

/** U chart: events for a varying number at risk. Centre: sum of events over sum at risk. */
export const uChart: ChartType = {
  id: 'u',
  name: 'U chart',
  possible: [0, Number.POSITIVE_INFINITY],
  fit(observations, options) {
    const centre = centreOf(observations, options);
    if (centre === null) return noFit;
    const sigma = poisson(centre, observations);
    return { ...around(centre, sigma), spread: () => spreadOf(centre, sigma, observations, options) };
  },
};

/** U′ chart: a U chart whose limits are as wide as the points vary from one to the next (Laney 2002). */
export const uPrimeChart: ChartType = {
  id: 'u-prime',
  name: 'U′ chart',
  possible: [0, Number.POSITIVE_INFINITY],
  fit(observations, options) {
    const centre = centreOf(observations, options);
    if (centre === null) return noFit;
    return around(centre, widened(centre, poisson(centre, observations), observations, options));
  },
};

import {
  around,
  type ChartType,
  type FitOptions,
  noFit,
  type Observations,
  pooledRatio,
} from './chart-type.js';
import { spreadOf, widened } from './laney.js';

/** Sigma of a proportion of `n`: √(p(1−p)/n), binomial (Montgomery, section 7.3); null without anybody. */
const binomial =
  (centre: number, { denominator }: Observations) =>
  (i: number): number | null => {
    const n = denominator[i] ?? 0;
    return n > 0 ? Math.sqrt((centre * (1 - centre)) / n) : null;
  };

const centreOf = (observations: Observations, options: FitOptions) =>
  options.centreLine ?? pooledRatio(observations, options);

/** P chart: proportion of a varying denominator. Centre: sum of numerators over sum of denominators. */
export const pChart: ChartType = {
  id: 'p',
  name: 'P chart',
  possible: [0, 1],
  fit(observations, options) {
    const centre = centreOf(observations, options);
    if (centre === null) return noFit;
    const sigma = binomial(centre, observations);
    return { ...around(centre, sigma), spread: () => spreadOf(centre, sigma, observations, options) };
  },
};

/** P′ chart: a P chart whose limits are as wide as the points vary from one to the next (Laney 2002). */
export const pPrimeChart: ChartType = {
  id: 'p-prime',
  name: 'P′ chart',
  possible: [0, 1],
  fit(observations, options) {
    const centre = centreOf(observations, options);
    if (centre === null) return noFit;
    return around(centre, widened(centre, binomial(centre, observations), observations, options));
  },
};

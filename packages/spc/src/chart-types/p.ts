import { type ChartType, noFit, usable } from './chart-type.js';

/**
 * P chart: proportion of a varying denominator.
 * Centre: sum of numerators over sum of denominators. Sigma: √(p(1−p)/n), binomial
 * (Montgomery, Introduction to Statistical Quality Control, section 7.3).
 */
export const pChart: ChartType = {
  id: 'p',
  name: 'P chart',
  possible: [0, 1],
  fit(observations, options) {
    let cases = 0;
    let of = 0;
    for (const i of usable(observations, options)) {
      cases += observations.numerator[i] ?? 0;
      of += observations.denominator[i] ?? 0;
    }
    const centre = options.centreLine ?? (of > 0 ? cases / of : null);
    if (centre === null) return noFit;
    return {
      centre,
      sigma: (i) => {
        const n = observations.denominator[i] ?? 0;
        return n > 0 ? Math.sqrt((centre * (1 - centre)) / n) : null;
      },
    };
  },
};

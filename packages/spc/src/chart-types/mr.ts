import { type ChartType, noFit } from './chart-type.js';
import { D4, meanRange, rangesByPoint } from './moving-ranges.js';

/**
 * MR chart: how much each value differs from the one before. Centre: mean moving range, never screened. Upper limit:
 * 3.267 × centre (Montgomery, section 6.4); at 2 sigma two thirds of that, as qicharts2 draws it.
 */
export const movingRangeChart: ChartType = {
  id: 'mr',
  name: 'MR chart',
  possible: [0, Number.POSITIVE_INFINITY],
  dependent: true,
  drawn: ({ value, included }, phases) => phases.flatMap((phase) => rangesByPoint(value, included, phase)),
  fit(observations, options) {
    const unscreened = { ...options, screenMovingRanges: false };
    const centre =
      options.centreLine ?? meanRange(observations.value, observations, unscreened)?.mean ?? null;
    if (centre === null) return noFit;
    const upper = D4 * centre;
    // Only points beyond the upper limit mean anything here, so there is no line at 1 sigma.
    const limits = { lower: 0, upper, lower2: 0, upper2: (upper * 2) / 3, lower1: null, upper1: null };
    return { centre, limits: () => limits };
  },
};

import { type ChartType, mean, noFit, sigmasFrom, usable } from './chart-type.js';
import { median } from './run.js';

/** Median of an exponential as a part of its mean, ln 2. */
const MEDIAN_OF_MEAN = 0.693;

/**
 * G chart: cases between two rare events. The line is the median, so that as many points lie above as below; limits are
 * those of the geometric distribution about its mean m, with sigma √(m(m+1)) (Benneyan 2001, as qicharts2 draws it).
 */
export const gChart: ChartType = {
  id: 'g',
  name: 'G chart',
  possible: [0, Number.POSITIVE_INFINITY],
  fit(observations, options) {
    const cases = usable(observations, options).map((i) => observations.value[i] ?? 0);
    const middle = options.centreLine ?? mean(cases);
    if (middle === null) return noFit;
    const centre = options.centreLine === undefined ? median(cases) : MEDIAN_OF_MEAN * options.centreLine;
    const sigma = Math.sqrt(middle * (middle + 1));
    const limits = sigmasFrom(middle, sigma);
    return { centre, limits: () => limits };
  },
};

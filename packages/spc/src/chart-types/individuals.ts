import { around, type ChartType, mean, noFit, usable } from './chart-type.js';
import { D2, meanRange } from './moving-ranges.js';

/** I chart (XmR): single values. Centre: mean. Sigma: mean moving range / 1.128. */
export const individualsChart: ChartType = {
  id: 'i',
  name: 'XmR chart',
  possible: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  fit(observations, options) {
    const values = usable(observations, options).map((i) => observations.value[i] ?? 0);
    const centre = options.centreLine ?? mean(values);
    if (centre === null) return noFit;
    const range = meanRange(observations.value, observations, options);
    const { rangeFactor } = options;
    const sigma = range && (rangeFactor === undefined ? range.mean / D2 : (range.mean * rangeFactor) / 3);
    return { ...around(centre, () => sigma), screened: range?.screened ?? 0 };
  },
};

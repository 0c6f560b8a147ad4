import { around, type ChartType, noFit, pooledRatio } from './chart-type.js';
import { screenedMean } from './moving-ranges.js';

/** E|X − Y| of two independent normal values is 2σ/√π. */
const ROOT_PI = Math.sqrt(Math.PI);
/** D4 for two values, not rounded. */
const SCREEN_AT = 3.2665;

/**
 * I′ chart: ratios of a varying denominator as single values. Sigma of a point is σ/√n, where σ is the mean of
 * √π/2 × |difference to the point before| / √((1/n + 1/n before)/2). W A Taylor, Normalized individuals (I′) control
 * chart, 2018.
 */
export const iPrimeChart: ChartType = {
  id: 'i-prime',
  name: 'I′ chart',
  possible: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  fit(observations, options) {
    const centre = options.centreLine ?? pooledRatio(observations, options);
    if (centre === null) return noFit;
    const { value, denominator, included } = observations;
    const spreads: number[] = [];
    let before = -1;
    for (let i = options.from; i <= options.to; i += 1) {
      if (included[i] !== true) continue;
      const [x, n] = [value[i] ?? null, denominator[i] ?? 0];
      const isThere = x !== null && n > 0;
      if (isThere && before >= 0) {
        const steps = Math.abs(x - (value[before] ?? 0));
        const share = Math.sqrt((1 / n + 1 / (denominator[before] ?? 1)) / 2);
        spreads.push(((ROOT_PI / 2) * steps) / share);
      }
      before = isThere ? i : -1;
    }
    const sigma = screenedMean(spreads, options, SCREEN_AT);
    const limits = around(centre, (i) => {
      const n = denominator[i] ?? 0;
      return sigma !== null && n > 0 ? sigma.mean / Math.sqrt(n) : null;
    });
    return { ...limits, screened: sigma?.screened ?? 0 };
  },
};

import type { FitOptions, Observations } from './chart-type.js';
import { D2, meanRange } from './moving-ranges.js';

type Sigma = (index: number) => number | null;

/**
 * How many times as much the points vary from one to the next as chance alone would have it: the mean moving range of
 * z / 1.128, where z is a point's distance from the centre in its own sigmas. D B Laney, Improved control charts for
 * attributes, Quality Engineering 2002, doi 10.1081/QEN-120003555. Null where there is no range, or no width at all (every
 * point at 0% or 100%).
 */
export function spreadOf(
  centre: number,
  sigma: Sigma,
  observations: Observations,
  options: FitOptions,
): number | null {
  const z = observations.value.map((value, i) => {
    const width = sigma(i);
    return value === null || width === null || width === 0 ? null : (value - centre) / width;
  });
  const range = meanRange(z, observations, options);
  return range && range.mean / D2;
}

/** Sigma times the spread; without one it is sigma as it was. */
export function widened(
  centre: number,
  sigma: Sigma,
  observations: Observations,
  options: FitOptions,
): Sigma {
  const spread = spreadOf(centre, sigma, observations, options);
  if (spread === null) return options.withoutRange === 'no-limits' ? () => null : sigma;
  return (i) => {
    const width = sigma(i);
    return width === null ? null : width * spread;
  };
}

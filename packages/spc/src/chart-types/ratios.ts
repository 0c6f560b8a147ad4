import type { ChartTypeId } from '../model.js';
import {
  around,
  type ChartType,
  type FitOptions,
  noFit,
  type Observations,
  pooledRatio,
} from './chart-type.js';
import { D2, meanRange } from './moving-ranges.js';

/** What is different from one chart of ratios to another. */
export interface RatioKind {
  readonly id: ChartTypeId;
  readonly name: string;
  /** The largest ratio that is possible. */
  readonly most: number;
  /** Of one case about the centre line: sigma of a point is √(variance / n). */
  variance(centre: number): number;
}

type Sigma = (index: number) => number | null;

interface RatioFit {
  readonly centre: number;
  /** Of chance alone; null where there was nobody. */
  readonly sigma: Sigma;
}

function fitOf(
  { variance }: RatioKind,
  observations: Observations,
  options: FitOptions,
): RatioFit | undefined {
  const centre = options.centreLine ?? pooledRatio(observations, options);
  if (centre === null) return undefined;
  const sigma: Sigma = (i) => {
    const n = observations.denominator[i] ?? 0;
    return n > 0 ? Math.sqrt(variance(centre) / n) : null;
  };
  return { centre, sigma };
}

interface Spread {
  readonly times: number;
  /** Ranges that screening left out. */
  readonly screened: number;
}

/**
 * How many times as much the points vary from one to the next as chance alone would have it: the mean moving range of
 * z / 1.128, where z is a point's distance from the centre in its own sigmas. D B Laney, Improved control charts for
 * attributes, Quality Engineering 2002, doi 10.1081/QEN-120003555. Null where there is no range, or no width at all (every
 * point at 0% or 100%).
 */
function spreadOf(
  { centre, sigma }: RatioFit,
  observations: Observations,
  options: FitOptions,
): Spread | null {
  const z = observations.value.map((value, i) => {
    const width = sigma(i);
    return value === null || width === null || width === 0 ? null : (value - centre) / width;
  });
  const range = meanRange(z, observations, options);
  return range && { times: range.mean / D2, screened: range.screened };
}

/** Ratios with limits of chance alone. Centre: sum of numerators over sum of denominators. */
export const ratioChart = (kind: RatioKind): ChartType => ({
  id: kind.id,
  name: kind.name,
  possible: [0, kind.most],
  fit(observations, options) {
    const fit = fitOf(kind, observations, options);
    if (fit === undefined) return noFit;
    return {
      ...around(fit.centre, fit.sigma),
      spread: () => spreadOf(fit, observations, options)?.times ?? null,
    };
  },
});

/** The same with limits as wide as the points vary; without a spread they are those of chance alone. */
export const primeChart = (kind: RatioKind): ChartType => ({
  id: kind.id,
  name: kind.name,
  possible: [0, kind.most],
  fit(observations, options) {
    const fit = fitOf(kind, observations, options);
    if (fit === undefined) return noFit;
    const spread = spreadOf(fit, observations, options);
    if (spread === null && options.withoutRange === 'no-limits') return around(fit.centre, () => null);
    const limits = around(fit.centre, (i) => {
      const width = fit.sigma(i);
      return width && width * (spread?.times ?? 1);
    });
    return spread === null ? { ...limits, withoutSpread: true } : { ...limits, screened: spread.screened };
  },
});

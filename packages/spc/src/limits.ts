import type { ChartType, Fit, FitOptions, Observations } from './chart-types/chart-type.js';

/** A phase as positions, all inclusive. */
export interface PhaseSpan {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly baselineFrom: number;
  readonly baselineTo: number;
}

/** Limits of one point before the multiplier; null where the chart has none. */
export interface PointLimits {
  readonly centre: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly lower2: number | null;
  readonly upper2: number | null;
  readonly lowerClipped: boolean;
  readonly upperClipped: boolean;
}

/** Where a chart has neither centre line nor limits. */
export const NO_LIMITS: PointLimits = {
  centre: null,
  lower: null,
  upper: null,
  lower2: null,
  upper2: null,
  lowerClipped: false,
  upperClipped: false,
};

export type FitSettings = Pick<FitOptions, 'centreLine' | 'screenMovingRanges'>;

/** Centre line and sigma of a phase, worked out from its baseline. */
export function fitPhase(
  type: ChartType,
  observations: Observations,
  span: PhaseSpan,
  settings: FitSettings,
): Fit {
  return type.fit(observations, { ...settings, from: span.baselineFrom, to: span.baselineTo });
}

/** 2 and 3 sigma limits of the point at `index`, cut to what the chart type says is possible. */
export function limitsAt(type: ChartType, fit: Fit, index: number): PointLimits {
  const { centre } = fit;
  const sigma = centre === null ? null : fit.sigma(index);
  if (centre === null || sigma === null) return { ...NO_LIMITS, centre };
  const [least, most] = type.possible;
  const lower = centre - 3 * sigma;
  const upper = centre + 3 * sigma;
  return {
    centre,
    lower: Math.max(least, lower),
    upper: Math.min(most, upper),
    lower2: Math.max(least, centre - 2 * sigma),
    upper2: Math.min(most, centre + 2 * sigma),
    lowerClipped: lower < least,
    upperClipped: upper > most,
  };
}

/**
 * −1 below, 0 on, 1 above. A hair of slack, because 8/100 and a typed 0.08 must be equal;
 * the reference packages compare plain doubles.
 */
export function side(value: number, line: number): -1 | 0 | 1 {
  if (Math.abs(value - line) <= 1e-12 * Math.max(Math.abs(value), Math.abs(line))) return 0;
  return value > line ? 1 : -1;
}

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
  /** Lines at 1 sigma; they belong to rules and are not drawn. */
  readonly lower1: number | null;
  readonly upper1: number | null;
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
  lower1: null,
  upper1: null,
  lowerClipped: false,
  upperClipped: false,
};

export type FitSettings = Pick<
  FitOptions,
  'centreLine' | 'screenMovingRanges' | 'withoutRange' | 'rangeFactor'
>;

/** Centre line and sigma of a phase, worked out from its baseline. */
export function fitPhase(
  type: ChartType,
  observations: Observations,
  span: PhaseSpan,
  settings: FitSettings,
): Fit {
  const phase = { from: span.from, to: span.to };
  return type.fit(observations, { ...settings, phase, from: span.baselineFrom, to: span.baselineTo });
}

const cut = (value: number | null, least: number, most: number): number | null =>
  value === null ? null : Math.min(most, Math.max(least, value));

/** Lines at 1, 2 and 3 sigma of the point at `index`, cut to what the chart type says is possible. */
export function limitsAt(type: ChartType, fit: Fit, index: number): PointLimits {
  const { centre } = fit;
  const limits = centre === null ? null : fit.limits(index);
  if (limits === null) return centre === null ? NO_LIMITS : { ...NO_LIMITS, centre };
  const [least, most] = type.possible;
  const { lower, upper, lower2, upper2, lower1, upper1 } = limits;
  return {
    centre,
    lower: cut(lower, least, most),
    upper: cut(upper, least, most),
    lower2: cut(lower2, least, most),
    upper2: cut(upper2, least, most),
    lower1: cut(lower1, least, most),
    upper1: cut(upper1, least, most),
    lowerClipped: lower !== null && lower < least,
    upperClipped: upper !== null && upper > most,
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

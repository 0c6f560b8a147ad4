import type { ChartTypeId } from '../model.js';

/** Several values of one period, of which only these are needed. */
export interface Subgroup {
  readonly size: number;
  readonly mean: number;
  /** Sample standard deviation; null for a subgroup of one. */
  readonly sd: number | null;
}

/** A series as plain columns, in time order and before the multiplier. */
export interface Observations {
  readonly value: readonly (number | null)[];
  /** 1 for charts without denominator; null where it is not known. */
  readonly denominator: readonly (number | null)[];
  readonly numerator: readonly (number | null)[];
  /** False for points that a person left out of centre line, limits and patterns. */
  readonly included: readonly boolean[];
  /** For charts of subgroups. */
  readonly subgroup?: readonly (Subgroup | null)[];
}

/** Positions from `from` to `to`, both inclusive. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Limits of one point as the formula gives them; null where it gives none. */
export interface RawLimits {
  readonly lower: number | null;
  readonly upper: number | null;
  readonly lower2: number | null;
  readonly upper2: number | null;
  readonly lower1: number | null;
  readonly upper1: number | null;
}

/** Centre line of one phase and the limits of each point; null where there are none. */
export interface Fit {
  readonly centre: number | null;
  limits(index: number): RawLimits | null;
  /** Moving ranges that were left out for being far larger than the rest. */
  readonly screened?: number;
  /** True where a P′ or U′ chart had no spread to go by, so that its limits are those of a P or U chart. */
  readonly withoutSpread?: true;
  /** For limits of chance alone: how many times as much the points vary. */
  spread?(): number | null;
}

export interface FitOptions extends Range {
  /** All of the phase that the baseline `from` to `to` belongs to. */
  readonly phase: Range;
  /** A centre line set by a person, before the multiplier. */
  readonly centreLine?: number;
  /** Drop moving ranges of 3.267 times their mean or more, once. */
  readonly screenMovingRanges?: boolean;
  /**
   * What becomes of limits where no moving range is left: those without screening, or of a P or U chart, unless told.
   */
  readonly withoutRange?: 'fall-back' | 'no-limits';
  /** Width of the limits at 3 sigma as a multiple of the mean moving range; 3 / 1.128 unless told. */
  readonly rangeFactor?: number;
}

/** A chart type says how to work out centre line and limits; everything else is shared. */
export interface ChartType {
  readonly id: ChartTypeId;
  readonly name: string;
  /** What values are possible, before the multiplier; limits are cut there. */
  readonly possible: readonly [number, number];
  /** Neighbours share a value, so that runs and trends mean nothing: only points beyond the limits do. */
  readonly dependent?: true;
  /** What is drawn, where that is not the value itself. */
  drawn?(observations: Observations, phases: readonly Range[]): readonly (number | null)[];
  /** Throws SpcInputError for a series that the formula does not hold for. */
  fit(observations: Observations, options: FitOptions): Fit;
}

/** Positions that may take part in the centre line: included and with a value. */
export function usable(observations: Observations, { from, to }: Range): number[] {
  const positions: number[] = [];
  for (let i = from; i <= to; i += 1) {
    const value = observations.value[i] ?? null;
    if (value !== null && observations.included[i] === true) positions.push(i);
  }
  return positions;
}

export const noFit: Fit = { centre: null, limits: () => null };

/** Lines 1, 2 and 3 sigma to either side. */
export const sigmasFrom = (middle: number, sigma: number): RawLimits => ({
  lower: middle - 3 * sigma,
  upper: middle + 3 * sigma,
  lower2: middle - 2 * sigma,
  upper2: middle + 2 * sigma,
  lower1: middle - sigma,
  upper1: middle + sigma,
});

/** A centre line with limits about it; null where a point has no sigma. */
export function around(centre: number, sigma: (index: number) => number | null): Fit {
  return {
    centre,
    limits(index) {
      const width = sigma(index);
      return width === null ? null : sigmasFrom(centre, width);
    },
  };
}

/** The centre line of ratios: sum of numerators over sum of denominators; null when there is nobody. */
export function pooledRatio(observations: Observations, range: Range): number | null {
  let [cases, of] = [0, 0];
  for (const i of usable(observations, range)) {
    cases += observations.numerator[i] ?? 0;
    of += observations.denominator[i] ?? 0;
  }
  return of > 0 ? cases / of : null;
}

export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Size, mean and sample standard deviation of the values of one period; null of none. */
export function subgroupOf(values: readonly number[]): Subgroup | null {
  const centre = mean(values);
  if (centre === null) return null;
  const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return {
    size: values.length,
    mean: centre,
    sd: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : null,
  };
}

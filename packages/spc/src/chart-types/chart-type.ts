import type { ChartTypeId } from '../model.js';

/** A series as plain columns, in time order and before the multiplier. */
export interface Observations {
  readonly value: readonly (number | null)[];
  /** 1 for charts without denominator; null where it is not known. */
  readonly denominator: readonly (number | null)[];
  readonly numerator: readonly (number | null)[];
  /** False for points that a person left out of centre line, limits and patterns. */
  readonly included: readonly boolean[];
}

/** Centre line of one phase and the sigma of each point; null where there is none. */
export interface Fit {
  readonly centre: number | null;
  sigma(index: number): number | null;
}

export interface FitOptions {
  /** Positions of the baseline, both inclusive. */
  readonly from: number;
  readonly to: number;
  /** A centre line set by a person, before the multiplier. */
  readonly centreLine?: number;
  /** Drop moving ranges of 3.267 times their mean or more, once. */
  readonly screenMovingRanges?: boolean;
}

/** A chart type says how to work out centre line and sigma; everything else is shared. */
export interface ChartType {
  readonly id: ChartTypeId;
  readonly name: string;
  /** What values are possible, before the multiplier; limits are cut there. */
  readonly possible: readonly [number, number];
  fit(observations: Observations, options: FitOptions): Fit;
}

/** Positions from `from` to `to` that may take part in the centre line: included and with a value. */
export function usable(observations: Observations, { from, to }: FitOptions): number[] {
  const positions: number[] = [];
  for (let i = from; i <= to; i += 1) {
    const value = observations.value[i] ?? null;
    if (value !== null && observations.included[i] === true) positions.push(i);
  }
  return positions;
}

export const noFit: Fit = { centre: null, sigma: () => null };

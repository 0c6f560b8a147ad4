import type { Interval } from '../counts.js';
import type { FunnelScaleName } from './scales.js';
import type { Extremes } from './spread.js';

/**
 * What the units count. `ratio`: the denominator is an expected count, so the centre is 1. `rate`: it is a size, and
 * the centre is the rate of all units together. `ratio-of-counts`: both are counts that vary by chance.
 */
export type FunnelKind = 'proportion' | 'rate' | 'ratio' | 'ratio-of-counts';

/** One dot of a funnel. */
export interface FunnelUnit {
  readonly id: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** Why a unit has no place on the chart. */
export type LeftOutBecause =
  | 'no-numerator'
  | 'no-denominator'
  | 'denominator-not-positive'
  | 'negative'
  | 'numerator-above-denominator';

export interface LeftOut {
  readonly id: string;
  readonly because: LeftOutBecause;
}

/** The 95% and the 99.8% limits of one size of unit. */
export interface FunnelLimits {
  readonly limits95: Interval;
  readonly limits998: Interval;
}

/** On which side of the limits a unit lies; a value on a limit is within it. */
export type FunnelSide = 'above-99.8' | 'above-95' | 'within' | 'below-95' | 'below-99.8';

/** How limits without extra spread are made: the exact test, the interval round the expected count, or the scale. */
export type PlainLimits = 'exact' | 'interval' | 'scale';

export interface FunnelChoices {
  readonly kind: FunnelKind;
  /** Widen the limits by the spread between units beyond chance, where there is some. */
  readonly widen: boolean;
  /** Fewer units than this say too little about spread, and nothing is widened. */
  readonly fewest?: number;
  /** Share of units at each end that is tamed before the spread is measured. */
  readonly trim?: number;
  readonly extremes?: Extremes;
  readonly scale?: FunnelScaleName;
  readonly plain?: PlainLimits;
}

/** Why limits are not widened although that was asked for. */
export type NotWidened = 'not-asked' | 'no-extra-spread' | 'few-units' | 'zero-counts';

export interface FunnelRow {
  readonly id: string;
  readonly numerator: number;
  readonly denominator: number;
  /** Share, rate for one of the denominator, or ratio. */
  readonly value: number;
  /** Distance from the centre in standard errors, on the scale. */
  readonly z: number;
  /** The same as it counts for the spread; null where it was dropped. */
  readonly tamedZ: number | null;
  readonly tamed: boolean;
  /** What chance alone explains. */
  readonly plain: FunnelLimits;
  /** With the extra spread, by the model alone; null where nothing is widened. */
  readonly model: FunnelLimits | null;
  /** The limits that count. */
  readonly limits: FunnelLimits;
  readonly side: FunnelSide;
}

export interface Funnel {
  readonly kind: FunnelKind;
  /** Expected share, rate for one of the denominator, or ratio: the events of all units over all denominators. */
  readonly centre: number;
  readonly phi: number;
  /** Variance between units beyond chance on the scale, whether or not the limits use it. */
  readonly tau2: number;
  /** null: the limits are widened by `tau2`. */
  readonly notWidened: NotWidened | null;
  readonly rows: readonly FunnelRow[];
  readonly leftOut: readonly LeftOut[];
}

/** No funnel, and why: nothing to draw, or events nowhere, or everywhere. */
export interface NoFunnel {
  readonly refused: 'no-units' | 'no-events' | 'all-events';
  readonly leftOut: readonly LeftOut[];
}

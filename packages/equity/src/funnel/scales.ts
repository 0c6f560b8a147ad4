import type { Interval } from '../counts.js';

/** One unit as the engine counts it: events, and people or expected events. */
export interface ScaledUnit {
  readonly numerator: number;
  readonly denominator: number;
}

/** On which values of units have about the same spread whatever they are, so that a z means the same everywhere. */
export interface FunnelScale {
  readonly value: (unit: ScaledUnit) => number;
  readonly error: (unit: ScaledUnit) => number;
  readonly centre: (expected: number) => number;
  readonly back: (scaled: number) => number;
}

const half = (size: number): number => 1 / (2 * Math.sqrt(size));

/** Proportions. Beyond either end the angle would bend back, so it stops at 0 and at 1. */
const arcsine: FunnelScale = {
  value: ({ numerator, denominator }) => Math.asin(Math.sqrt(numerator / denominator)),
  error: ({ denominator }) => half(denominator),
  centre: (expected) => Math.asin(Math.sqrt(expected)),
  back: (angle) => Math.sin(Math.min(Math.PI / 2, Math.max(0, angle))) ** 2,
};

/** Observed over expected events. A count of 0 has a place on it. */
const squareRoot: FunnelScale = {
  value: ({ numerator, denominator }) => Math.sqrt(numerator / denominator),
  error: ({ denominator }) => half(denominator),
  centre: (expected) => Math.sqrt(expected),
  back: (root) => Math.max(0, root) ** 2,
};

/** Observed over expected events, as the SHMI has it. A count of 0 lies at minus infinity. */
const log: FunnelScale = {
  value: ({ numerator, denominator }) => Math.log(numerator / denominator),
  error: ({ denominator }) => 1 / Math.sqrt(denominator),
  centre: (expected) => Math.log(expected),
  back: Math.exp,
};

/** A ratio of two counts that both vary: half an event is added to each. */
const logOfCounts: FunnelScale = {
  value: ({ numerator, denominator }) => Math.log((numerator + 0.5) / (denominator + 0.5)),
  error: ({ numerator, denominator }) =>
    Math.sqrt(numerator / (numerator + 0.5) ** 2 + denominator / (denominator + 0.5) ** 2),
  centre: (expected) => Math.log(expected),
  back: Math.exp,
};

export const FUNNEL_SCALES = {
  arcsine,
  'square-root': squareRoot,
  log,
  'log-of-counts': logOfCounts,
} as const satisfies Readonly<Record<string, FunnelScale>>;

export type FunnelScaleName = keyof typeof FUNNEL_SCALES;

/**
 * Limits on a scale, back in the unit of the centre.
 *
 * @param error standard error of one unit on the scale
 * @param tau2 variance between units beyond chance, on the scale
 */
export function limitsOnScale(
  scale: FunnelScale,
  at: { readonly centre: number; readonly error: number; readonly tau2: number; readonly z: number },
): Interval {
  const middle = scale.centre(at.centre);
  const reach = at.z * Math.sqrt(at.error ** 2 + at.tau2);
  return { lower: scale.back(middle - reach), upper: scale.back(middle + reach) };
}

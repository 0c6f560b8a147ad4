import type { Interval } from '../counts.js';
import { zOf } from '../normal.js';
import { TAIL_95, TAIL_998 } from './exact-limits.js';
import type { FunnelSide } from './model.js';
import type { ScaledUnit } from './scales.js';
import { poissonAtLeast, poissonAtMost, whereItFallsTo } from './tails.js';

/** Limits of a proportion with and without a cut at what is possible, as shares. */
export interface FingertipsProportion {
  readonly limits: Interval;
  /** By the formula alone: may lie below 0 or above 1. */
  readonly uncut: Interval;
}

/**
 * Fingertips' limits of a proportion: the normal approximation round the expected share (Public Health England,
 * "Technical guide: funnel plots"). They are cut at 0 and 1.
 */
export function fingertipsProportion(size: number, share: number, confidence: number): FingertipsProportion {
  const reach = zOf(confidence) * Math.sqrt((share * (1 - share)) / size);
  const uncut = { lower: share - reach, upper: share + reach };
  return { uncut, limits: { lower: Math.max(0, uncut.lower), upper: Math.min(1, uncut.upper) } };
}

/**
 * How many events would have to be expected for `observed` to lie just on a limit: the exact Poisson limits of an
 * observed count. Fingertips draws its lines for rates and ratios through these.
 */
export function expectedOnLimit(observed: number, tail: number): Interval {
  const far = observed + 12 * Math.sqrt(observed + 1) + 24;
  const falls = (below: number): number => poissonAtLeast(observed, observed - below);
  return {
    lower: observed === 0 ? 0 : observed - whereItFallsTo(tail, falls, { low: 0, high: observed }),
    upper: whereItFallsTo(tail, (mean) => poissonAtMost(observed, mean), { low: observed, high: far }),
  };
}

function bySize(lowTail: (tail: number) => boolean, highTail: (tail: number) => boolean): FunnelSide {
  if (highTail(TAIL_998)) return 'above-99.8';
  if (lowTail(TAIL_998)) return 'below-99.8';
  if (highTail(TAIL_95)) return 'above-95';
  return lowTail(TAIL_95) ? 'below-95' : 'within';
}

/**
 * The side on which Fingertips puts a unit.
 *
 * @param expected the expected share of a proportion; of a rate or ratio the expected events for one of the denominator
 */
export function fingertipsSide(
  kind: 'proportion' | 'rate' | 'ratio',
  unit: ScaledUnit,
  expected: number,
): FunnelSide {
  const { numerator, denominator } = unit;
  if (kind === 'proportion') {
    const limits = (tail: number): Interval =>
      fingertipsProportion(denominator, expected, 1 - 2 * tail).limits;
    const share = numerator / denominator;
    return bySize(
      (tail) => share < limits(tail).lower,
      (tail) => share > limits(tail).upper,
    );
  }
  const mean = denominator * expected;
  return bySize(
    (tail) => poissonAtMost(numerator, mean) < tail,
    (tail) => poissonAtLeast(numerator, mean) < tail,
  );
}

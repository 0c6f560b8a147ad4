import { DEFAULT_CONFIDENCE, proportion, type Counts, type Interval } from './counts.js';
import { wilson } from './wilson.js';

/** First minus second, as a share (0.08 is 8 percentage points). */
export function difference(first: Counts, second: Counts): number {
  return proportion(first) - proportion(second);
}

/**
 * Interval of `difference` from the two Wilson intervals, no continuity correction.
 * R. G. Newcombe, Statistics in Medicine 17, 1998, method 10.
 */
export function newcombeWilson(
  first: Counts,
  second: Counts,
  confidence: number = DEFAULT_CONFIDENCE,
): Interval {
  const one = wilson(first, confidence);
  const two = wilson(second, confidence);
  const p1 = proportion(first);
  const p2 = proportion(second);
  return {
    lower: p1 - p2 - Math.hypot(p1 - one.lower, two.upper - p2),
    upper: p1 - p2 + Math.hypot(one.upper - p1, p2 - two.lower),
  };
}

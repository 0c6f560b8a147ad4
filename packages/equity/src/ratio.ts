import { DEFAULT_CONFIDENCE, proportion, type Counts, type Interval } from './counts.js';
import { zOf } from './normal.js';
import { wilson } from './wilson.js';

/** A ratio, or why there is none: the second group has no events, or neither has. */
export type Ratio =
  | { readonly value: number }
  | { readonly value: null; readonly because: 'second-is-zero' | 'both-are-zero' };

/** First share divided by second share. */
export function ratio(first: Counts, second: Counts): Ratio {
  const p1 = proportion(first);
  const p2 = proportion(second);
  if (p2 > 0) return { value: p1 / p2 };
  return { value: null, because: p1 > 0 ? 'second-is-zero' : 'both-are-zero' };
}

const ANY_RATIO: Interval = { lower: 0, upper: Infinity };

/**
 * Interval of the ratio on the log scale (D. Katz et al., Biometrics 34, 1978).
 * A count of 0 gets a half added for the one limit that exists; two full groups lose a half each.
 */
export function katzLog(first: Counts, second: Counts, confidence: number = DEFAULT_CONFIDENCE): Interval {
  const full = proportion(first) === 1 && proportion(second) === 1;
  if (first.numerator === 0 && second.numerator === 0) return ANY_RATIO;
  const x1 = full ? first.numerator - 0.5 : first.numerator || 0.5;
  const x2 = full ? second.numerator - 0.5 : second.numerator || 0.5;
  const spread = 1 / x1 - 1 / first.denominator + 1 / x2 - 1 / second.denominator;
  const factor = Math.exp(zOf(confidence) * Math.sqrt(spread));
  const centre = x1 / first.denominator / (x2 / second.denominator);
  return {
    lower: first.numerator === 0 ? 0 : centre / factor,
    upper: second.numerator === 0 ? Infinity : centre * factor,
  };
}

/**
 * Interval of the ratio by recovering variances from the two Wilson intervals (MOVER).
 * A. Donner and G. Zou, Statistical Methods in Medical Research 21, 2012.
 */
export function moverWilson(
  first: Counts,
  second: Counts,
  confidence: number = DEFAULT_CONFIDENCE,
): Interval {
  const one = wilson(first, confidence);
  const two = wilson(second, confidence);
  const p1 = proportion(first);
  const p2 = proportion(second);
  const product = p1 * p2;
  const low = one.lower * (2 * p1 - one.lower);
  const lowBy = two.upper * (2 * p2 - two.upper);
  const high = one.upper * (2 * p1 - one.upper);
  const highBy = two.lower * (2 * p2 - two.lower);
  // The lower limit in the form that stays finite when the second group has no events.
  const lower = low === 0 ? 0 : low / (product + Math.sqrt(product * product - low * lowBy));
  const upper = highBy === 0 ? Infinity : (product + Math.sqrt(product * product - high * highBy)) / highBy;
  return { lower, upper };
}

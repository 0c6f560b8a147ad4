import { DEFAULT_CONFIDENCE, proportion, type Counts, type Interval } from './counts.js';
import { zOf } from './normal.js';

/**
 * Chi-squared of the hypothesis that the ratio is `theta`, with the first share at its most likely value
 * under it. P. A. R. Koopman, Biometrics 40, 1984, equations 2.1 to 2.3.
 */
function scoreAt(theta: number, first: Counts, second: Counts): number {
  const { numerator: x1, denominator: n1 } = first;
  const { numerator: x2, denominator: n2 } = second;
  const b = theta * (n1 + x2) + x1 + n2;
  const c = theta * (x1 + x2);
  // The smaller root written as c over the larger one: the usual form loses digits when theta is small.
  const p1 = (2 * c) / (b + Math.sqrt(Math.max(0, b * b - 4 * c * (n1 + n2))));
  const p2 = p1 / theta;
  const part = (x: number, n: number, p: number): number => {
    const away = (x - n * p) ** 2;
    return away === 0 ? 0 : away / (n * p * (1 - p));
  };
  return part(x1, n1, p1) + part(x2, n2, p2);
}

/** Bisection on the log scale between a ratio that fits the data and one that does not. */
function edge(fits: number, misses: number, isWithin: (theta: number) => boolean): number {
  let inside = Math.log(fits);
  let outside = Math.log(misses);
  for (let step = 0; step < 200 && Math.abs(inside - outside) > 1e-13; step += 1) {
    const middle = (inside + outside) / 2;
    if (isWithin(Math.exp(middle))) inside = middle;
    else outside = middle;
  }
  return Math.exp((inside + outside) / 2);
}

/** A ratio that certainly fits: the observed one, with a half added to a count of 0. */
function startingRatio(first: Counts, second: Counts): number {
  const p1 = proportion(first);
  const p2 = proportion(second);
  if (p1 > 0 && p2 > 0) return p1 / p2;
  return p1 > 0 ? Number.MAX_SAFE_INTEGER : 1 / Number.MAX_SAFE_INTEGER;
}

/** Score interval of the ratio first / second; right also when a count is 0 or a group is full. */
export function koopmanScore(
  first: Counts,
  second: Counts,
  confidence: number = DEFAULT_CONFIDENCE,
): Interval {
  if (first.numerator === 0 && second.numerator === 0) return { lower: 0, upper: Infinity };
  const limit = zOf(confidence) ** 2;
  const isWithin = (theta: number): boolean => scoreAt(theta, first, second) <= limit;
  const start = startingRatio(first, second);
  return {
    lower: first.numerator === 0 ? 0 : edge(start, 1e-12, isWithin),
    upper: second.numerator === 0 ? Infinity : edge(start, 1e12, isWithin),
  };
}

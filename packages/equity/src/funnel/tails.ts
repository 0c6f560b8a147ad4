/** Sums and continued fractions end when a further term no longer changes the answer to this share. */
const PRECISE = 1e-15;
const TINY = 1e-300;
const MOST_TERMS = 100_000;

// C. Lanczos, SIAM J. Numer. Anal. B 1, 1964, with the nine coefficients for g = 7.
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Logarithm of the gamma function for x above 0, relative error near 1e-14. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const [first = 0, ...others] = LANCZOS;
  const base = x + 6.5;
  const sum = others.reduce((total, each, at) => total + each / (x + at), first);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(sum);
}

/** A continued fraction b0 + a1 / (b1 + a2 / (b2 + …)), by W. J. Lentz, Applied Optics 15, 1976. */
function continuedFraction(b0: number, term: (at: number) => readonly [a: number, b: number]): number {
  let value = b0 || TINY;
  let c = value;
  let d = 0;
  for (let at = 1; at < MOST_TERMS; at += 1) {
    const [a, b] = term(at);
    d = 1 / (b + a * d || TINY);
    c = b + a / c || TINY;
    value *= c * d;
    if (Math.abs(c * d - 1) < PRECISE) break;
  }
  return value;
}

/** Regularised lower incomplete gamma function P(a, x); Abramowitz and Stegun 6.5.29 and 6.5.31. */
function lowerGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x >= a + 1) {
    return 1 - scale / continuedFraction(x + 1 - a, (at) => [-at * (at - a), x + 2 * at + 1 - a]);
  }
  let term = 1 / a;
  let sum = term;
  for (let at = a + 1; Math.abs(term) > Math.abs(sum) * PRECISE; at += 1) {
    term *= x / at;
    sum += term;
  }
  return sum * scale;
}

/** Regularised incomplete beta function; DLMF 8.17.22. */
function regularBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - regularBeta(1 - x, b, a);
  const front = a * Math.log(x) + b * Math.log(1 - x) + logGamma(a + b) - logGamma(a) - logGamma(b);
  const fraction = continuedFraction(1, (at) => {
    const m = Math.floor(at / 2);
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    return [at % 2 === 0 ? even : odd, 1];
  });
  return Math.exp(front) / (a * fraction);
}

/** Chance of `count` or more events where `expected` are expected (Poisson). `count` may lie between whole numbers. */
export const poissonAtLeast = (count: number, expected: number): number =>
  count <= 0 ? 1 : lowerGamma(count, expected);

/** Chance of `count` or fewer events where `expected` are expected (Poisson). */
export const poissonAtMost = (count: number, expected: number): number => 1 - lowerGamma(count + 1, expected);

/** Chance of `count` or more of `size` where each has the chance `share` (binomial). */
export function binomialAtLeast(count: number, size: number, share: number): number {
  if (count <= 0) return 1;
  return count > size ? 0 : regularBeta(share, count, size - count + 1);
}

/** Where to look: the answer lies between `low` and `high`, and most likely between `near`. */
export interface Search {
  readonly low: number;
  readonly high: number;
  readonly near?: readonly [from: number, to: number];
}

/** Ends of the likely place that lie inside the whole, each with its side. */
function startOf(height: (x: number) => number, { low, high, near = [low, high] }: Search) {
  const [from, to] = [Math.max(low, Math.min(near[0], high)), Math.min(high, Math.max(near[1], low))];
  const ends = { from, above: height(from), to, below: height(to) };
  if (ends.above <= 0 && from > low) return { from: low, above: height(low), to: from, below: ends.above };
  if (ends.below >= 0 && to < high) return { from: to, above: ends.below, to: high, below: height(high) };
  return ends;
}

/**
 * Where a function that falls from above `wanted` at `low` to below it at `high` passes it, by the Illinois form of
 * the false position (M. Dowell and P. Jarratt, BIT 11, 1971) on the logarithm, on which tails are nearly straight.
 */
export function whereItFallsTo(wanted: number, falling: (x: number) => number, search: Search): number {
  const height = (x: number): number => Math.log(Math.max(falling(x), TINY) / wanted);
  let { from, above, to, below } = startOf(height, search);
  if (above <= 0) return from;
  if (below >= 0) return to;
  let last = 0;
  for (let step = 0; step < 200 && to - from > 1e-11 * Math.max(1, to); step += 1) {
    // A halving now and then, where the curve is far from straight.
    const middle = step % 6 === 5 ? (from + to) / 2 : to - (below * (to - from)) / (below - above);
    const found = height(middle);
    if (Math.abs(found) < 1e-12) return middle;
    if (found > 0) {
      if (last > 0) below /= 2;
      [from, above, last] = [middle, found, 1];
    } else {
      if (last < 0) above /= 2;
      [to, below, last] = [middle, found, -1];
    }
  }
  return (from + to) / 2;
}

import { EquityError } from './errors.js';

const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

/**
 * Standard normal distribution function, absolute error near 1e-15 for |x| up to 7.
 * Series of G. Marsaglia, "Evaluating the Normal Distribution", J. Stat. Software 11(4), 2004.
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x > 8) return 1;
  if (x < -8) return 0;
  let term = x;
  let sum = x;
  for (let odd = 3; sum + term !== sum; odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return 0.5 + sum * density(x);
}

/** Two-sided p of a z value: the share of a standard normal further from 0 than |z|. */
export function twoSidedP(z: number): number {
  return Math.min(1, 2 * normalCdf(-Math.abs(z)));
}

function solveQuantile(probability: number): number {
  let x = 0;
  for (let step = 0; step < 60; step += 1) {
    const move = (normalCdf(x) - probability) / density(x);
    // From 0 Newton overshoots far out in the tail, so no step is longer than 1.
    x -= Math.max(-1, Math.min(1, move));
    if (Math.abs(move) < 1e-14) break;
  }
  return x;
}

const cached = new Map<number, number>();

/** The z of a two-sided confidence level: 0.95 gives 1.959964. Throws outside 0.5 to 0.9999. */
export function zOf(confidence: number): number {
  if (!(confidence >= 0.5 && confidence <= 0.9999)) {
    throw new EquityError('confidence-out-of-range', 'Confidence is a share from 0.5 to 0.9999.');
  }
  const known = cached.get(confidence);
  if (known !== undefined) return known;
  const z = solveQuantile(0.5 + confidence / 2);
  cached.set(confidence, z);
  return z;
}

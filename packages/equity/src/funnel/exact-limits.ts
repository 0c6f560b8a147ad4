import type { Interval } from '../counts.js';
import { zOf } from '../normal.js';
import { binomialAtLeast, poissonAtLeast, poissonAtMost, whereItFallsTo } from './tails.js';

/** Both tails of the 95% and the 99.8% limits, as shares. */
export const TAIL_95 = 0.025;
export const TAIL_998 = 0.001;

/** Six standard deviations and some whole events beyond the mean: no limit of ours lies further out. */
const farAbove = (mean: number): number => mean + 6 * Math.sqrt(mean) + 12;

/** Where a normal tail of this size begins, in standard deviations, and a little to either side of it. */
function nearTail(tail: number, deviation: number, skew: number): readonly [from: number, to: number] {
  const z = zOf(1 - 2 * tail);
  const middle = z * deviation + skew;
  return [middle - 0.2 * deviation - 0.6, middle + 0.2 * deviation + 0.6];
}

const shifted = (mean: number, [from, to]: readonly [number, number]): readonly [number, number] => [
  mean + from,
  mean + to,
];

function upperShare(size: number, share: number, tail: number): number {
  // So few that even all of them would be no surprise: nothing lies beyond.
  if (size <= 0 || share ** size >= tail) return 1;
  const mean = size * share;
  const near = shifted(mean, nearTail(tail, Math.sqrt(mean * (1 - share)), 1 + (1 - 2 * share)));
  const search = { low: mean, high: Math.min(size, farAbove(mean)), near };
  return whereItFallsTo(tail, (count) => binomialAtLeast(count, size, share), search) / size;
}

/**
 * Limits of a proportion by the exact binomial test, as shares from 0 to 1: a count lies beyond the limit exactly
 * where the chance of it, or of one further out, is below `tail`. Between whole counts the incomplete beta function
 * goes on, so the line is smooth and every possible count stands on the side that the test says.
 * C. J. Clopper and E. S. Pearson, Biometrika 26, 1934, turned round: limits of the count, not of the share.
 *
 * @param size people in the unit
 * @param share the expected share, above 0 and below 1
 */
export function exactProportionLimits(size: number, share: number, tail: number): Interval {
  return { lower: 1 - upperShare(size, 1 - share, tail), upper: upperShare(size, share, tail) };
}

/**
 * Limits of observed over expected events by the exact Poisson test, in the same way. It is what Fingertips tests
 * (P. Armitage and G. Berry, Statistical Methods in Medical Research, 4.6), read along the count.
 *
 * @param expected events, above 0
 */
export function exactRatioLimits(expected: number, tail: number): Interval {
  const deviation = Math.sqrt(expected);
  const most = whereItFallsTo(tail, (count) => poissonAtLeast(count, expected), {
    low: expected,
    high: farAbove(expected),
    near: shifted(expected, nearTail(tail, deviation, 2)),
  });
  const none = Math.exp(-expected) >= tail;
  // Seen from the mean down the chance of so few falls too.
  const below = (): number =>
    whereItFallsTo(tail, (under) => poissonAtMost(expected - under, expected), {
      low: 0,
      high: expected,
      near: nearTail(tail, deviation, 0),
    });
  const least = none ? 0 : expected - below();
  return { lower: least / expected, upper: most / expected };
}

/**
 * The interval that published mortality charts draw round an expected count (FunnelPlotR, SHMI): Garwood's, as if
 * `expected` had been observed. It is kept to compare with them: it calls 0 of 0.4 expected events too few.
 */
export function intervalRoundExpected(expected: number, tail: number): Interval {
  // The mean under which `expected` or more would be that rare, and the one under which as few would be.
  const under = { low: 0, high: expected };
  const over = { low: expected, high: farAbove(expected + 1) };
  const lower = whereItFallsTo(tail, (below) => poissonAtLeast(expected, expected - below), under);
  const upper = whereItFallsTo(tail, (mean) => poissonAtMost(expected, mean), over);
  return { lower: (expected - lower) / expected, upper: upper / expected };
}

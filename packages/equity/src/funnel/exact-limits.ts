import type { Interval } from '../counts.js';
import { binomialAtLeast, poissonAtLeast, poissonAtMost, whereItFallsTo } from './tails.js';

/** Both tails of the 95% and the 99.8% limits, as shares. */
export const TAIL_95 = 0.025;
export const TAIL_998 = 0.001;

/** Six standard deviations and some whole events beyond the mean: no limit of ours lies further out. */
const farAbove = (mean: number): number => mean + 6 * Math.sqrt(mean) + 12;

function upperShare(size: number, share: number, tail: number): number {
  // So few that even all of them would be no surprise: nothing lies beyond.
  if (size <= 0 || binomialAtLeast(size, size, share) >= tail) return 1;
  const mean = size * share;
  const high = Math.min(size, farAbove(mean));
  return whereItFallsTo(tail, (count) => binomialAtLeast(count, size, share), mean, high) / size;
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
  const high = farAbove(expected);
  const most = whereItFallsTo(tail, (count) => poissonAtLeast(count, expected), expected, high);
  const none = poissonAtMost(0, expected) >= tail;
  // Seen from the mean down the chance of so few falls too.
  const least = none
    ? 0
    : expected - whereItFallsTo(tail, (below) => poissonAtMost(expected - below, expected), 0, expected);
  return { lower: least / expected, upper: most / expected };
}

/**
 * The interval that published mortality charts draw round an expected count (FunnelPlotR, SHMI): Garwood's, as if
 * `expected` had been observed. It is kept to compare with them: it calls 0 of 0.4 expected events too few.
 */
export function intervalRoundExpected(expected: number, tail: number): Interval {
  const high = farAbove(expected + 1);
  // The mean under which `expected` or more would be that rare, and the one under which as few would be.
  const lower =
    expected - whereItFallsTo(tail, (below) => poissonAtLeast(expected, expected - below), 0, expected);
  const upper = whereItFallsTo(tail, (mean) => poissonAtMost(expected, mean), 0, high);
  return { lower: lower / expected, upper: upper / expected };
}

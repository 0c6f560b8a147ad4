import { EquityError } from './errors.js';

/** People with the outcome (numerator) out of all people (denominator). */
export interface Counts {
  readonly numerator: number;
  readonly denominator: number;
}

/** Limits in the unit of the estimate. `upper` is Infinity where the data set no upper limit. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

export const DEFAULT_CONFIDENCE = 0.95;

/** The counts again when a proportion can be made of them; throws an EquityError when not. */
export function checked(counts: Counts): Counts {
  const { numerator, denominator } = counts;
  if (!Number.isFinite(numerator) || !Number.isFinite(denominator) || numerator < 0) {
    throw new EquityError('counts-not-whole', 'Counts are numbers from 0 up.');
  }
  if (denominator <= 0) {
    throw new EquityError('denominator-not-positive', 'A group with nobody in it has no proportion.');
  }
  if (numerator > denominator) {
    throw new EquityError(
      'numerator-above-denominator',
      'More people with the outcome than people in the group.',
    );
  }
  return counts;
}

/** Share from 0 to 1. */
export function proportion(counts: Counts): number {
  const { numerator, denominator } = checked(counts);
  return numerator / denominator;
}

/** The same people, counted by those without the outcome. */
export function complement(counts: Counts): Counts {
  return { numerator: counts.denominator - counts.numerator, denominator: counts.denominator };
}

/** Below this many events, or non-events, a proportion is too unstable to be a reference or to be named. */
export const STABLE_MINIMUM = 10;

/** At least 10 events and 10 non-events. */
export function isStable(counts: Counts): boolean {
  return counts.numerator >= STABLE_MINIMUM && counts.denominator - counts.numerator >= STABLE_MINIMUM;
}

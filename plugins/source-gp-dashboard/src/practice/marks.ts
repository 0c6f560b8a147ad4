import { markTable, type NoValue } from '@fairshift/tabular';

/** Taken at its word: 0 to 5, for practices that have closed are still listed with it. */
const UNDER_6: NoValue = { meaning: 'suppressed', bounds: [0, 5] };
/** Secondary suppression: the mark says nothing about the size of the number. */
const SECOND: NoValue = { meaning: 'suppressed', bounds: [0, null] };

/** Marks in the two count columns. */
export const COUNT_MARKS = markTable(['NA'], { '<under 6>': UNDER_6, '<Suppressed>': SECOND });

/** Two counts by why they have no number; undefined is a number. */
export interface MarkedPair {
  readonly screened: NoValue | undefined;
  readonly eligible: NoValue | undefined;
  readonly words: string;
}

/**
 * Marks in the coverage column that are written as numbers below zero, each with the one pair of counts that it stands
 * beside. Never a percentage.
 */
export const MARKED_PAIRS: ReadonlyMap<string, MarkedPair> = new Map([
  ['-2', { screened: UNDER_6, eligible: UNDER_6, words: 'two counts under 6' }],
  ['-1.75', { screened: SECOND, eligible: SECOND, words: 'two suppressed counts' }],
  [
    '-1.5',
    { screened: UNDER_6, eligible: undefined, words: 'a number screened under 6 beside a number eligible' },
  ],
]);

/** All marks in the coverage column. */
export const COVERAGE_MARKS = markTable(['NA', 'n/a', '*', '..', ''], {
  '-2': { meaning: 'suppressed' },
  '-1.75': { meaning: 'suppressed' },
  '-1.5': { meaning: 'suppressed' },
});

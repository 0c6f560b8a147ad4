import { markTable, parseUnderMark } from '@fairshift/tabular';

/**
 * Marks in the two count columns. "Under 6" is taken at its word: 0 to 5, for practices that have closed are
 * still listed with it. `<Suppressed>` is secondary suppression: the number says nothing about its size.
 */
export const COUNT_MARKS = markTable(['NA'], {
  '<under 6>': parseUnderMark('<under 6>') ?? { meaning: 'suppressed' },
  '<Suppressed>': { meaning: 'suppressed', bounds: [0, null] },
});

/**
 * Marks in the coverage column, written as numbers below zero: −2 both counts are under 6, −1.75 both are
 * suppressed second, −1.5 only the number screened is under 6. Never a percentage.
 */
export const COVERAGE_MARKS = markTable(['NA', 'n/a', '*', '..', ''], {
  '-2': { meaning: 'suppressed' },
  '-1.75': { meaning: 'suppressed' },
  '-1.5': { meaning: 'suppressed' },
});

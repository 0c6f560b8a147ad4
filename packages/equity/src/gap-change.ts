import { complement, DEFAULT_CONFIDENCE, isStable, proportion, type Counts } from './counts.js';
import type { GapOptions } from './gap.js';
import { twoSidedP, zOf } from './normal.js';
import { wilson } from './wilson.js';

/** Two groups in one period. */
export interface Pair {
  readonly first: Counts;
  readonly second: Counts;
}

export interface Change {
  readonly coefficient: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
  readonly p: number;
}

function wald(coefficient: number, variance: number, confidence: number): Change {
  const se = Math.sqrt(variance);
  const half = zOf(confidence) * se;
  // Without any spread every difference is certain, and no difference is no surprise.
  const p = se === 0 ? Number(coefficient === 0) : twoSidedP(coefficient / se);
  return { coefficient, se, lower: coefficient - half, upper: coefficient + half, p };
}

const cellsOf = (before: Pair, after: Pair): readonly [Counts, Counts, Counts, Counts] => [
  after.first,
  after.second,
  before.first,
  before.second,
];
/** (after first − after second) − (before first − before second). */
const SIGNS = [1, -1, -1, 1] as const;

const contrast = (cells: readonly Counts[], value: (cell: Counts) => number): number =>
  cells.reduce((sum, cell, index) => sum + (SIGNS[index] ?? 0) * value(cell), 0);

const total = (cells: readonly Counts[], value: (cell: Counts) => number): number =>
  cells.reduce((sum, cell) => sum + value(cell), 0);

/**
 * How much first − second changed, as a share: the interaction of group and period in a binomial model
 * with identity link, which for two groups and two periods has the closed form used here.
 */
export function changeOfDifference(
  before: Pair,
  after: Pair,
  confidence: number = DEFAULT_CONFIDENCE,
): Change {
  const cells = cellsOf(before, after);
  const variance = total(cells, (cell) => (proportion(cell) * (1 - proportion(cell))) / cell.denominator);
  return wald(contrast(cells, proportion), variance, confidence);
}

/** The same with a log link: change of the log of first / second. null when a count is 0. */
export function changeOfLogRatio(
  before: Pair,
  after: Pair,
  confidence: number = DEFAULT_CONFIDENCE,
): Change | null {
  const cells = cellsOf(before, after);
  if (cells.some((cell) => cell.numerator === 0)) return null;
  const variance = total(cells, (cell) => 1 / cell.numerator - 1 / cell.denominator);
  return wald(
    contrast(cells, (cell) => Math.log(proportion(cell))),
    variance,
    confidence,
  );
}

/** The same with a logit link. null when a count is 0 or a group is full. */
export function changeOfLogOddsRatio(
  before: Pair,
  after: Pair,
  confidence: number = DEFAULT_CONFIDENCE,
): Change | null {
  const cells = cellsOf(before, after);
  if (cells.some((cell) => cell.numerator === 0 || cell.numerator === cell.denominator)) return null;
  const odds = (cell: Counts): number => Math.log(cell.numerator / complement(cell).numerator);
  const variance = total(cells, (cell) => 1 / cell.numerator + 1 / complement(cell).numerator);
  return wald(contrast(cells, odds), variance, confidence);
}

/** Interval of the same change from the four Wilson intervals (MOVER); holds when a count is 0. */
export function moverChange(
  before: Pair,
  after: Pair,
  confidence: number = DEFAULT_CONFIDENCE,
): { readonly lower: number; readonly upper: number } {
  let below = 0;
  let above = 0;
  const cells = cellsOf(before, after);
  cells.forEach((cell, index) => {
    const { lower, upper } = wilson(cell, confidence);
    const down = (proportion(cell) - lower) ** 2;
    const up = (upper - proportion(cell)) ** 2;
    below += SIGNS[index] === 1 ? down : up;
    above += SIGNS[index] === 1 ? up : down;
  });
  const middle = contrast(cells, proportion);
  return { lower: middle - Math.sqrt(below), upper: middle + Math.sqrt(above) };
}

/** Focus and reference group in one period. */
export interface GapPair {
  readonly focus: Counts;
  readonly reference: Counts;
}

export interface GapChange {
  /** Percentage points: gap after minus gap before. */
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
  readonly method: 'wald' | 'mover';
}

/**
 * Change of the gap in percentage points, signed as `gap` is. Each period is taken as a sample of its own:
 * where the same people are counted twice, the true interval is likely to be narrower.
 * Wald limits with at least 10 events and non-events in all four cells, MOVER limits below that.
 */
export function gapChange(before: GapPair, after: GapPair, options: GapOptions = {}): GapChange {
  const { polarity = 'higher-is-better', confidence = DEFAULT_CONFIDENCE } = options;
  const ordered = ({ focus, reference }: GapPair): Pair =>
    polarity === 'lower-is-better'
      ? { first: focus, second: reference }
      : { first: reference, second: focus };
  const pairs = [ordered(before), ordered(after)] as const;
  const change = changeOfDifference(...pairs, confidence);
  const stable = [before.focus, before.reference, after.focus, after.reference].every(isStable);
  const { lower, upper } = stable ? change : moverChange(...pairs, confidence);
  return {
    estimate: change.coefficient * 100,
    lower: lower * 100,
    upper: upper * 100,
    method: stable ? 'wald' : 'mover',
  };
}

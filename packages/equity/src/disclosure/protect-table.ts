import {
  DISCLOSURE_RULES,
  protectCount,
  WITHHELD,
  type DisclosureRules,
  type ProtectedCount,
} from './protect-count.js';

type Range = readonly [low: number, high: number];

const sum = (ranges: readonly Range[], end: 0 | 1): number =>
  ranges.reduce((all, range) => all + range[end], 0);

/** What one part can be when the parts make up the total, each within its own bounds. */
export function rangeOfPart(parts: readonly Range[], at: number, total: Range): Range {
  const own = parts[at] ?? [0, Infinity];
  const rest = parts.filter((_, index) => index !== at);
  return [Math.max(own[0], total[0] - sum(rest, 1)), Math.min(own[1], total[1] - sum(rest, 0))];
}

/** How many whole numbers lie in a range. */
export const valuesIn = ([low, high]: Range): number => Math.max(0, Math.floor(high) - Math.ceil(low) + 1);

export interface ProtectedTable {
  readonly cells: readonly ProtectedCount[];
  readonly total: ProtectedCount;
  /** For each hidden cell: what it could be if the total were shown. */
  readonly possible: readonly Range[];
  readonly secondarySuppression: boolean;
}

/**
 * R4 for a table of one dimension: groups and their rounded total. Where the rest of the table leaves a hidden
 * count fewer than 4 possible values, the total is withheld, which takes away the sum to subtract from.
 */
export function protectTable(
  counts: readonly number[],
  total: number,
  rules: DisclosureRules = DISCLOSURE_RULES,
): ProtectedTable {
  const cells = counts.map((count) => protectCount(count, rules));
  const shown = protectCount(total, rules);
  const ranges = cells.map((cell) => cell.bounds);
  const possible = cells.flatMap((cell, at) =>
    cell.flag === 'suppressed' ? [rangeOfPart(ranges, at, shown.bounds)] : [],
  );
  const secondarySuppression = possible.some((range) => valuesIn(range) < rules.minimumPossibleValues);
  return { cells, total: secondarySuppression ? WITHHELD : shown, possible, secondarySuppression };
}

/**
 * Disclosure control for figures that leave their owning organisation: rules R1 to R4 of the rule set that
 * follows NHS Digital's HES methodology (2018), OHID's Fingertips metadata and OpenSAFELY's guidance.
 * Still to come: R5 (exact public totals), R6 and R11 (the ledger of earlier releases), R7 (revisions).
 */
export interface DisclosureRules {
  /** Counts from 1 up to this are hidden. */
  readonly threshold: number;
  /** Other counts are rounded to the nearest multiple of this. */
  readonly base: number;
  /** A hidden count must stay possible in at least this many ways. */
  readonly minimumPossibleValues: number;
  /** R8: a sensitive outcome in fewer people than this hides 0% and 100%. */
  readonly sensitiveUnder: number;
}

export const DISCLOSURE_RULES: DisclosureRules = {
  threshold: 7,
  base: 5,
  minimumPossibleValues: 4,
  sensitiveUnder: 50,
};

/** Rules applied here, as a release prints them. */
export const DISCLOSURE_RULE_IDS = ['R1', 'R2', 'R3', 'R4', 'R8', 'R12'] as const;

/** A count as others may see it: `bounds` is what a reader can work out, both ends possible. */
export interface ProtectedCount {
  /** null: hidden. */
  readonly value: number | null;
  readonly flag: 'suppressed' | 'rounded' | null;
  readonly bounds: readonly [low: number, high: number];
}

export const isSmall = (count: number, rules: DisclosureRules): boolean =>
  count > 0 && count <= rules.threshold;

/** R1: 0 stays 0, 1 to 7 is hidden, the rest goes to the nearest 5. Hidden first, then rounded. */
export function protectCount(count: number, rules: DisclosureRules = DISCLOSURE_RULES): ProtectedCount {
  if (count === 0) return { value: 0, flag: null, bounds: [0, 0] };
  if (isSmall(count, rules)) return { value: null, flag: 'suppressed', bounds: [1, rules.threshold] };
  const value = Math.round(count / rules.base) * rules.base;
  const half = Math.floor((rules.base - 1) / 2);
  return { value, flag: 'rounded', bounds: [Math.max(value - half, rules.threshold + 1), value + half] };
}

/** A total that is withheld because it would give a hidden part away. */
export const WITHHELD: ProtectedCount = {
  value: null,
  flag: 'suppressed',
  bounds: [0, Number.MAX_SAFE_INTEGER],
};

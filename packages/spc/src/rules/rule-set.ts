interface Named {
  readonly id: string;
  readonly name: string;
}

/** What a point on the line, or one equal to the point before, does: it ends the pattern, or it is passed over. */
export type Ties = 'break' | 'skip';

/** A point strictly beyond the limits at 3 sigma. */
export interface OutsideRule extends Named {
  readonly kind: 'outside';
}

/** `length` points in a row on one side of the centre line. */
export interface ShiftRule extends Named {
  readonly kind: 'shift';
  readonly length: number;
  readonly ties: Ties;
}

/** `length` points in a row, each beyond the one before. */
export interface TrendRule extends Named {
  readonly kind: 'trend';
  readonly length: number;
  readonly ties: Ties;
}

/** `needed` of `window` points in a row beyond the lines at `sigma`, all on one side. */
export interface ZoneRule extends Named {
  readonly kind: 'zone';
  readonly needed: number;
  readonly window: number;
  readonly sigma: 1 | 2;
  /** Whether the other points of the window must lie on the same side of the centre line too. */
  readonly sameSide: 'window' | 'members';
  /** Whether a window counts wherever its members lie, or only when its last point is one. */
  readonly ends: 'anywhere' | 'beyond';
  /** Whether points beyond the 3 sigma limits count too. */
  readonly countsBeyondLimits: boolean;
}

/** `length` points in a row, each the other way than the one before. */
export interface AlternatingRule extends Named {
  readonly kind: 'alternating';
  readonly length: number;
}

/** `length` points in a row within 1 sigma of the centre line, or on it. */
export interface WithinRule extends Named {
  readonly kind: 'within';
  readonly length: number;
}

/** `length` points in a row beyond 1 sigma, some on either side. */
export interface AwayRule extends Named {
  readonly kind: 'away';
  readonly length: number;
}

/** Longest run and crossings over the whole phase. */
export interface RunsRule extends Named {
  readonly kind: 'runs';
  readonly method: 'anhoej';
}

/** Rules are data: a rule set names them, their lengths and how ties are treated. */
export type Rule =
  | OutsideRule
  | ShiftRule
  | TrendRule
  | ZoneRule
  | AlternatingRule
  | WithinRule
  | AwayRule
  | RunsRule;

export interface RuleSet {
  readonly id: string;
  readonly version: string;
  /** As printed on every chart. */
  readonly name: string;
  /** Who says so, and where. */
  readonly source: string;
  /** What a missing or held-back point does to a pattern: ends it, or is passed over. */
  readonly gaps: Ties;
  /** In order of precedence: the first rule that fires decides how a point is drawn. */
  readonly rules: readonly Rule[];
  /** Limits that are part of the profile and not of the chart. */
  readonly limits?: {
    /** Width at 3 sigma of an XmR chart as a multiple of the mean moving range. */
    readonly rangeFactor: number;
    /** Limits of an XmR chart are drawn also where no value can be. */
    readonly clips: false;
  };
}

export const outsideRule: OutsideRule = {
  kind: 'outside',
  id: 'outside',
  name: 'Point outside the limits',
};

export const shiftRule = (length: number, ties: Ties): ShiftRule => ({
  kind: 'shift',
  id: 'shift',
  name: `${length} points in a row on one side`,
  length,
  ties,
});

export const trendRule = (length: number, ties: Ties): TrendRule => ({
  kind: 'trend',
  id: 'trend',
  name: `${length} points rising or falling`,
  length,
  ties,
});

/** Rules are data: a rule set names them, their lengths and how ties are treated. */
export type Rule =
  /** A point strictly beyond the limits at `sigma`. */
  | { readonly kind: 'outside'; readonly id: string; readonly name: string; readonly sigma: 3 }
  /** `length` points in a row on one side; a point on the line breaks the run. */
  | {
      readonly kind: 'shift';
      readonly id: string;
      readonly name: string;
      readonly length: number;
      readonly ties: 'break';
    }
  /** `length` points in a row, each beyond the one before; two equal points break it. */
  | {
      readonly kind: 'trend';
      readonly id: string;
      readonly name: string;
      readonly length: number;
      readonly ties: 'break';
    }
  /** `needed` of `window` points beyond 2 sigma, all of the window on one side. */
  | {
      readonly kind: 'near-limit';
      readonly id: string;
      readonly name: string;
      readonly needed: number;
      readonly window: number;
      /** Whether points beyond the 3 sigma limits count too. */
      readonly countsBeyondLimits: boolean;
    }
  /** Longest run and crossings over the whole phase. */
  | { readonly kind: 'runs'; readonly id: string; readonly name: string; readonly method: 'anhoej' };

export interface RuleSet {
  readonly id: string;
  readonly version: string;
  /** As printed on every chart. */
  readonly name: string;
  /** What a missing or held-back point does to a pattern. */
  readonly gaps: 'break';
  /** In order of precedence: the first rule that fires decides how a point is drawn. */
  readonly rules: readonly Rule[];
}

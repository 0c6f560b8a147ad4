/** The words of the engine: what goes in and what comes out. All of it survives JSON. */

export type ChartTypeId =
  | 'p'
  | 'p-prime'
  | 'u'
  | 'u-prime'
  | 'c'
  | 'i'
  | 'i-prime'
  | 'mr'
  | 'xbar'
  | 's'
  | 'g'
  | 't'
  | 'run';
export type Polarity = 'higher-is-better' | 'lower-is-better' | 'neither';
export type PointFlag = 'suppressed' | 'rounded' | 'provisional' | 'estimated' | 'missing' | 'not-applicable';

/** One period. Dates are `YYYY-MM-DD`; `end` is the first day after the period. */
export interface SpcPoint {
  readonly start: string;
  readonly end: string;
  readonly numerator?: number | null;
  readonly denominator?: number | null;
  readonly value?: number | null;
  readonly flags?: readonly PointFlag[];
}

/** A phase starts at a date and lasts until the next one. With `baselineEnd` its limits come from its first part. */
export interface SpcPhase {
  readonly start: string;
  readonly baselineEnd?: string;
  readonly name: string;
}

export interface DateSpan {
  readonly start: string;
  /** Exclusive. */
  readonly end: string;
}

export interface RuleSetRef {
  readonly id: string;
  readonly version: string;
  /** Points that a shift or a trend needs here, where an organisation wants others than the rule set names. */
  readonly lengths?: { readonly shift?: number; readonly trend?: number };
}

export interface SpcInput {
  readonly chart: ChartTypeId;
  readonly points: readonly SpcPoint[];
  readonly phases: readonly SpcPhase[];
  /** The periods that set centre line and limits of the phase they lie in; later points use them extended. */
  readonly baseline?: DateSpan;
  readonly exclusions: readonly DateSpan[];
  /** In shown units, for example 75 for 75%. */
  readonly target?: number;
  readonly polarity: Polarity;
  /** Shown value = value × multiplier: 100 for a percentage. */
  readonly multiplier: number;
  readonly ruleSet: RuleSetRef;
  /** Kind of period; when given, periods without a row become gaps. */
  readonly period?: string;
}

export type PointState = 'drawn' | 'missing' | 'held-back' | 'no-denominator' | 'not-usable';
export type Meaning = 'improvement' | 'concern' | 'change';
/** Some patterns, such as points up and down in turn, go neither way. */
export type Direction = 'up' | 'down' | 'neither';

/** All numbers are in shown units. */
export interface SpcPointResult {
  readonly start: string;
  readonly end: string;
  readonly state: PointState;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly value: number | null;
  readonly centre: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Limits at 2 sigma. */
  readonly lower2: number | null;
  readonly upper2: number | null;
  /** True when the limit would lie below or above what is possible and was cut there. */
  readonly lowerClipped: boolean;
  readonly upperClipped: boolean;
  readonly phase: number;
  readonly inBaseline: boolean;
  /** The limits come from a baseline that this point is no part of. */
  readonly extended: boolean;
  readonly included: boolean;
  /** Strictly beyond a 3 sigma limit. */
  readonly sigmaSignal: boolean;
  /** Positions in `SpcResult.signals`. */
  readonly signals: readonly number[];
  /** What the point is drawn as; null is common cause. */
  readonly meaning: Meaning | null;
}

export interface SpcSignal {
  readonly rule: string;
  readonly ruleName: string;
  readonly direction: Direction;
  readonly meaning: Meaning;
  /** Positions of every point of the pattern. */
  readonly points: readonly number[];
  /** The phase whose centre line and limits were tested against. */
  readonly against: number;
  /** The phase that this signal led to: a re-base keeps the signal that justified it. */
  readonly justifies: number | null;
  /** True when the points lie in the new phase and were tested against the limits of the phase before, extended. */
  readonly kept: boolean;
}

export interface RunsAnalysis {
  readonly nObs: number;
  readonly nUseful: number;
  readonly longestRun: number | null;
  readonly longestRunMax: number | null;
  readonly nCrossings: number | null;
  readonly nCrossingsMin: number | null;
  readonly runsSignal: boolean;
}

export interface SpcPhaseResult {
  readonly name: string;
  /** Positions of the first and last point, both inclusive. */
  readonly from: number;
  readonly to: number;
  readonly baselineFrom: number;
  readonly baselineTo: number;
  readonly centre: number | null;
  /** Limits at the last point of the phase that has any; null when there is none. A clipped lower limit of a count or rate is null: there is none. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Points that centre line and limits were worked out from. */
  readonly pointsUsed: number;
  readonly trial: boolean;
  readonly extended: boolean;
  readonly runs: RunsAnalysis;
}

export type Variation = 'common-cause' | Meaning;
export type Assurance = 'passing' | 'failing' | 'hit-or-miss';

export interface SpcNote {
  readonly code: string;
  readonly message: string;
}

export interface SpcResult {
  readonly chart: { readonly id: ChartTypeId; readonly name: string };
  readonly ruleSet: RuleSetRef & { readonly name: string };
  readonly rules: readonly { readonly id: string; readonly name: string }[];
  readonly polarity: Polarity;
  readonly multiplier: number;
  readonly points: readonly SpcPointResult[];
  readonly phases: readonly SpcPhaseResult[];
  readonly signals: readonly SpcSignal[];
  /** The last drawn point against its own phase; null without points. */
  readonly variation: Variation | null;
  /** The target against the last limits; null without target, limits or direction. */
  readonly assurance: Assurance | null;
  readonly target: number | null;
  /** True when any phase has fewer points than firm limits need. */
  readonly trial: boolean;
  readonly notes: readonly SpcNote[];
}

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
  /** Single values of the period, for X̄ and S charts. */
  readonly values?: readonly number[];
  readonly flags?: readonly PointFlag[];
  /** What a held-back number can be, both ends possible; null is no upper end. A count and a single value have a numerator only. */
  readonly bounds?: {
    readonly numerator?: readonly [number, number | null];
    readonly denominator?: readonly [number, number | null];
  };
}

/** A target and the days that it holds for; `end` is the first day after. */
export interface SpcTarget {
  readonly start?: string;
  readonly end?: string;
  readonly value: number;
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
  /** Targets that hold for a time, in shown units; where several hold, the last one. */
  readonly targets?: readonly SpcTarget[];
  readonly polarity: Polarity;
  /** Shown value = value × multiplier: 100 for a percentage. */
  readonly multiplier: number;
  readonly ruleSet: RuleSetRef;
  /** Kind of period; when given, periods without a row become gaps. */
  readonly period?: string;
  /** False keeps moving ranges that are far larger than the rest; true unless told. */
  readonly screening?: boolean;
  /** False draws limits also where no value can be; true unless told, or unless the rule set's profile never clips. */
  readonly clip?: boolean;
  /** What numerators count, for charts of single values, which do not know: parts of their denominators, or events. */
  readonly counts?: 'part' | 'events';
  /** What values are possible, in shown units, for charts of single values, which do not know. */
  readonly possible?: readonly [least: number, most: number];
  /** How several rows of one period become one; counts and ratios are always added up. */
  readonly aggregate?: 'mean' | 'median' | 'sum';
}

/** `interval`: held back, but it is known between which values it lies. */
export type PointState = 'drawn' | 'interval' | 'missing' | 'held-back' | 'no-denominator' | 'not-usable';
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
  /** Least and most that a held-back value can be. */
  readonly interval: readonly [number, number] | null;
  readonly target: number | null;
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
  /** Some rule would mark it with some of the numbers that are held back, and not with others. */
  readonly open: boolean;
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

/** What a rule says where some numbers are held back. */
export type HiddenVerdict = 'signal' | 'no-signal' | 'depends';

/** What held-back numbers leave open. */
export interface HiddenReport {
  /** Held-back points, and all that have a number or a held-back one. */
  readonly hidden: number;
  readonly of: number;
  /** How it was found: every combination of numbers tried, or least and most of each; or not at all, where too much is hidden. */
  readonly method: 'every-combination' | 'bounds' | 'too-much-hidden';
  readonly combinations: number;
  readonly rules: readonly {
    readonly rule: string;
    readonly ruleName: string;
    readonly verdict: HiddenVerdict;
    /** Points that the rule marks with some of the possible numbers, but not with all. */
    readonly points: readonly number[];
  }[];
}

/** A lasting shift that a person may make a new phase of, if they know why. */
export interface RebaseSuggestion {
  /** Position and date of the first point of the shift. */
  readonly from: number;
  readonly start: string;
  readonly points: number;
  readonly direction: 'up' | 'down';
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
  /** The last drawn point against its own phase; null without points, and where it depends on held-back numbers. */
  readonly variation: Variation | null;
  /** The target against the last limits; null without target, limits or direction, or where it depends on held-back numbers. */
  readonly assurance: Assurance | null;
  readonly target: number | null;
  /** True when any phase has fewer points than firm limits need. */
  readonly trial: boolean;
  /** Null where nothing is held back. */
  readonly hidden: HiddenReport | null;
  /** Never done by itself: only a person re-bases a chart, with a reason. */
  readonly rebase: RebaseSuggestion | null;
  readonly notes: readonly SpcNote[];
}

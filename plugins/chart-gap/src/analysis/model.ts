import type { MeasureContext, PeriodKind } from '@fairshift/plugin-sdk';
import type { Polarity, PossibleCounts, Verdict } from '@fairshift/equity';

export interface Group {
  readonly id: string;
  readonly label: string;
}

/** A group in one period: per cent, with its counts where the source gave them. */
export interface Share {
  readonly percent: number | null;
  readonly counts: PossibleCounts | null;
  readonly why: 'held back' | 'missing' | null;
}

export interface GapPoint {
  readonly start: string;
  readonly end: string;
  /** “April to June 2021”. */
  readonly name: string;
  readonly focus: Share;
  readonly reference: Share;
  /** Percentage points; above 0 when the focus group is worse placed. null when either group is. */
  readonly gap: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly excluded: boolean;
}

export interface WalkStop {
  readonly period: string;
  readonly text: string;
  readonly signal?: 'improvement' | 'concern' | 'change';
  readonly series: number;
  readonly index: number;
}

/** The verdict with its sentences, so that page, hub and story print the same words. */
export interface VerdictWords {
  readonly word: Verdict['word'];
  readonly headline: string;
  readonly why: string;
  readonly howSure: string;
  readonly ratios: readonly string[];
  readonly levellingDown: string | null;
}

export interface GapAnalysis {
  readonly title: string;
  readonly period: PeriodKind;
  readonly polarity: Polarity;
  readonly focus: Group | null;
  readonly reference: Group | null;
  readonly points: readonly GapPoint[];
  /** Indexes of the first and the last period that the verdict compares; null when there are not two. */
  readonly compared: readonly [first: number, last: number] | null;
  readonly found: Verdict;
  readonly verdict: VerdictWords;
  readonly signal: WalkStop['signal'] | null;
  readonly annotations: MeasureContext['annotations'];
  readonly cautions: readonly string[];
  readonly walk: readonly WalkStop[];
  readonly key: readonly { readonly mark: string; readonly label: string }[];
}

import type { Assurance, Direction, Variation } from '@fairshift/spc';

/** A value with how it is written. */
export interface Figure {
  readonly value: number;
  readonly text: string;
}

/** One measure, or one group of it. */
export interface SummaryRow {
  readonly title: string;
  readonly latest: (Figure & { readonly start: string; readonly end: string }) | null;
  readonly average: Figure | null;
  readonly target: Figure | null;
  readonly chart: string;
  readonly ruleSet: string;
  /** What the last point says; null where limits are trial limits, or there are none. */
  readonly variation: Variation | null;
  readonly direction: Direction | null;
  readonly assurance: Assurance | null;
  /** Why there is no icon; null where there is one. */
  readonly why: string | null;
  /** Points with a value. */
  readonly points: number;
  /** The last values, for the small line. */
  readonly line: readonly (number | null)[];
}

export interface SummaryAnalysis {
  readonly rows: readonly SummaryRow[];
  /** First and last day of all figures; the end is exclusive. */
  readonly start: string;
  readonly end: string;
  /** None: what happened to one measure is no event of all, and is not marked on a small line. */
  readonly events: readonly never[];
  readonly walk: readonly {
    readonly period: string;
    readonly text: string;
    readonly signal?: 'improvement' | 'concern' | 'change';
    readonly series: number;
    readonly index: number;
  }[];
}

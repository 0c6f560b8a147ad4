import type { ParetoRow } from '@fairshift/equity';

export interface Bar extends ParetoRow {
  /** Why there is no count. */
  readonly why: 'held back' | 'missing' | null;
}

export interface ParetoAnalysis {
  readonly title: string;
  readonly unit: string;
  readonly start: string;
  readonly end: string;
  readonly bars: readonly Bar[];
  readonly total: number;
  readonly unknown: number | null;
  readonly hidden: number;
  /** How many of the first groups reach nearest to the mark, and how far; null when there are no groups. */
  readonly first: { readonly groups: number; readonly percent: number } | null;
  /** Series and place of each bar, for the ring and the live region. */
  readonly walk: readonly {
    readonly period: string;
    readonly text: string;
    readonly series: number;
    readonly index: number;
  }[];
  readonly key: readonly { readonly mark: string; readonly label: string }[];
  readonly cautions: readonly string[];
}

export const isUnknown = (bar: Pick<Bar, 'role'>): boolean =>
  bar.role === 'unknown' || bar.role === 'not-stated';

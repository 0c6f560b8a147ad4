import type { Licence, PeriodKind, Point, Provenance } from '@fairshift/plugin-sdk';
import type { ColumnEntry } from '@fairshift/plugin-host';

/** Which part of a dataset's column to read. Codes are the dataset's own. */
export interface SeriesQuery {
  readonly datasetId: string;
  readonly columnCode: string;
  /** One place; absent: all places together. */
  readonly placeCode?: string | undefined;
  /** Split by this stratifier; absent: one overall series. */
  readonly stratifier?: string | undefined;
  /** Split by a second stratifier too. */
  readonly and?: string | undefined;
  /** Group codes of `stratifier`, in the order wanted; absent: all in the dataset's order. */
  readonly groups?: readonly string[] | undefined;
  /** Only observations of these groups. */
  readonly filters?:
    | readonly { readonly stratifier: string; readonly groups: readonly string[] }[]
    | undefined;
  /** ISO dates: periods that start on or after `from`, and end on or before `to`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Absent: the kind of which the dataset has most periods. */
  readonly periodKind?: PeriodKind | undefined;
  /** A day in the past: figures as they were at its end, where they are kept. */
  readonly asOf?: string | undefined;
  /** Also the series of all groups together, under the same filters. */
  readonly withOverall?: boolean | undefined;
}

export interface SeriesGroup {
  /** The group's code; two codes joined by `|` for a pair; 'overall'. */
  readonly id: string;
  readonly label: string;
  readonly role: 'overall' | 'group' | 'unknown' | 'not-stated';
  readonly stratifier?: string;
}

export interface DataSeries {
  readonly group: SeriesGroup;
  /** In order of time. Empty: the dataset knows the group and holds no data of it. */
  readonly points: readonly Point[];
}

export interface SeriesPeriod {
  readonly start: string;
  readonly end: string;
  readonly kind: PeriodKind;
}

export type SeriesSource = Provenance & { readonly licence: Licence; readonly dueBy?: string };

/** What every read says beside its series. */
export interface ReadFacts {
  /** The generation that was read: one number for everything in the answer. */
  readonly generation: number;
  /** Whether the figures are those of the day that was asked for; always true without one. */
  readonly kept: boolean;
  readonly column: ColumnEntry;
  readonly periodKind: PeriodKind;
  readonly periods: readonly SeriesPeriod[];
  readonly stratifiers: readonly {
    readonly id: string;
    readonly label: string;
    readonly overlapping: boolean;
  }[];
  readonly sources: readonly SeriesSource[];
}

export interface SeriesResult extends ReadFacts {
  readonly series: readonly DataSeries[];
  /** Only when asked for by `withOverall`. */
  readonly overall?: DataSeries;
}

export interface ExploreResult extends ReadFacts {
  readonly overall: DataSeries;
  /** By stratifier, each with all its groups. */
  readonly splits: readonly {
    readonly id: string;
    readonly label: string;
    readonly overlapping: boolean;
    readonly series: readonly DataSeries[];
  }[];
}

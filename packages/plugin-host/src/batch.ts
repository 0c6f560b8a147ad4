import type { Json } from '@fairshift/plugin-sdk';

/**
 * What a source's child process sends to the worker: columns with numbers of the generation's own
 * dictionaries (DATA.md "Schema"), never objects per row. Ids count from 1; 0 in `groupIds` is "all".
 */
export interface PeriodEntry {
  readonly id: number;
  readonly kind: string;
  /** ISO dates, end exclusive. */
  readonly start: string;
  readonly end: string;
}

export interface PlaceEntry {
  readonly id: number;
  readonly codeSystem: string;
  readonly code: string;
  readonly name: string;
  /** 0: parts that add up to the whole; 1 to 98: published totals; 99: the whole. */
  readonly level: number;
  readonly levelTitle: string;
}

export interface StratifierEntry {
  readonly id: number;
  readonly code: string;
  readonly label: string;
  readonly overlapping: boolean;
}

export interface GroupEntry {
  readonly stratifierId: number;
  readonly id: number;
  readonly code: string;
  readonly label: string;
  readonly position: number;
  readonly role: 'group' | 'unknown' | 'not-stated';
}

export interface StratumEntry {
  readonly id: number;
  /** One group id for each stratifier in order; 0 is "all". */
  readonly groupIds: readonly number[];
}

export interface ColumnEntry {
  readonly id: number;
  readonly code: string;
  readonly label: string;
  readonly kind: 'count' | 'proportion' | 'rate' | 'mean' | 'individual' | 'event' | 'value';
  readonly unit: string;
  readonly polarity: 'higher-is-better' | 'lower-is-better' | 'neither';
  readonly multiplier: number;
  readonly additiveOverPeriods: boolean;
  readonly additiveOverGroups: boolean;
}

/**
 * A distinct suppression or rounding rule; a `null` high is unbounded. A rounding is the full width: the
 * number lies within half of it on either side.
 */
export interface BoundEntry {
  readonly id: number;
  readonly numerator?: readonly [low: number, high: number | null];
  readonly denominator?: readonly [low: number, high: number | null];
  readonly numeratorRounding?: number;
  readonly denominatorRounding?: number;
}

export interface Dictionaries {
  readonly periods: readonly PeriodEntry[];
  readonly places: readonly PlaceEntry[];
  readonly stratifiers: readonly StratifierEntry[];
  readonly groups: readonly GroupEntry[];
  readonly strata: readonly StratumEntry[];
  readonly columns: readonly ColumnEntry[];
  readonly bounds: readonly BoundEntry[];
}

/**
 * Bits of `flags`: 1 numerator suppressed, 2 missing, 4 not applicable, 8 rounded; the denominator's are
 * the same × 16; 256 provisional, 512 estimated. NaN stands for "no number". A column of a kind without
 * denominator (count, value, individual, event) has NaN in all `denominators`, and no flag for it.
 */
export interface ObservationBlock {
  readonly columnId: number;
  readonly periodIds: Int16Array;
  readonly placeIds: Int32Array;
  readonly stratumIds: Int32Array;
  readonly flags: Int16Array;
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
  /** Absent: no cell of the block needs one; else 0 or an id of `bounds`. */
  readonly boundIds?: Int16Array;
  /** Row of the file that each observation comes from, heading = 1; 0 where the source does not say. */
  readonly rowNumbers: Int32Array;
}

/**
 * How far a run is. All rows before it are in this batch or in earlier ones; a resumed run gets the last one back as it is.
 * A later run of the same connection gets `value` and `version` only (`RunRequest.cursor`).
 */
export interface Checkpoint {
  /** The plugin's own; at most 16 kB as JSON. */
  readonly value: Json;
  /** The plugin's `cursorVersion` that it belongs to. */
  readonly version: number;
  /** Rows, problems and refused rows of this run before the checkpoint; not more than those of its batch. */
  readonly rowsDone: number;
  readonly problemCount: number;
  readonly refused: number;
}

export interface SourceProblem {
  readonly row: number;
  readonly column?: string;
  readonly found?: string;
  readonly rule: string;
  readonly message: string;
  readonly remedy: string;
}

/** What a source says of its file as a whole, for the person who brought it. No row is at fault. */
export interface SourceNotice {
  readonly level: 'info' | 'warn';
  readonly code: string;
  readonly message: string;
}

/** One message of at most 20,000 rows; entries are new since the message before. */
export interface Batch {
  /** Rows of the plugin's events consumed up to and with this batch, counted from the start of the file. */
  readonly rowsDone: number;
  readonly blocks: readonly ObservationBlock[];
  readonly fresh: Dictionaries;
  /** At most 1,000 in a whole run; `problemCount` goes on counting. */
  readonly problems: readonly SourceProblem[];
  readonly problemCount: number;
  /** Where in the file the source is reading. */
  readonly bytesRead: number;
  readonly last: boolean;
  /** The last checkpoint that the source reached; absent when it gave none since the batch before. */
  readonly cursor?: Checkpoint;
  /**
   * With the last batch, and with what goes ahead of a failure that lies in the file. `read` are the rows of the file
   * that are used; with `notes` and `refused` they are all.
   */
  readonly file?: {
    readonly encoding: string;
    readonly rows: { readonly read: number; readonly notes: number; readonly refused: number };
  };
  /** With the last batch and with each that has a cursor: all of this process so far. A resumed run begins a new list. */
  readonly provenance?: readonly Readonly<Record<string, string>>[];
  /** As `file`; at most 50. */
  readonly notices?: readonly SourceNotice[];
}

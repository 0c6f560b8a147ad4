import type { z } from 'zod';
import type { Json } from './json.js';
import type { FailureKind } from './plugin-error.js';

/** A data source: says what can be read, and reads it row by row. */
export interface DataSourcePlugin<
  C extends z.ZodType = z.ZodType,
  S extends z.ZodType<Json> = z.ZodType<Json>,
> {
  readonly kind: 'data-source';
  readonly contract: 1;
  /** Matches contributes.dataSources[].id of the manifest. */
  readonly id: string;
  /** Also published as JSON Schema; fields marked .meta({ secret: true }) never leave the server. */
  readonly config: C;
  /** The shape of the cursor; the host parses what it stored before it hands it back. z.null() for sources without one. */
  readonly cursor: S;
  /** Bumped when the shape of the cursor changes; the host then asks migrateCursor or starts afresh. */
  readonly cursorVersion: number;
  /** Cheap, side-effect free, at most 10 s. Feeds the Test button and the health page. */
  check(ctx: SourceContext<z.output<C>>): Promise<CheckResult>;
  /** What can be read with this configuration. Must be stable for equal configuration. */
  discover(ctx: SourceContext<z.output<C>>): Promise<readonly StreamSpec[]>;
  /** Pull based: the host asks for the next event only when the last one is stored. */
  read(
    request: ReadRequest<z.output<S>>,
    ctx: SourceContext<z.output<C>>,
  ): AsyncIterable<ReadEvent<z.output<S>>>;
  migrateCursor?(cursor: Json, fromVersion: number): z.output<S> | undefined;
  /** Present when the source reads uploaded files. */
  readonly file?: FileInput;
}

/** For sources that read files which people upload. */
export interface FileInput {
  /** Extensions, for the file chooser only; recognise decides. */
  readonly accepts: readonly string[];
  /** Asked of every enabled source with the same head; the person may choose another than the best. */
  recognise(head: FileHead): Recognition;
  /** Only generic sources: what the mapping wizard of the host offers. The mapping becomes config. */
  columns?(head: FileHead): readonly {
    readonly heading: string;
    /** Cells of the first rows; none of a column that may not be taken in. */
    readonly samples: readonly string[];
    readonly guess?: {
      /** A role of the source's own mapping. */
      readonly role: string;
      readonly because: string;
      readonly list?: string;
    };
    /** How labels match the list that was guessed, those without `code` first: they stay as they are. */
    readonly matches?: readonly {
      readonly label: string;
      readonly code?: string;
      readonly meaning?: string;
    }[];
  }[];
}

/** What `recognise` sees of a file. */
export interface FileHead {
  readonly name: string;
  readonly size: number;
  readonly bytes: Uint8Array;
  /** Names inside a zip container (XLSX), already checked against the host's limits. */
  readonly entries?: readonly string[];
  /**
   * First rows of each table, read by the host: 50 for `recognise`, which never opens a file itself, and 2,000 for
   * `columns`. `bytes` are the first 64 kB.
   */
  readonly tables?: readonly {
    readonly sheet?: string;
    /** The sheet is hidden from whoever opens the workbook. */
    readonly hidden?: true;
    readonly rows: readonly (readonly string[])[];
  }[];
  /** Other files that formulas of the workbook take values from; they are never opened. */
  readonly externalFiles?: readonly string[];
  /** Why the host could not read the file as a table, in sentences for the person. */
  readonly fault?: { readonly message: string; readonly remedy: string };
}

/** How well a source knows a file, and why, in words for the person who chose it. */
export interface Recognition {
  /** 0 no, 1 shape only (generic sources at most), 2 headings, 3 publisher's mark. */
  readonly score: 0 | 1 | 2 | 3;
  readonly because: string;
  /** With score 0: it is this source's kind of file, but not one that it reads. `because` is then told to the person. */
  readonly near?: true;
  /** What the file does not say and the person must: many files carry their period only in their name. */
  readonly needs?: readonly ('period' | 'mapping' | 'sheet')[];
}

/** Everything that a source is given. It has no files, network, environment or process of its own. */
export interface SourceContext<Config> {
  readonly config: Config;
  readonly secrets: Readonly<Record<string, string>>;
  /** Brokered by the host: allow-list, rate limit, retries with Retry-After, audit, recorded fixtures. */
  readonly fetch: typeof globalThis.fetch;
  /** Aborts on cancel, time limit, shutdown. */
  readonly signal: AbortSignal;
  readonly log: Readonly<
    Record<'debug' | 'info' | 'warn', (message: string, fields?: Readonly<Record<string, Json>>) => void>
  >;
  progress(p: { readonly done: number; readonly total?: number; readonly label?: string }): void;
  /** The only clock a plugin may use, so that tests can hold it. */
  now(): Date;
  /** What the person answered to Recognition.needs. */
  readonly answers?: { readonly period?: string; readonly periodKind?: PeriodKind; readonly sheet?: string };
  /** The uploaded file, when there is one. */
  readonly file?: {
    readonly name: string;
    readonly sha256: string;
    /** repeatable */ stream(): ReadableStream<Uint8Array>;
    readAt(offset: number, length: number): Promise<Uint8Array>;
  };
}

/** Outcome of `check`. */
export type CheckResult =
  | { readonly ok: true; readonly detail?: string }
  | { readonly ok: false; readonly reason: FailureKind; readonly message: string };

/** One table that a source gives: its dimensions, its measures and who may see it. */
export interface StreamSpec {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly dimensions: readonly [DimensionSpec, ...DimensionSpec[]];
  /** Dimensions, or 'measure', for whose values a full read is complete; [] (default): for whole periods. What it does not bring is carried forward. */
  readonly replaces?: readonly string[];
  readonly measures: readonly [MeasureSpec, ...MeasureSpec[]];
  /** Dimensions that together name one row; the host upserts by it and refuses duplicates. */
  readonly key: readonly string[];
  readonly refresh: 'full' | 'incremental';
  readonly licence: Licence;
  /** Decides who may see it and whether rows may be exported. */
  readonly disclosure: 'open' | 'aggregate' | 'restricted';
}

/** One way in which rows are told apart: a time, a place or a grouping of people. */
export interface DimensionSpec {
  readonly id: string;
  readonly title: string;
  readonly role: 'time' | 'area' | 'organisation' | 'equity' | 'category';
  /** A time dimension holds ISO intervals with exclusive end: '2020-08-10/2020-08-24'. */
  readonly type: 'period' | 'instant' | 'code' | 'text' | 'integer';
  readonly periodKind?: PeriodKind;
  /** URI of the code list (ONS GSS, ODS, NHS Data Dictionary), so that sources can be joined. */
  readonly codeSystem?: string;
  readonly ordered?: readonly string[];
  /** For places: what a level is; totals and the whole are published figures and never summed. */
  readonly levels?: readonly {
    readonly id: string;
    readonly title: string;
    readonly adds: 'parts' | 'total' | 'whole';
  }[];
  /** One case may stand in several groups: never summed over. */
  readonly overlaps?: true;
}

/** Kinds of period; a financial year starts on 1 April, a week on Monday. */
export type PeriodKind =
  | 'day'
  | 'week'
  | 'fortnight'
  | 'month'
  | 'quarter'
  | 'year'
  | 'financial-year'
  | 'academic-year'
  | 'rolling'
  | 'irregular';

/** proportion, rate and mean name both parts (mean: sum and n). */
export type ColumnKind = 'count' | 'proportion' | 'rate' | 'mean' | 'individual' | 'event' | 'value';

/** One number of a row, or a ratio of two of them. */
export interface MeasureSpec {
  readonly id: string;
  readonly title: string;
  readonly kind: ColumnKind;
  /** For a ratio: the ids of its parts; p- and u-charts, funnels and confidence limits need both. */
  readonly numerator?: string;
  readonly denominator?: string;
  readonly multiplier?: number;
  readonly unit: string;
  readonly polarity: 'higher-is-better' | 'lower-is-better' | 'neither';
  /** 'none' forbids roll-up: the host then refuses a sum over areas or months. */
  readonly aggregation: 'sum' | 'ratio-of-sums' | 'none';
  /** 'none' for snapshots and for people counted once a period. */
  readonly overPeriods?: 'sum' | 'none';
}

/** What the publisher allows; shown under every chart and in every export. */
export interface Licence {
  readonly spdxOrUrl: string;
  readonly attribution: string;
  readonly redistribution: 'allowed' | 'with-attribution' | 'not-allowed';
}

/** What the host asks `read` for. */
export interface ReadRequest<K extends Json> {
  readonly stream: string;
  readonly mode: 'full' | 'incremental';
  readonly cursor?: K;
  /** Re-read this far behind the cursor; sources restate recent months. */
  readonly lookbackDays?: number;
  readonly pageRows: number;
}

/** A value of a row. A number is null exactly when a flag says why. */
export type Cell = string | number | null;
/** What is special about a number; zero is a number like any other. */
export type Flag = 'suppressed' | 'rounded' | 'provisional' | 'estimated' | 'missing' | 'not-applicable';
/** One row. A dimension that is left out means all; a measure that is left out is not spoken of. */
export interface Row {
  readonly cells: Readonly<Record<string, Cell>>;
  /** Row of the file, heading = 1. */
  readonly at?: number;
  readonly flags?: Readonly<Record<string, readonly Flag[]>> | undefined;
  /** What a suppressed or rounded cell can be, when the publisher's rule says so: [1, 7]. */
  readonly bounds?: Readonly<Record<string, readonly [low: number, high: number | null]>> | undefined;
}

/** Label, order and role of a value; sent before the first row that uses it. */
export interface Member {
  readonly code: string;
  readonly label: string;
  readonly role?: 'group' | 'unknown' | 'not-stated';
  readonly position?: number;
  readonly codeSystem?: string;
  readonly level?: string;
}

/** What a source gives while it reads, in order. */
export type ReadEvent<K extends Json> =
  | { readonly type: 'rows'; readonly rows: readonly Row[]; readonly provenance: Provenance }
  /** All rows before this are complete; the host commits rows and cursor in one transaction. */
  | { readonly type: 'checkpoint'; readonly cursor: K }
  | { readonly type: 'members'; readonly dimension: string; readonly members: readonly Member[] }
  /** One for each row that is refused, however many: the host tells the first 1,000 and counts them all. */
  | {
      readonly type: 'problem';
      readonly row: number;
      readonly column?: string;
      readonly found?: string;
      readonly rule: string;
      readonly message: string;
      readonly remedy: string;
    }
  /**
   * Rows of the file after the heading, last in a read: `read` are those that gave rows, `notes` are blank or hold no
   * data, `refused` have a problem; together they are all. The host takes what it refuses itself from `read` and adds
   * it to `refused`, so that `read` is what is used.
   */
  | {
      readonly type: 'file';
      readonly encoding: string;
      readonly rows: { readonly read: number; readonly notes: number; readonly refused: number };
    }
  | {
      readonly type: 'notice';
      readonly level: 'info' | 'warn';
      readonly code: string;
      readonly message: string;
    };

/** Where rows came from: ISO instants, hexadecimal hash. */
export interface Provenance {
  readonly url?: string;
  readonly retrievedAt: string;
  readonly publishedAt?: string;
  readonly sha256?: string;
  readonly edition?: string;
}

/** Declares a data source. It only adds `kind` and `contract`, and checks types. */
export function defineDataSource<C extends z.ZodType, S extends z.ZodType<Json>>(
  plugin: Omit<DataSourcePlugin<C, S>, 'kind' | 'contract'>,
): DataSourcePlugin<C, S> {
  return { kind: 'data-source', contract: 1, ...plugin };
}

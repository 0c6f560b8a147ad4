import { type CsvBatch } from './csv-parser.js';
import { CsvReader } from './csv-reader.js';
import { fileProblemEvent, type ProblemEvent, problemEvent, RowRefused } from './row-problem.js';
import { TabularError } from './tabular-error.js';

const MOST_ROWS = 5_000;
/** So many rows that say what an earlier one said, and more than say something new: nobody needs to wait for the rest. */
const HOPELESS = 100_000;
/** The rules by which a reader refuses a row because of an earlier one, such as `row-repeated` and `place-repeated`. */
const REPEATED = /-repeated$/;

export interface FreshMembers<M> {
  readonly dimension: string;
  readonly members: readonly M[];
}

/** Where records come from: a CSV file, or one sheet of a workbook. */
export interface TableInput {
  readonly encoding: string;
  batches(): AsyncIterable<CsvBatch>;
}

/** Turns the records of one file into rows. One for each pass. */
export interface RecordReader<R, M> {
  /** @throws TabularError when the headings are not those of the layout */
  heading(cells: readonly string[]): void;
  /**
   * Adds the rows of one record to `rows`; a record may make several, or none.
   * @param at row of the file, heading = 1
   * @returns 'note' when the record is a note and no data
   * @throws RowRefused when nothing of the record may be taken
   */
  record(cells: readonly string[], at: number, rows: R[]): 'note' | undefined;
  /** Values that were new since the last call. */
  fresh(): Iterable<FreshMembers<M>>;
}

/** Records of the file: `read` were taken, `notes` are blank lines and notes, `refused` have a problem. */
export interface RecordCounts {
  readonly read: number;
  readonly notes: number;
  readonly refused: number;
}

export type TableEvent<R, M> =
  | { readonly type: 'rows'; readonly rows: readonly R[] }
  | ({ readonly type: 'members' } & FreshMembers<M>)
  | ProblemEvent
  | { readonly type: 'file'; readonly encoding: string; readonly rows: RecordCounts };

export interface TableRunOptions {
  readonly signal: AbortSignal;
  /** Most rows of one event. */
  readonly pageRows?: number;
  /** The first row is data: `heading` is not called, and `at` still counts from 1. */
  readonly noHeading?: true;
  /** Where the headings stand; 1 unless told. Rows above are notes. */
  readonly headingRow?: number;
  /** Why the table cannot be read to its end, where a pass before this one has found out: then no row of it is read. */
  readonly fault?: { readonly error: TabularError; readonly encoding: string } | undefined;
  /** Told the records so far, once a page. */
  progress?(records: number): void;
}

/**
 * Reads a CSV file, or a sheet of a workbook, into events: new values before the rows that use them, problems, and the
 * counts at the end. A file that is no table gives its problem and its counts, and then throws, so that nobody
 * takes half a file for a whole one.
 * @throws TabularError
 */
export async function* readTable<R, M>(
  table: ReadableStream<Uint8Array> | TableInput,
  reader: RecordReader<R, M>,
  options: TableRunOptions,
): AsyncGenerator<TableEvent<R, M>, void, void> {
  if (options.fault !== undefined) {
    yield* told(options.fault.error, { encoding: options.fault.encoding, rows: NO_ROWS });
    throw options.fault.error;
  }
  const input: TableInput = 'batches' in table ? table : new CsvReader(table);
  const pageRows = Math.max(1, Math.min(options.pageRows ?? MOST_ROWS, MOST_ROWS));
  const pass = new Pass(reader, pageRows, options.noHeading === true ? 0 : (options.headingRow ?? 1));
  try {
    for await (const batch of input.batches()) {
      options.signal.throwIfAborted();
      yield* pass.events(batch);
      options.progress?.(pass.counts.read + pass.counts.refused);
    }
    yield { type: 'file', encoding: input.encoding, rows: pass.counts };
  } catch (error) {
    if (!(error instanceof TabularError)) throw error;
    yield* told(error, { encoding: input.encoding, rows: pass.counts });
    throw error;
  }
}

const NO_ROWS: RecordCounts = { read: 0, notes: 0, refused: 0 };

/** What goes ahead of the error of a file that is no table. */
function* told(
  error: TabularError,
  file: { readonly encoding: string; readonly rows: RecordCounts },
): Generator<TableEvent<never, never>> {
  yield fileProblemEvent(error);
  yield { type: 'file', ...file };
}

class Pass<R, M> {
  readonly counts = { read: 0, notes: 0, refused: 0 };
  #repeated = 0;

  constructor(
    readonly reader: RecordReader<R, M>,
    readonly pageRows: number,
    readonly headingRow: number,
  ) {}

  *events(batch: CsvBatch): Generator<TableEvent<R, M>> {
    const headingAt = this.headingRow - batch.firstRow;
    let from = 0;
    if (headingAt >= batch.rows.length) from = batch.rows.length;
    else if (headingAt >= 0) {
      this.reader.heading(batch.rows[headingAt] ?? []);
      from = headingAt + 1;
    }
    for (; from < batch.rows.length; from += this.pageRows) {
      const problems: ProblemEvent[] = [];
      const rows = this.#page(batch, from, problems);
      for (const fresh of this.reader.fresh()) yield { type: 'members', ...fresh };
      yield* problems;
      if (rows.length > 0) yield { type: 'rows', rows };
      if (this.#repeated >= HOPELESS && this.#repeated > this.counts.read)
        throw mostlyRepeated(this.#repeated, batch.firstRow + from);
    }
  }

  #page(batch: CsvBatch, from: number, problems: ProblemEvent[]): R[] {
    const rows: R[] = [];
    const to = Math.min(from + this.pageRows, batch.rows.length);
    for (let index = from; index < to; index += 1) {
      const cells = batch.rows[index] ?? [];
      const before = rows.length;
      try {
        if (isBlank(cells) || this.reader.record(cells, batch.firstRow + index, rows) === 'note')
          this.counts.notes += 1;
        else this.counts.read += 1;
      } catch (error) {
        if (!(error instanceof RowRefused)) throw error;
        rows.length = before;
        this.counts.refused += 1;
        if (REPEATED.test(error.problem.rule)) this.#repeated += 1;
        problems.push(problemEvent(batch.firstRow + index, error.problem));
      }
    }
    return rows;
  }
}

/** A blank line, or one of separators only, as spreadsheets leave below a table. */
function isBlank(cells: readonly string[]): boolean {
  return cells[0] === '' && cells.every((cell) => cell === '');
}

function mostlyRepeated(rows: number, row: number): TabularError {
  return new TabularError(
    'mostly-repeated',
    `More rows of this file say again what an earlier row says than say something new: ${rows.toLocaleString('en-GB')} so far. The rest was not read.`,
    'Keep one copy of each row, or get the file again from its publisher.',
    { row },
  );
}

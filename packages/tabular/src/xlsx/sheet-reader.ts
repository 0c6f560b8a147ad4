import type { CsvBatch } from '../csv-parser.js';
import type { CellBook } from './cell-text.js';
import type { Container } from './container.js';
import { SheetRows } from './sheet-rows.js';

/** Rows of one batch, about. */
const BATCH = 2_000;
/** A longer stretch of rows that are not in the sheet begins a new batch; a shorter one is filled with blank rows. */
const GAP = 100;
const BLANK: readonly string[] = [''];

/** Reads one sheet as a CSV file is read: batches of rows of text, memory bounded by a batch and the shared texts. */
export class SheetReader {
  readonly encoding = 'workbook';
  #rows: SheetRows | undefined;
  #last = 0;

  constructor(
    private readonly container: Container,
    private readonly path: string,
    private readonly book: () => Promise<CellBook>,
  ) {}

  /** Rows of the sheet so far. */
  get rowCount(): number {
    return this.#last;
  }

  /** Cells taken together, such as `A5:A9`; whole when `batches()` has ended. */
  get merges(): readonly string[] {
    return this.#rows?.merges ?? [];
  }

  /** Batches of rows in the order of the sheet; leaving the loop early is allowed. @throws TabularError */
  async *batches(): AsyncGenerator<CsvBatch, void, void> {
    const rows = new SheetRows(this.path, await this.book());
    this.#rows = rows;
    this.#last = 0;
    for await (const _ of this.container.pieces(this.container.part(this.path), rows)) {
      if (rows.done.length >= BATCH) yield* this.#take(rows);
    }
    yield* this.#take(rows);
  }

  *#take(rows: SheetRows): Generator<CsvBatch> {
    let firstRow = this.#last + 1;
    let batch: (readonly string[])[] = [];
    for (const { at, cells } of rows.done) {
      if (at - this.#last > GAP) {
        if (batch.length > 0) yield { firstRow, rows: batch };
        batch = [];
        firstRow = at;
      } else {
        for (let blank = this.#last + 1; blank < at; blank += 1) batch.push(BLANK);
      }
      batch.push(cells.length === 0 ? BLANK : cells);
      this.#last = at;
    }
    rows.done.length = 0;
    if (batch.length > 0) yield { firstRow, rows: batch };
  }
}

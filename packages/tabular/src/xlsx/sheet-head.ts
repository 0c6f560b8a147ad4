import { TabularError } from '../tabular-error.js';
import type { CellBook } from './cell-text.js';
import type { Container } from './container.js';
import { SheetRows } from './sheet-rows.js';
import type { XmlReader } from './xml-stream.js';

export interface RowsRead {
  readonly rows: readonly (readonly string[])[];
  readonly fault?: TabularError;
}

const BLANK: readonly string[] = [''];

/** The largest number of a shared text in the first rows of a sheet; −1 when there is none. */
export async function lastSharedString(container: Container, path: string, rows: number): Promise<number> {
  const reader = new SharedNumbers(rows);
  try {
    await container.read(path, reader, () => reader.isDone);
  } catch (error) {
    if (!(error instanceof TabularError)) throw error;
  }
  return reader.last;
}

/** The first rows of a sheet. A fault further down ends them, so that a broken sheet is still known by its headings. */
export async function firstRows(
  container: Container,
  path: string,
  most: number,
  book: CellBook,
): Promise<RowsRead> {
  const reader = new SheetRows(path, book);
  let fault: TabularError | undefined;
  try {
    await container.read(path, reader, () => (reader.done.at(-1)?.at ?? 0) >= most);
  } catch (error) {
    if (!(error instanceof TabularError)) throw error;
    fault = error;
  }
  const rows: (readonly string[])[] = [];
  for (const { at, cells } of reader.done) {
    if (at > most) break;
    while (rows.length < at - 1) rows.push(BLANK);
    rows.push(cells.length === 0 ? BLANK : cells);
  }
  return { rows, ...(fault === undefined ? {} : { fault }) };
}

class SharedNumbers implements XmlReader {
  last = -1;
  isDone = false;
  #isShared = false;
  #isValue = false;
  #rows = 0;

  constructor(private readonly most: number) {}

  open(tag: string, attributes: () => Readonly<Record<string, string>>): void {
    if (tag === 'c') this.#isShared = attributes()['t'] === 's';
    this.#isValue = tag === 'v' && this.#isShared;
  }

  text(text: string): void {
    if (this.#isValue && !this.isDone) this.last = Math.max(this.last, Number(text) || 0);
  }

  close(tag: string): void {
    this.#isValue = false;
    if (tag !== 'row') return;
    this.#rows += 1;
    this.isDone = this.#rows >= this.most;
  }
}

import Papa from 'papaparse';
import { ByteDecoder, type Encoding } from './byte-decoder.js';
import { checkFirstBytes, checkFirstText } from './content-check.js';
import { type Delimiter, detectDelimiter } from './delimiter.js';
import { CSV_LIMITS, type CsvLimits } from './limits.js';
import { keepLines, type PassOver } from './passed-over.js';
import { checkRecords } from './record-check.js';
import { TabularError } from './tabular-error.js';

/** Whole records in file order. `firstRow` is the row of `rows[0]`; a blank line is a record of one empty cell. */
export interface CsvBatch {
  readonly firstRow: number;
  readonly rows: readonly (readonly string[])[];
}

export interface CsvParserOptions {
  readonly delimiter?: Delimiter;
  readonly limits?: CsvLimits;
  /**
   * For a pass that looks for rare records only: lines of which it says true are counted but not parsed, and a
   * batch's `firstRow` is then no more than where its block began. Asked after the first block, of lines without quotes.
   */
  readonly passOver?: PassOver;
}

/** Text is parsed in blocks of at least this many characters. */
const BLOCK = 262_144;

/**
 * The guard around papaparse: bytes in, whole records out, memory bounded by one block and one record.
 * papaparse only ever sees text whose unfinished record is below the limit (it takes quadratic time on others).
 * Line ends are made LF first, also inside quoted cells.
 */
export class CsvParser {
  readonly #limits: CsvLimits;
  readonly #decoder = new ByteDecoder();
  readonly #passOver: PassOver | undefined;
  #delimiter: Delimiter | undefined;
  /** Text not parsed yet: the unfinished record of the last block, and what came since. */
  #text = '';
  #parsedLength = 0;
  #heldReturn = false;
  #rows = 0;
  #started = false;

  constructor(options: CsvParserOptions = {}) {
    this.#limits = options.limits ?? CSV_LIMITS;
    this.#delimiter = options.delimiter;
    this.#passOver = options.passOver;
  }

  get encoding(): Encoding {
    return this.#decoder.encoding;
  }

  /** Known after the first batch. */
  get delimiter(): Delimiter {
    return this.#delimiter ?? ',';
  }

  /** Rows handed out so far, the heading and blank lines included. */
  get rowCount(): number {
    return this.#rows;
  }

  /** Takes bytes; gives a batch when a block is full. @throws TabularError naming the row */
  push(bytes: Uint8Array): CsvBatch | undefined {
    if (!this.#started) {
      this.#started = true;
      checkFirstBytes(bytes);
    }
    this.#append(this.#atRow(() => this.#decoder.decode(bytes)));
    return this.#text.length - this.#parsedLength >= BLOCK ? this.#parse(false) : undefined;
  }

  /** Whole records of what was pushed, without waiting for a full block. */
  flush(): CsvBatch {
    return this.#parse(false);
  }

  /** The last records. @throws TabularError naming the row */
  end(): CsvBatch {
    this.#append(this.#atRow(() => this.#decoder.end()));
    if (this.#heldReturn) this.#text += '\n';
    this.#heldReturn = false;
    return this.#parse(true);
  }

  #append(decoded: string): void {
    let text = this.#heldReturn ? `\r${decoded}` : decoded;
    this.#heldReturn = text.endsWith('\r');
    if (this.#heldReturn) text = text.slice(0, -1);
    if (text.includes('\r')) text = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
    this.#text += text;
  }

  #parse(last: boolean): CsvBatch {
    const text = this.#text;
    if (this.#delimiter === undefined) {
      checkFirstText(text);
      this.#delimiter = detectDelimiter(text);
    }
    if (this.#passOver !== undefined && this.#rows > 0) {
      const some = this.#parseSome(text, last, this.#delimiter, this.#passOver);
      if (some !== undefined) return some;
    }
    const firstRow = this.#rows + 1;
    const { rows, cursor } = this.#records(text, last, this.#delimiter);
    this.#rows += rows.length;
    this.#carry(last ? '' : text.slice(cursor));
    return { firstRow, rows };
  }

  /** Undefined where a fault was met: the whole block says in which row, or that only its last record is not all there. */
  #parseSome(text: string, last: boolean, delimiter: Delimiter, passOver: PassOver): CsvBatch | undefined {
    const firstRow = this.#rows + 1;
    const end = last ? text.length : text.lastIndexOf('\n') + 1;
    const kept = keepLines(text.slice(0, end), delimiter, passOver);
    const rows = this.#soundRecords(kept.text, delimiter);
    if (rows === undefined) return undefined;
    this.#rows += kept.passed + rows.length;
    this.#carry(text.slice(end));
    return { firstRow, rows };
  }

  #soundRecords(text: string, delimiter: Delimiter): string[][] | undefined {
    try {
      return this.#records(text, true, delimiter).rows;
    } catch (error) {
      if (error instanceof TabularError) return undefined;
      throw error;
    }
  }

  /** Checked records of a text, and where the last whole one ends. */
  #records(text: string, last: boolean, delimiter: Delimiter): { rows: string[][]; cursor: number } {
    const firstRow = this.#rows + 1;
    const { data, meta, errors } = new Papa.Parser({ delimiter, newline: '\n' }).parse(text, 0, !last);
    const rows = data as string[][];
    const fault = errors[0];
    if (fault !== undefined) throw quoteError(fault.code, firstRow + (fault.row ?? 0));
    if (last && rows.length > 0 && isBlank(rows.at(-1))) rows.pop();
    checkRecords(rows, firstRow, text, this.#limits);
    return { rows, cursor: meta.cursor };
  }

  /** Keeps the unfinished record for the next block. @throws TabularError when it is too long */
  #carry(rest: string): void {
    this.#text = rest;
    this.#parsedLength = rest.length;
    if (rest.length > this.#limits.recordLength) throw tooLong(this.#rows + 1, rest.includes('"'));
  }

  /** A byte error counts lines from the start of its chunk; a row counts from the start of the file. */
  #atRow(decode: () => string): string {
    try {
      return decode();
    } catch (error) {
      if (!(error instanceof TabularError)) throw error;
      const lines = this.#text.split('\n').length - 1;
      throw new TabularError(error.code, error.message, error.remedy, {
        row: this.#rows + lines + (error.row ?? 1),
      });
    }
  }
}

function isBlank(record: readonly string[] | undefined): boolean {
  return record !== undefined && record.length === 1 && record[0] === '';
}

function quoteError(code: string, row: number): TabularError {
  if (code === 'MissingQuotes') {
    return new TabularError(
      'quote-unclosed',
      `Row ${row} opens a quote (") that is never closed.`,
      'Close the quote in that row, or download the file again: it may have been cut short.',
      { row },
    );
  }
  return new TabularError(
    'quote-malformed',
    `Row ${row} has a quote (") in the middle of a quoted cell, or a quote that is never closed.`,
    'Write a quote inside a quoted cell twice (""), and close every quote.',
    { row },
  );
}

function tooLong(row: number, quoted: boolean): TabularError {
  return new TabularError(
    'record-too-long',
    `Row ${row} is longer than 1 MB.${quoted ? ' A quote (") may never be closed.' : ''}`,
    'Check that the file is a table with one record a line, and that every quote is closed.',
    { row },
  );
}

import type { Encoding } from './byte-decoder.js';
import { CsvParser } from './csv-parser.js';
import type { Delimiter } from './delimiter.js';
import { CSV_LIMITS } from './limits.js';
import { tooWide } from './record-check.js';
import { TabularError } from './tabular-error.js';

const LINE_FEED = 10;

export interface CsvHead {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly rows: readonly (readonly string[])[];
}

export interface CsvHeadOptions {
  /** True when the bytes are the whole file: then a last row without a line end counts. */
  readonly complete: boolean;
  readonly rows?: number;
}

/**
 * The first rows (50 unless told) of the first bytes of a file. A fault further down ends the rows before it, so
 * that a broken file can still be recognised by its headings. @throws TabularError when they are no CSV at all
 */
export function readCsvHead(bytes: Uint8Array, options: CsvHeadOptions): CsvHead {
  try {
    return parseHead(bytes, options);
  } catch (error) {
    if (!(error instanceof TabularError) || error.row === undefined || error.row < 2) throw error;
    const end = endOfLine(bytes, error.row - 1);
    return parseHead(bytes.subarray(0, end), { ...options, complete: true });
  }
}

function parseHead(bytes: Uint8Array, options: CsvHeadOptions): CsvHead {
  const parser = new CsvParser();
  const first = parser.push(bytes)?.rows ?? [];
  const rest = (options.complete ? parser.end() : parser.flush()).rows;
  const rows = [...first, ...rest].slice(0, options.rows ?? 50);
  if (rows.length === 0 && !options.complete) throw endless(bytes, parser.delimiter);
  return { encoding: parser.encoding, delimiter: parser.delimiter, rows };
}

/** Not one row of the head is whole. */
function endless(bytes: Uint8Array, delimiter: Delimiter): TabularError {
  const mark = delimiter.charCodeAt(0);
  const cells = bytes.reduce((count, byte) => count + Number(byte === mark), 1);
  const { columns } = CSV_LIMITS;
  if (cells > columns) return tooWide(1, `more than ${columns}`, CSV_LIMITS);
  return new TabularError(
    'record-too-long',
    `Row 1 has no end within the first ${Math.floor(bytes.length / 1024)} kB of the file.`,
    'Check that the file is a table with one record a line, and that every quote is closed.',
    { row: 1 },
  );
}

/** Where the given line ends, its line end included. */
function endOfLine(bytes: Uint8Array, line: number): number {
  let at = 0;
  for (let seen = 0; seen < line; seen += 1) {
    const found = bytes.indexOf(LINE_FEED, at);
    if (found < 0) return at;
    at = found + 1;
  }
  return at;
}

import type { Encoding } from './byte-decoder.js';
import { CsvParser } from './csv-parser.js';
import type { Delimiter } from './delimiter.js';

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

/** The first rows (50 unless told) of the first bytes of a file. @throws TabularError when they are no CSV */
export function readCsvHead(bytes: Uint8Array, options: CsvHeadOptions): CsvHead {
  const parser = new CsvParser();
  const first = parser.push(bytes)?.rows ?? [];
  const rest = (options.complete ? parser.end() : parser.flush()).rows;
  const rows = [...first, ...rest].slice(0, options.rows ?? 50);
  return { encoding: parser.encoding, delimiter: parser.delimiter, rows };
}

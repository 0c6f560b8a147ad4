import type { Encoding } from './byte-decoder.js';
import { type CsvBatch, CsvParser, type CsvParserOptions } from './csv-parser.js';
import type { Delimiter } from './delimiter.js';
import { TabularError } from './tabular-error.js';

/** Bytes are decoded in pieces of at most this size, whatever the stream hands over. */
const PIECE = 262_144;

/**
 * Reads a CSV file from a stream with bounded memory.
 * `encoding` and `delimiter` are final when `batches()` has ended.
 */
export class CsvReader {
  readonly #stream: ReadableStream<Uint8Array>;
  readonly #parser: CsvParser;

  constructor(stream: ReadableStream<Uint8Array>, options: CsvParserOptions = {}) {
    this.#stream = stream;
    this.#parser = new CsvParser(options);
  }

  get encoding(): Encoding {
    return this.#parser.encoding;
  }

  get delimiter(): Delimiter {
    return this.#parser.delimiter;
  }

  get rowCount(): number {
    return this.#parser.rowCount;
  }

  /** Batches of whole records in file order; leaving the loop early closes the stream. @throws TabularError */
  async *batches(): AsyncGenerator<CsvBatch, void, void> {
    let bytesSeen = 0;
    for await (const chunk of this.#stream) {
      bytesSeen += chunk.length;
      for (let at = 0; at < chunk.length; at += PIECE) {
        const batch = this.#parser.push(chunk.subarray(at, at + PIECE));
        if (batch !== undefined && batch.rows.length > 0) yield batch;
      }
    }
    if (bytesSeen === 0) {
      throw new TabularError('empty-file', 'This file is empty.', 'Download the file again.', { row: 1 });
    }
    const batch = this.#parser.end();
    if (batch.rows.length > 0) yield batch;
  }
}

import { READ_BYTES, type FileFacts } from '../protocol.js';

/** An uploaded file that the host can read; the source only ever gets bytes of it. */
export interface SourceFile extends FileFacts {
  /** Bytes from `offset`, exactly `length` of them unless the file ends before. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

const MOST_PENDING = 16;

/** Answers a child's requests for bytes, within the file and a few at a time. */
export class FileServer {
  #pending = 0;

  constructor(readonly file: SourceFile | undefined) {}

  /** The bytes asked for, or undefined when they cannot be read. Throws when the request is not a legal one. */
  async answer(offset: number, length: number): Promise<Uint8Array | undefined> {
    const whole = Number.isSafeInteger(offset) && Number.isSafeInteger(length) && offset >= 0 && length > 0;
    const inside = whole && length <= READ_BYTES && offset + length <= (this.file?.size ?? 0);
    if (!inside || this.#pending >= MOST_PENDING) throw new Error(`read-at ${offset} ${length}`);
    this.#pending++;
    try {
      return await this.file?.read(offset, length);
    } finally {
      this.#pending--;
    }
  }
}

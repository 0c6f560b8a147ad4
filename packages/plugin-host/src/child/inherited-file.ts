import { read } from 'node:fs';
import { promisify } from 'node:util';
import { FILE_DESCRIPTOR, type FileFacts } from '../protocol.js';
import type { Channel } from './channel.js';

const readBytes = promisify(read);
/** Bytes of one step of the stream: each is a turn of the loop, but what was read lies outside the heap, where more piles up. */
const STEP_BYTES = 128 * 1024;
const TELL_MS = 100;

/** The uploaded file as the source sees it: bytes on request, never a path. */
export class InheritedFile {
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  /** Where the last read ended: a source may go through the file more than once. */
  bytesRead = 0;
  #told = 0;

  constructor(
    readonly channel: Channel,
    facts: FileFacts,
  ) {
    this.name = facts.name;
    this.sha256 = facts.sha256;
    this.size = facts.size;
  }

  /** Bytes from `offset`, fewer at the end of the file. */
  async readAt(offset: number, length: number): Promise<Uint8Array> {
    if (!Number.isSafeInteger(offset) || offset < 0 || !Number.isSafeInteger(length) || length < 0) {
      throw new RangeError('An offset and a length are whole numbers from zero.');
    }
    const end = Math.min(offset + length, this.size);
    const bytes = Buffer.allocUnsafe(Math.max(end - offset, 0));
    for (let done = 0; done < bytes.length;) {
      const { bytesRead } = await readBytes(FILE_DESCRIPTOR, bytes, done, bytes.length - done, offset + done);
      if (bytesRead === 0) throw new Error('The file is shorter than it was.');
      done += bytesRead;
    }
    this.bytesRead = end;
    this.#tell(end);
    return bytes;
  }

  /** The whole file from its start; may be called again. Reads one step ahead. */
  stream(): ReadableStream<Uint8Array> {
    let offset = 0;
    return new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          const bytes = await this.readAt(offset, STEP_BYTES);
          offset += bytes.length;
          if (bytes.length > 0) controller.enqueue(bytes);
          if (offset >= this.size) controller.close();
        },
      },
      { highWaterMark: 2 },
    );
  }

  /** Also a source that goes through the whole file before its first row is seen to move. */
  #tell(end: number): void {
    const now = performance.now();
    if (now - this.#told < TELL_MS) return;
    this.#told = now;
    void this.channel.send({ type: 'reading', bytes: end }).catch(() => undefined);
  }
}

import { READ_BYTES, type FileFacts } from '../protocol.js';
import type { Channel } from './channel.js';

/** Bytes that one step of the stream asks for. */
const STEP_BYTES = 256 * 1024;

/** The uploaded file as the source sees it: bytes on request, never a path. */
export class RemoteFile {
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  /** Where the last read ended: a source may go through the file more than once. */
  bytesRead = 0;
  readonly #channel: Channel;
  #lastId = 0;

  constructor(channel: Channel, facts: FileFacts) {
    this.#channel = channel;
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
    const parts: Uint8Array[] = [];
    for (let at = offset; at < end; at += READ_BYTES) {
      parts.push(await this.#ask(at, Math.min(READ_BYTES, end - at)));
    }
    this.bytesRead = end;
    return parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts);
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

  async #ask(offset: number, length: number): Promise<Uint8Array> {
    const id = ++this.#lastId;
    const answer = new Promise<Uint8Array>((resolve, reject) => {
      this.#channel.listen((message) => {
        if (message.type !== 'bytes' || message.id !== id) return false;
        if (message.bytes?.length === length) resolve(message.bytes);
        else reject(new Error('The host could not read the file.'));
        return true;
      });
    });
    await this.#channel.send({ type: 'read-at', id, offset, length });
    return answer;
  }
}

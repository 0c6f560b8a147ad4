import { deserialize, serialize } from 'node:v8';

const HEAD_BYTES = 4;

/** A message as it goes through a pipe: its length, and itself. The message is copied at once. */
export function frame(message: unknown): readonly [head: Buffer, body: Buffer] {
  const body = serialize(message);
  const head = Buffer.allocUnsafe(HEAD_BYTES);
  head.writeUInt32LE(body.length);
  return [head, body];
}

/**
 * Finds the messages in what comes through a pipe. Node's own channel takes any length, and a worker dies of a message that
 * cannot be read: whoever gets at the descriptor could end it with twenty bytes.
 */
export class FrameReader {
  #parts: Buffer[] = [];
  #held = 0;
  #wanted: number | undefined;

  constructor(
    readonly mostBytes: number,
    readonly take: (message: unknown) => void,
  ) {}

  /** @throws Error when a message is too large or none */
  push(piece: Buffer): void {
    this.#parts.push(piece);
    this.#held += piece.length;
    for (;;) {
      if (this.#wanted === undefined) {
        if (this.#held < HEAD_BYTES) return;
        this.#wanted = this.#cut(HEAD_BYTES).readUInt32LE();
        if (this.#wanted > this.mostBytes) throw new Error(`a message of ${this.#wanted} bytes`);
      }
      if (this.#held < this.#wanted) return;
      const body = this.#cut(this.#wanted);
      this.#wanted = undefined;
      this.take(deserialize(body));
    }
  }

  #cut(length: number): Buffer {
    const [first] = this.#parts;
    const whole = first !== undefined && first.length >= length ? first : Buffer.concat(this.#parts);
    const isFirst = whole === first;
    const rest = whole.subarray(length);
    const others = isFirst ? this.#parts.slice(1) : [];
    this.#parts = rest.length === 0 ? others : [rest, ...others];
    this.#held -= length;
    return whole.subarray(0, length);
  }
}

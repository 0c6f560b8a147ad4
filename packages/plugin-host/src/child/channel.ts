import { Socket } from 'node:net';
import { FrameReader, frame } from '../frames.js';
import { CHANNEL_DESCRIPTOR, type FromChild, type ToChild } from '../protocol.js';

/** The host's messages are its own: they may be as large as they are. */
const MOST_BYTES = 2 ** 31;

/** The child's end of the pipe to the host. Made before the source is loaded, which then cannot reach it. */
export class Channel {
  readonly #pipe = new Socket({ fd: CHANNEL_DESCRIPTOR, readable: true, writable: true });
  readonly #waiting: ((message: ToChild) => boolean)[] = [];

  /** @param gone called when nobody is at the other end any more */
  constructor(gone: () => void) {
    const reader = new FrameReader(MOST_BYTES, (message) => this.#take(message as ToChild));
    this.#pipe.on('data', (piece) => reader.push(piece));
    this.#pipe.on('end', gone);
    this.#pipe.on('close', gone);
    this.#pipe.on('error', gone);
  }

  /** Resolves when the message is written. The message is copied at once. */
  send(message: FromChild): Promise<void> {
    const [head, body] = frame(message);
    return new Promise((resolve, reject) => {
      this.#pipe.cork();
      this.#pipe.write(head);
      this.#pipe.write(body, (error) => (error ? reject(error) : resolve()));
      this.#pipe.uncork();
    });
  }

  /** Calls `takes` with each message until it returns true; then no other listener sees that message. */
  listen(takes: (message: ToChild) => boolean): void {
    this.#waiting.push(takes);
  }

  /** The next message of one type. */
  next<T extends ToChild['type']>(type: T): Promise<Extract<ToChild, { type: T }>> {
    return new Promise((resolve) => {
      this.listen((message) => {
        if (message.type !== type) return false;
        resolve(message as Extract<ToChild, { type: T }>);
        return true;
      });
    });
  }

  #take(message: ToChild): void {
    const index = this.#waiting.findIndex((takes) => takes(message));
    if (index >= 0) this.#waiting.splice(index, 1);
  }
}

import process from 'node:process';
import type { FromChild, ToChild } from '../protocol.js';

/** The child's end of the channel. Made before the source is loaded, which then cannot reach it. */
export class Channel {
  readonly #send: (message: FromChild) => Promise<void>;
  readonly #waiting: ((message: ToChild) => boolean)[] = [];

  constructor() {
    const send = process.send?.bind(process);
    if (send === undefined) throw new Error('This file is started by the plugin host only.');
    this.#send = (message) =>
      new Promise((resolve, reject) => {
        send(message, undefined, {}, (error) => (error === null ? resolve() : reject(error)));
      });
    process.on('message', (message: ToChild) => {
      const index = this.#waiting.findIndex((takes) => takes(message));
      if (index >= 0) this.#waiting.splice(index, 1);
    });
  }

  /** Resolves when the message is written. The message is copied at once. */
  send(message: FromChild): Promise<void> {
    return this.#send(message);
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
}

import type { FromChild } from '../protocol.js';

/** Messages that answer something the host has asked. */
export type Answer = Extract<FromChild, { type: 'ready' | 'result' | 'streams' | 'batch' }>;

const ANSWERS = new Set(['ready', 'result', 'streams', 'batch']);

/** A short queue between a child's messages and whoever waits for them. */
export class ChildInbox {
  readonly #queue: Answer[] = [];
  #failure: Error | undefined;
  #waiting: { resolve(answer: Answer): void; reject(error: Error): void } | undefined;

  constructor(readonly most: number) {}

  /** Takes a message; false when it is no answer or there are too many. */
  put(message: unknown): boolean {
    const type = (message as { type?: unknown } | null)?.type;
    if (typeof type !== 'string' || !ANSWERS.has(type)) return false;
    if (this.#waiting !== undefined) {
      this.#waiting.resolve(message as Answer);
      this.#waiting = undefined;
      return true;
    }
    this.#queue.push(message as Answer);
    return this.#queue.length <= this.most;
  }

  /** Ends the run with an error, after what is queued already. False when it has ended before. */
  fail(error: Error): boolean {
    if (this.#failure !== undefined) return false;
    this.#failure = error;
    this.#waiting?.reject(error);
    this.#waiting = undefined;
    return true;
  }

  next(): Promise<Answer> {
    const answer = this.#queue.shift();
    if (answer !== undefined) return Promise.resolve(answer);
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }
}

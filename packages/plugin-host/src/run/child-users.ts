import process from 'node:process';

const SLOTS = 16;
const WORKERS = 250;

/**
 * Users for children when the worker is root: each running child has a number of its own, so that no
 * child can signal another, the worker or the embedded database. Workers of one computer take
 * different ranges by their process number.
 */
export class ChildUsers {
  readonly #first: number;
  readonly #taken = new Set<number>();

  constructor(base = 61_000) {
    this.#first = base + (process.pid % WORKERS) * SLOTS;
  }

  /** The next free user, or undefined when the worker is not root and cannot switch. */
  take(): number | undefined {
    if (process.getuid?.() !== 0) return undefined;
    let uid = this.#first;
    while (this.#taken.has(uid)) uid++;
    this.#taken.add(uid);
    return uid;
  }

  give(uid: number | undefined): void {
    if (uid !== undefined) this.#taken.delete(uid);
  }
}

/** Lines and signs of progress that a child may send at once, and in each second after that. */
const BURST = 3_000;
const PER_SECOND = 100;

/** Counts what a child says without being asked. */
export class Chatter {
  #left = BURST;
  #counted = performance.now();

  /** @throws Error when the child sends more than any source has to say */
  count(): void {
    const now = performance.now();
    this.#left = Math.min(BURST, this.#left + ((now - this.#counted) / 1_000) * PER_SECOND) - 1;
    this.#counted = now;
    if (this.#left < 0) throw new Error('a flood of messages');
  }
}

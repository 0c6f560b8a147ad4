interface Waiting {
  readonly owner: string;
  readonly start: () => void;
}

/**
 * A few children at once. Who has none running goes first, else in the order of asking; nobody may have more waiting than
 * can be served before they give up, so that one organisation's pictures do not keep all others waiting.
 */
export class Places {
  readonly #running: string[] = [];
  readonly #waiting: Waiting[] = [];

  constructor(
    readonly atOnce: number,
    readonly mostWaiting: number,
  ) {}

  /** True when this owner has as many waiting as may. */
  isFullFor(owner: string): boolean {
    return this.#waiting.filter((each) => each.owner === owner).length >= this.mostWaiting;
  }

  async with<T>(owner: string, work: () => Promise<T>): Promise<T> {
    if (this.#running.length < this.atOnce) this.#running.push(owner);
    else await new Promise<void>((resolve) => this.#waiting.push({ owner, start: resolve }));
    try {
      return await work();
    } finally {
      this.#running.splice(this.#running.indexOf(owner), 1);
      this.#startNext();
    }
  }

  #startNext(): void {
    const without = this.#waiting.findIndex(({ owner }) => !this.#running.includes(owner));
    const [next] = this.#waiting.splice(Math.max(without, 0), 1);
    if (next === undefined) return;
    this.#running.push(next.owner);
    next.start();
  }
}

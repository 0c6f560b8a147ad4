import type { ImportSession } from './import-session.js';

const BEAT_EVERY_MS = 300;

/**
 * Tells how far a check is. A source may go through the whole file before it gives its first row, to see what is in
 * it: meanwhile only the bytes that it reads tell of it.
 */
export class CheckProgress {
  /** Why the run was stopped: the import was cancelled, or the database is gone. */
  lost: unknown;
  readonly #stop = new AbortController();
  #beaten = 0;
  #beating: Promise<void> | undefined;
  #isReading = false;

  constructor(private readonly session: ImportSession) {}

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** The source reads; told until the first rows come. */
  readonly reading = (bytes: number): void => {
    if (!this.#isReading) this.#beat(bytes, 'Looking through the file');
  };

  /** Rows were checked. @throws TakenByAnotherError when the import was cancelled or taken over */
  async checked(bytesRead: number): Promise<void> {
    this.#isReading = true;
    this.#beat(bytesRead, 'Checking the rows');
    await this.#beating;
    if (this.lost !== undefined) throw this.lost;
  }

  /** Resolves when nothing is on its way to the database any more. */
  async ended(): Promise<void> {
    await this.#beating;
  }

  #beat(done: number, words: string): void {
    const { session } = this;
    if (this.#beating || performance.now() - this.#beaten < BEAT_EVERY_MS) return;
    this.#beaten = performance.now();
    this.#beating = session
      .transaction((ctx) => session.beat(ctx, done, words))
      .catch((error: unknown) => {
        this.lost = error;
        this.#stop.abort();
      })
      .finally(() => (this.#beating = undefined));
  }
}

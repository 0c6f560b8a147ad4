import type { PluginHost, PluginRegistry } from '@fairshift/plugin-host';
import type { Logger } from 'pino';
import type { OrganisationScope, Transactions } from '../../../database/transactions.js';
import type { Config } from '../../../platform/config.js';
import type { Context } from '../../../platform/context.js';
import { events } from '../../../platform/events.js';
import { TakenByAnotherError } from '../../storage/index.js';
import type { ConnectionRow, RunRow } from '../connection.entity.js';
import type { ConnectionRunsRepository, RunChange } from '../connection-runs.repository.js';
import type { ConnectionsRepository } from '../connections.repository.js';

export interface RunnerParts {
  readonly transactions: Transactions;
  readonly host: PluginHost;
  readonly registry: PluginRegistry;
  readonly connections: ConnectionsRepository;
  readonly runs: ConnectionRunsRepository;
  readonly config: Pick<Config, 'secretKeys' | 'dataDir' | 'privateOrigins'>;
  readonly log: Logger;
  /** How long a worker may be silent before another one takes its run. */
  readonly leaseSeconds: number;
  /** Seconds before each time that the source is asked again; that many times at most. */
  readonly pauses?: readonly number[];
  /** Tells a worker of a run that waits, when its time has come. */
  readonly wake: (ctx: Context, runId: string, at: Date) => Promise<void>;
}

const TELL_EVERY_MS = 500;
const BEAT_EVERY_MS = 400;

/** One worker's hold on one run: every write goes through it, and fails once the hold is lost. */
export class RunSession {
  readonly #stop = new AbortController();
  #told = 0;
  #isFurther = false;
  #timer: NodeJS.Timeout | undefined;
  #beating: Promise<void> | undefined;
  #progress: RunRow['progress'] = null;

  constructor(
    readonly parts: RunnerParts,
    readonly row: RunRow,
    readonly connection: ConnectionRow,
    readonly scope: OrganisationScope,
  ) {}

  transaction<T>(work: (ctx: Context) => Promise<T>): Promise<T> {
    return this.parts.transactions.inOrganisation(this.scope, work);
  }

  /** Aborts once the run is no longer this worker's: it was cancelled, or taken over. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** How often workers have begun this without getting further than those before them. */
  get tries(): number {
    return this.#isFurther ? 0 : this.row.tries;
  }

  /** Keeps the lease while `work` goes on, however long its source says nothing, and ends it once the hold is lost. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#timer = setInterval(() => this.#beatAlone(), BEAT_EVERY_MS);
    try {
      return await work();
    } catch (error) {
      throw this.#stop.signal.aborted ? new TakenByAnotherError() : error;
    } finally {
      clearInterval(this.#timer);
      await this.#beating;
    }
  }

  /** What the next beat tells. */
  progress(done: number, words: string, total = 0): void {
    this.#progress = { done, total, words };
  }

  /** Says, with what it stores, that it is further than any worker before. @throws TakenByAnotherError */
  async advance(ctx: Context, done: number, words: string): Promise<void> {
    this.#isFurther = true;
    this.progress(done, words);
    if (!(await this.#beat(ctx))) throw new TakenByAnotherError();
    const now = performance.now();
    if (now - this.#told < TELL_EVERY_MS) return;
    this.#told = now;
    await events.emit(ctx, { type: 'connection-run.changed', id: this.row.id });
  }

  /** Changes the run. @throws TakenByAnotherError */
  async change(ctx: Context, changes: RunChange): Promise<void> {
    const { id, attempt } = this.row;
    if (!(await this.parts.runs.change(ctx, id, changes, attempt))) throw new TakenByAnotherError();
  }

  #beat(ctx: Context): Promise<boolean> {
    const { id, attempt } = this.row;
    const of = { id, attempt, leaseSeconds: this.parts.leaseSeconds, further: this.#isFurther };
    return this.parts.runs.beat(ctx, of, this.#progress);
  }

  #beatAlone(): void {
    if (this.#beating || this.#stop.signal.aborted) return;
    this.#beating = this.#beatOrStop()
      // A lost database is met by the work itself.
      .catch(() => undefined)
      .finally(() => (this.#beating = undefined));
  }

  async #beatOrStop(): Promise<void> {
    if (!(await this.transaction((ctx) => this.#beat(ctx)))) this.#stop.abort();
  }
}

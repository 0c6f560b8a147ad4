import type { Batch, RunRequest, StoredCursor } from '@fairshift/plugin-host';
import type { StreamSpec } from '@fairshift/plugin-sdk';
import type { Context } from '../../../platform/context.js';
import { generationStore, RunFailedError, TakenByAnotherError } from '../../storage/index.js';
import type { Finished, Load, RefreshHold, RefreshInput } from '../../storage/index.js';
import type { RunEnding } from './run-ending.js';
import type { RunSession } from './run-session.js';

const number = new Intl.NumberFormat('en-GB');

/** What one run reads, worked out when it begins. */
export interface RunPlan {
  readonly generation: number;
  readonly mode: 'full' | 'incremental';
  readonly cursor?: StoredCursor;
  readonly inputSha256: Buffer;
  readonly request: RunRequest;
}

/** A connection's hold on the dataset that one of its runs fills. */
export class ConnectionHold implements RefreshHold {
  #stream: StreamSpec | undefined;

  constructor(
    private readonly session: RunSession,
    private readonly plan: RunPlan,
    private readonly ending: RunEnding,
  ) {}

  get datasetId(): string {
    return this.session.row.datasetId;
  }

  get generation(): number {
    return this.plan.generation;
  }

  get mode(): RunPlan['mode'] {
    return this.plan.mode;
  }

  get words(): string {
    return `fetched ${this.session.connection.title}`;
  }

  get origin(): RefreshHold['origin'] {
    return { connectionRun: this.session.row.id };
  }

  replaces(): readonly string[] {
    return this.#stream?.replaces ?? [];
  }

  input(): RefreshInput {
    const { connection, row } = this.session;
    return {
      inputSha256: this.plan.inputSha256,
      // There is no file; the run names what was read.
      fileSha256: this.plan.inputSha256,
      fileName: connection.title,
      pluginId: connection.pluginId,
      sourceId: connection.sourceId,
      sourceTitle: this.#stream?.title ?? row.datasetTitle,
      importedBy: row.askedByName,
      licence: { ...this.#stream?.licence },
    };
  }

  transaction<T>(work: (ctx: Context) => Promise<T>): Promise<T> {
    return this.session.transaction(work);
  }

  async read(load: Load, store: (batch: Batch) => Promise<void>): Promise<Batch> {
    const { parts, row, connection, signal } = this.session;
    const { cursor, mode, request } = this.plan;
    const run = await parts.host.start({
      ...request,
      stream: row.streamId,
      mode,
      ...(mode === 'incremental' && cursor ? { cursor, lookbackDays: connection.lookbackDays } : {}),
      ...(await this.#resume(load)),
      signal,
      onFetch: (line) => parts.log.info({ connectionId: connection.id, runId: row.id, ...line }, 'fetched'),
      onProgress: ({ done, total, label }) =>
        this.session.progress(done, label ?? `Reading rows: ${number.format(load.rowsDone)} so far`, total),
    });
    this.#stream = run.stream;
    try {
      let last: Batch | undefined;
      for await (const batch of run.batches) {
        await store(batch);
        last = batch;
      }
      if (!last?.last) throw new RunFailedError('The source stopped before it had given everything.');
      return last;
    } finally {
      await run.stop();
    }
  }

  async advance(ctx: Context, rowsDone: number): Promise<void> {
    await this.session.advance(ctx, rowsDone, `Reading rows: ${number.format(rowsDone)} so far`);
  }

  async finishing(ctx: Context, rowsDone: number): Promise<void> {
    await this.session.advance(ctx, rowsDone, 'Sorting rows and adding them up');
  }

  async lockRun(ctx: Context): Promise<void> {
    const { parts, row } = this.session;
    const now = await parts.runs.lock(ctx, row.id);
    if (now?.state !== 'running' || now.attempt !== row.attempt) throw new TakenByAnotherError();
  }

  async done(ctx: Context, finished: Finished): Promise<void> {
    await this.ending.done(ctx, this.session, finished);
  }

  async failed(ctx: Context, words: string): Promise<void> {
    await this.ending.failed(ctx, this.session, {
      words,
      remedy: 'Look at the settings of this connection.',
    });
  }

  async ask(ctx: Context, words: string, { changes, rows }: Finished): Promise<void> {
    const told = changes
      ? { changes: { added: changes.added, changed: changes.changed, gone: changes.gone } }
      : {};
    await this.session.change(ctx, {
      state: 'needs-confirmation',
      progress: null,
      outcome: words,
      rows,
      ...told,
    });
  }

  /** From the last checkpoint; rows that came after it are given again and not stored again. */
  async #resume({ generation, rowsDone, checkpoint }: Load): Promise<Pick<RunRequest, 'resume'>> {
    if (rowsDone === 0 || !checkpoint) return {};
    const dictionaries = await this.transaction((ctx) => generationStore.dictionaries.read(ctx, generation));
    return { resume: { rowsDone, dictionaries, checkpoint } };
  }
}

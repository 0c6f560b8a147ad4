import type { Connection, ConnectionRun } from '@fairshift/contracts';
import { Injectable } from '@nestjs/common';
import { audit } from '../../platform/audit.js';
import type { Context } from '../../platform/context.js';
import { notFound } from '../../platform/errors.js';
import { IdempotencyRepository } from '../../platform/idempotency.repository.js';
import { JobQueue } from '../../platform/job-queue.js';
import { idAfter, page } from '../../platform/pages.js';
import { generationStore, swapIn } from '../storage/index.js';
import type { ConnectionRow, RunRow } from './connection.entity.js';
import { ConnectionRunsRepository } from './connection-runs.repository.js';
import { CONNECTION_QUEUE } from './connection-task.js';
import type { ConnectionTask } from './connection-task.js';
import { runView } from './connection-view.js';
import { ConnectionViews } from './connection-views.js';
import { ConnectionStateError } from './connections.errors.js';
import { ConnectionsRepository } from './connections.repository.js';
import { RunStarter } from './run-starter.js';
import { SourceCatalogue } from './source-catalogue.js';

/** Runs as people steer them; a worker does the fetching. */
@Injectable()
export class ConnectionRunsService {
  readonly #connections = new ConnectionsRepository();
  readonly #runs = new ConnectionRunsRepository();
  readonly #keys = new IdempotencyRepository();
  readonly #starter: RunStarter;

  constructor(
    private readonly catalogue: SourceCatalogue,
    private readonly views: ConnectionViews,
    queue: JobQueue,
  ) {
    this.#starter = new RunStarter((ctx, id) =>
      queue.send<ConnectionTask>(ctx, CONNECTION_QUEUE, { id, kind: 'run' }),
    );
  }

  /** Fetches now, even while paused. Asking again for what runs already gives that. */
  async start(ctx: Context, id: string, key?: string): Promise<Connection> {
    const row = await this.#lock(ctx, id);
    if (key !== undefined) {
      const { isRepeated } = await this.#keys.claim(ctx, key, {
        request: ['runConnection', id],
        objectId: id,
      });
      if (isRepeated) return this.views.get(ctx, id);
    }
    this.catalogue.get(row);
    if (!row.streams.some(({ chosen }) => chosen)) {
      throw new ConnectionStateError('This connection has not been tested yet. Test it first.');
    }
    const source = this.catalogue.stateOf(row);
    const by = { cause: 'person' as const, askedBy: ctx.actor.personId, askedByName: ctx.actor.name };
    const started = await this.#starter.start(ctx, row, { ...by, sourceTitle: source.title });
    if (started.length > 0) {
      await audit.record(ctx, {
        verb: 'connection.run-started',
        objectType: 'connection',
        objectId: id,
        words: `started to fetch ${row.title}`,
        after: { runs: started },
      });
    }
    return this.views.get(ctx, id);
  }

  async list(
    ctx: Context,
    id: string,
    query: { limit: number; after?: string | undefined },
  ): Promise<{ items: ConnectionRun[]; next?: string }> {
    if (!(await this.#connections.find(ctx, id))) throw notFound();
    const rows = await this.#runs.list(ctx, id, { limit: query.limit + 1, after: idAfter(query.after) });
    return page(rows, query.limit, { item: runView, after: ({ id: run }) => [run] });
  }

  async cancel(ctx: Context, id: string): Promise<Connection> {
    const row = await this.#lock(ctx, id);
    const ended = await this.cancelAll(ctx, id);
    if (ended.length > 0) {
      await audit.record(ctx, {
        verb: 'connection.run-cancelled',
        objectType: 'connection',
        objectId: id,
        words: `stopped fetching ${row.title}`,
        before: { runs: ended },
      });
    }
    return this.views.get(ctx, id);
  }

  /** Ends what is under way; what was there before stays. A worker that holds a run learns it at its next beat. */
  async cancelAll(ctx: Context, connectionId: string): Promise<string[]> {
    const live = await this.#runs.lockLive(ctx, connectionId);
    for (const run of live) {
      if (run.generationId !== null) await generationStore.generations.fail(ctx, run.generationId);
      const outcome = 'Cancelled. What was there before is as it was.';
      await this.#runs.change(ctx, run.id, {
        state: 'cancelled',
        progress: null,
        retryAt: null,
        outcome,
        remedy: null,
      });
    }
    return live.map(({ id }) => id);
  }

  /** A person has seen what would go, and wants the new data all the same. */
  async confirm(ctx: Context, id: string, runId: string): Promise<Connection> {
    const row = await this.#lock(ctx, id);
    const run = await this.#runs.lock(ctx, runId);
    if (!run || run.connectionId !== id) throw notFound();
    if (run.state === 'done') return this.views.get(ctx, id);
    if (run.state !== 'needs-confirmation') throw new ConnectionStateError('This run waits for no answer.');
    await this.#use(ctx, row, run);
    return this.views.get(ctx, id);
  }

  async #use(ctx: Context, { title }: ConnectionRow, run: RunRow): Promise<void> {
    const swapped = await swapIn(ctx, {
      datasetId: run.datasetId,
      generation: run.generationId!,
      words: `fetched ${title}`,
      origin: { connectionRun: run.id },
      mode: run.mode,
    });
    const end =
      'failed' in swapped
        ? { state: 'failed' as const, outcome: swapped.failed, remedy: 'Fetch again.' }
        : { state: 'done' as const, outcome: swapped.words, remedy: null };
    await this.#runs.change(ctx, run.id, end);
    if (end.state === 'done') {
      await this.#connections.change(ctx, run.connectionId, {
        failures: 0,
        failingSince: null,
        trouble: null,
      });
    }
  }

  async #lock(ctx: Context, id: string): Promise<ConnectionRow> {
    const row = await this.#connections.lock(ctx, id);
    if (!row) throw notFound();
    return row;
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '../../../platform/config.js';
import type { Config } from '../../../platform/config.js';
import type { Context } from '../../../platform/context.js';
import { JobQueue } from '../../../platform/job-queue.js';
import { ConnectionSecretsRepository } from '../connection-secrets.repository.js';
import { CONNECTION_QUEUE } from '../connection-task.js';
import type { ConnectionTask } from '../connection-task.js';
import { ConnectionsRepository } from '../connections.repository.js';
import { RunStarter } from '../run-starter.js';
import { nextRun } from '../schedule/next-run.js';
import { KeyRing } from '../secrets/key-ring.js';
import { SourceCatalogue } from '../source-catalogue.js';
import { SourceChecks } from '../source-checks.js';

/** Begins what schedules ask for. */
@Injectable()
export class DueConnections {
  readonly #connections = new ConnectionsRepository();
  readonly #secrets = new ConnectionSecretsRepository();
  readonly #starter: RunStarter;

  constructor(
    private readonly catalogue: SourceCatalogue,
    private readonly queue: JobQueue,
    @Inject(CONFIG) private readonly config: Config,
    readonly checks: SourceChecks,
  ) {
    this.#starter = new RunStarter((ctx, id) => this.#send(ctx, { id, kind: 'run' }));
  }

  /**
   * Begins the runs of a connection whose time has come, and works out its next time. Of two processes that come at once
   * the second finds a later time.
   */
  async begin(ctx: Context, id: string): Promise<readonly string[]> {
    const row = await this.#connections.lock(ctx, id);
    const now = new Date();
    if (!row?.schedule || row.paused || row.nextRunAt === null || Date.parse(row.nextRunAt) > now.getTime())
      return [];
    const next = nextRun(row.schedule, now);
    await this.#connections.change(ctx, id, { nextRunAt: next.toISOString() });
    await this.#send(ctx, { id, kind: 'schedule' }, next);
    const by = { cause: 'schedule' as const, askedBy: row.ownerId, askedByName: row.ownerName };
    return this.#starter.start(ctx, row, { ...by, sourceTitle: this.catalogue.stateOf(row).title });
  }

  /** Ids of connections whose time has come. */
  due(ctx: Context): Promise<string[]> {
    return this.#connections.due(ctx);
  }

  /** Seals with the current key what an older one has sealed. @returns how many there were */
  async resealed(ctx: Context): Promise<number> {
    const ring = KeyRing.open(this.config);
    const old = await this.#secrets.sealedOtherwise(ctx, ring.current);
    const { organisationId } = ctx;
    for (const { connectionId, name, keyId, sealed } of old) {
      const place = { organisationId, connectionId, name };
      const text = ring.open(place, { keyId, sealed });
      await this.#secrets.put(ctx, { connectionId, name, ...ring.seal(place, text) });
    }
    return old.length;
  }

  #send(ctx: Context, task: Pick<ConnectionTask, 'id' | 'kind'>, at?: Date): Promise<void> {
    return this.queue.send<ConnectionTask>(ctx, CONNECTION_QUEUE, task, at);
  }
}

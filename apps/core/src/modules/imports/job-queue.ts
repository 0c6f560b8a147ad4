import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Context } from '../../platform/context.js';
import { DIRECT_URL } from '../../platform/live/events-hub.js';
import { LOG } from '../../platform/log.js';

export const IMPORT_QUEUE = 'imports';

/** Ids only: the queue's tables have no row-level security. */
export interface ImportTask {
  readonly systemId: string;
  readonly organisationId: string;
  readonly importId: string;
}

/** Wakes the worker. A job is sent in the transaction of what it is about, and is never the truth. */
@Injectable()
export class JobQueue implements OnModuleDestroy {
  #boss: Promise<PgBoss> | undefined;

  constructor(
    @Inject(DIRECT_URL) private readonly url: string,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async send(ctx: Context, importId: string): Promise<void> {
    const boss = await (this.#boss ??= this.#start());
    const { systemId, organisationId } = ctx;
    const task: ImportTask = { systemId, organisationId, importId };
    const db = { executeSql: (text: string, values?: unknown[]) => ctx.db.client.query(text, values) };
    await boss.send(IMPORT_QUEUE, task, { db });
  }

  async onModuleDestroy(): Promise<void> {
    const boss = await this.#boss?.catch(() => undefined);
    await boss?.stop({ graceful: false });
  }

  async #start(): Promise<PgBoss> {
    const boss = new PgBoss({
      connectionString: this.url,
      application_name: 'fairshift jobs',
      max: 1,
      migrate: false,
      createSchema: false,
      supervise: false,
      schedule: false,
    });
    boss.on('error', (error) => this.log.warn({ err: error }, 'job queue'));
    try {
      await boss.start();
      return boss;
    } catch (error) {
      this.#boss = undefined;
      throw error;
    }
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { Context } from './context.js';
import { DIRECT_URL } from './live/events-hub.js';
import { LOG } from './log.js';

/** Ids only: the queue's tables have no row-level security. */
export interface JobTask {
  readonly systemId: string;
  readonly organisationId: string;
  /** Of the row that says what is to be done. */
  readonly id: string;
}

/** Wakes the worker. A job is sent in the transaction of what it is about, and is never the truth. */
@Injectable()
export class JobQueue implements OnModuleDestroy {
  #boss: Promise<PgBoss> | undefined;

  constructor(
    @Inject(DIRECT_URL) private readonly url: string,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** @param at when, if not at once */
  async send<T extends JobTask>(
    ctx: Context,
    queue: string,
    more: Omit<T, 'systemId' | 'organisationId'>,
    at?: Date,
  ): Promise<void> {
    const boss = await (this.#boss ??= this.#start());
    const { systemId, organisationId } = ctx;
    const task = { ...more, systemId, organisationId };
    const db = { executeSql: (text: string, values?: unknown[]) => ctx.db.client.query(text, values) };
    await boss.send(queue, task, { db, ...(at === undefined ? {} : { startAfter: at }) });
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

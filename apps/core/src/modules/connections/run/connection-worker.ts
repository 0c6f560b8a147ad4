import { Inject, Injectable } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { AppPool } from '../../../database/pools.js';
import { Transactions } from '../../../database/transactions.js';
import type { Context } from '../../../platform/context.js';
import { newId } from '../../../platform/ids.js';
import { JobRunner } from '../../../platform/job-runner.js';
import { DIRECT_URL } from '../../../platform/live/events-hub.js';
import { LOG } from '../../../platform/log.js';
import { JobRuns } from '../../../worker/job-runs.js';
import { ConnectionRunsRepository } from '../connection-runs.repository.js';
import { CONNECTION_QUEUE } from '../connection-task.js';
import type { ConnectionTask } from '../connection-task.js';
import { DueConnections } from './due-connections.js';
import { AT_ONCE, LEASE_SECONDS, RunProcesses } from './run-processes.js';

const POLL_SECONDS = 0.5;
const LOOK_EVERY_MS = 10_000;

type Where = Omit<ConnectionTask, 'id' | 'kind'>;

/** Takes runs and schedules from the queue, and looks at the rows itself: they are the truth. */
@Injectable()
export class ConnectionWorker extends JobRunner {
  readonly #repository = new ConnectionRunsRepository();
  readonly #runs: JobRuns<ConnectionTask>;
  #boss: PgBoss | undefined;
  #timer: NodeJS.Timeout | undefined;
  #hasResealed = false;
  #checking: Promise<void> | undefined;
  readonly #stop = new AbortController();

  constructor(
    private readonly app: AppPool,
    private readonly transactions: Transactions,
    private readonly due: DueConnections,
    processes: RunProcesses,
    @Inject(DIRECT_URL) private readonly directUrl: string,
    @Inject(LOG) private readonly log: Logger,
  ) {
    super();
    this.#runs = new JobRuns(processes, {
      beat: async ({ id, ...where }, attempt) => {
        const of = { id, attempt, leaseSeconds: LEASE_SECONDS };
        await this.#in(where, (ctx) => this.#repository.beat(ctx, of));
      },
      release: ({ id, ...where }, attempt) =>
        this.#in(where, (ctx) => this.#repository.release(ctx, id, attempt)),
    });
  }

  async start(): Promise<void> {
    const boss = new PgBoss({
      connectionString: this.directUrl,
      application_name: 'fairshift worker',
      max: 2,
      migrate: false,
      createSchema: false,
      schedule: false,
    });
    boss.on('error', (error) => this.log.warn({ err: error }, 'job queue'));
    await boss.start();
    this.#boss = boss;
    const options = { pollingIntervalSeconds: POLL_SECONDS, batchSize: 1, localConcurrency: AT_ONCE };
    await boss.work<ConnectionTask>(CONNECTION_QUEUE, options, ([job]) => this.#take(job!.data));
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS);
    void this.#look();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#stop.abort();
    await this.#checking;
    await this.#runs.stop();
    await this.#boss?.stop({ graceful: false });
  }

  async #take(task: ConnectionTask): Promise<void> {
    if (task.kind === 'run') await this.#runs.run(task);
    else await this.#in(task, (ctx) => this.due.begin(ctx, task.id));
  }

  #in<T>({ systemId, organisationId }: Where, work: (ctx: Context) => Promise<T>): Promise<T> {
    const scope = { systemId, organisationId, requestId: newId(), actor: { personId: '', name: '' } };
    return this.transactions.inOrganisation(scope, work);
  }

  async #look(): Promise<void> {
    try {
      const { rows } = await this.app.pool.query<{ id: string; system: string }>(
        'select id, system_id as system from organisations order by id',
      );
      const organisations = rows.map(({ id, system }) => ({ systemId: system, organisationId: id }));
      for (const where of organisations) await this.#lookIn(where);
      // Sources may take their time, and runs do not wait for them.
      this.#checking ??= this.#check(organisations).finally(() => (this.#checking = undefined));
      if (this.#hasResealed) return;
      this.#hasResealed = true;
      for (const where of organisations) await this.#in(where, (ctx) => this.due.resealed(ctx));
    } catch (error) {
      this.log.warn({ err: error }, 'could not look for runs of connections');
    }
  }

  async #check(organisations: readonly Where[]): Promise<void> {
    for (const where of organisations) {
      try {
        await this.due.checks.inOrganisation(where, this.#stop.signal);
      } catch (error) {
        this.log.warn({ err: error, organisationId: where.organisationId }, 'could not ask a source');
      }
    }
  }

  async #lookIn(where: Where): Promise<void> {
    for (const id of await this.#in(where, (ctx) => this.due.due(ctx))) {
      await this.#in(where, (ctx) => this.due.begin(ctx, id));
    }
    for (const id of await this.#in(where, (ctx) => this.#repository.free(ctx))) {
      const task = { ...where, id, kind: 'run' as const };
      this.#runs.run(task).catch((error: unknown) => this.log.warn({ err: error, task }, 'run waits'));
    }
  }
}

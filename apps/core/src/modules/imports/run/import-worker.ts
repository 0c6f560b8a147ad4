import { Inject, Injectable } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { AppPool } from '../../../database/pools.js';
import { Transactions } from '../../../database/transactions.js';
import { CONFIG } from '../../../platform/config.js';
import type { Config } from '../../../platform/config.js';
import type { Context } from '../../../platform/context.js';
import { newId } from '../../../platform/ids.js';
import { forkJob, JobProcesses } from '../../../worker/job-processes.js';
import { JobRuns } from '../../../worker/job-runs.js';
import { JobRunner } from '../../../platform/job-runner.js';
import { APP_URL } from '../../../platform/urls.js';
import { DIRECT_URL } from '../../../platform/live/events-hub.js';
import { LOG } from '../../../platform/log.js';
import { builtFile } from '../../../platform/programs.js';
import { CheckedRows, OriginalFiles } from '../../storage/index.js';
import { Debris } from '../debris.js';
import { ImportsRepository } from '../imports.repository.js';
import { IMPORT_QUEUE } from '../import-task.js';
import type { ImportTask } from '../import-task.js';

/** Imports that one worker runs at a time. */
const AT_ONCE = 2;
/** `import-process.ts`, as the build bundles it. */
const ENTRY = builtFile('jobs/import-process.mjs');
const POLL_SECONDS = 0.5;
const LOOK_EVERY_MS = 15_000;
const SWEEP_EVERY_MS = 600_000;
/** A worker that is silent for so long has lost its import. */
const LEASE_SECONDS = 10;

/** Takes imports from the queue, and looks for unfinished ones at the start and every minute. */
@Injectable()
export class ImportWorker extends JobRunner {
  readonly #imports = new ImportsRepository();
  readonly #runs: JobRuns;
  #boss: PgBoss | undefined;
  #timer: NodeJS.Timeout | undefined;
  readonly #debris: Debris;
  #sweptAt = -Infinity;

  constructor(
    private readonly app: AppPool,
    private readonly transactions: Transactions,
    @Inject(DIRECT_URL) private readonly directUrl: string,
    @Inject(APP_URL) databaseUrl: string,
    @Inject(CONFIG) config: Config,
    @Inject(LOG) private readonly log: Logger,
  ) {
    super();
    const { dataDir, builtPluginsDir, pluginsDir } = config;
    this.#debris = new Debris(new OriginalFiles(config), new CheckedRows(config));
    const plugins = { builtPluginsDir, dataDir, ...(pluginsDir === undefined ? {} : { pluginsDir }) };
    const { privateOrigins } = config;
    const order = {
      databaseUrl,
      dataDir,
      plugins,
      log: config.log,
      leaseSeconds: LEASE_SECONDS,
      privateOrigins,
    };
    const start = () => forkJob(ENTRY);
    this.#runs = new JobRuns(new JobProcesses(order, AT_ONCE, log, start), {
      beat: async (task, attempt) => {
        const of = { id: task.id, attempt, leaseSeconds: LEASE_SECONDS };
        await this.#in(task, (ctx) => this.#imports.beat(ctx, of));
      },
      release: (task, attempt) => this.#in(task, (ctx) => this.#imports.release(ctx, task.id, attempt)),
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
    await boss.work<ImportTask>(IMPORT_QUEUE, options, ([job]) => this.#runs.run(job!.data));
    this.#timer = setInterval(() => void this.#look(), LOOK_EVERY_MS);
    void this.#look();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#runs.stop();
    await this.#boss?.stop({ graceful: false });
  }

  #in<T>(where: Omit<ImportTask, 'id'>, work: (ctx: Context) => Promise<T>): Promise<T> {
    const { systemId, organisationId } = where;
    const scope = { systemId, organisationId, requestId: newId(), actor: { personId: '', name: '' } };
    return this.transactions.inOrganisation(scope, work);
  }

  /** The rows are the truth: an import that no job tells of any more is found here. */
  async #look(): Promise<void> {
    try {
      const { rows } = await this.app.pool.query<{ id: string; system: string }>(
        'select id, system_id as system from organisations order by id',
      );
      const organisations = rows.map(({ id, system }) => ({ systemId: system, organisationId: id }));
      for (const organisation of organisations) await this.#lookIn(organisation);
      if (performance.now() - this.#sweptAt < SWEEP_EVERY_MS) return;
      this.#sweptAt = performance.now();
      for (const organisation of organisations)
        await this.#in(organisation, (ctx) => this.#debris.sweep(ctx));
    } catch (error) {
      this.log.warn({ err: error }, 'could not look for imports');
    }
  }

  async #lookIn(where: Omit<ImportTask, 'id'>): Promise<void> {
    const ids = await this.#in(where, (ctx) => this.#imports.waiting(ctx));
    for (const id of ids) {
      const task = { ...where, id };
      this.#runs.run(task).catch((error: unknown) => this.log.warn({ err: error, task }, 'import waits'));
    }
  }
}

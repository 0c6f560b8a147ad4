import type { PluginHost } from '@fairshift/plugin-host';
import type { Logger } from 'pino';
import { AppPool, makePool } from '../database/pools.js';
import { Transactions } from '../database/transactions.js';
import type { JobTask } from '../platform/job-queue.js';
import { makeLog } from '../platform/log.js';
import type { JobOrder, SignOfLife } from './job-processes.js';
import { openPluginHost } from './open-plugin-host.js';

/** EX_TEMPFAIL of sysexits.h: the same job may succeed when it is run again. */
const TRY_AGAIN = 75;
const ALIVE_MS = 1_000;

export interface JobParts<T extends JobTask> {
  readonly order: JobOrder<T>;
  readonly host: PluginHost;
  readonly transactions: Transactions;
  readonly log: Logger;
}

export interface JobProgram<T extends JobTask> {
  /** "import": how its database connections are called. */
  readonly name: string;
  /** Whether a failure is expected, and has been told of. */
  isPassing(error: unknown): boolean;
  /** @param taken told the attempt, once the job is this process's */
  work(parts: JobParts<T>, taken: (attempt: number) => void): Promise<void>;
}

/**
 * A job in a process of its own: sorting two million rows keeps a process busy for a second, its memory goes back when
 * it ends, and a process that hangs can be killed. The worker sends what to do and waits for the end.
 */
export function runJobProcess<T extends JobTask>(program: JobProgram<T>): void {
  let attempt: number | null = null;
  const tell = () => void process.send?.({ attempt } satisfies SignOfLife);
  process.once('message', (order: JobOrder<T>) => {
    setInterval(tell, ALIVE_MS).unref();
    const taken = (number: number) => {
      attempt = number;
      tell();
    };
    void run(program, order, taken).then((code) => process.exit(code));
  });
  // The worker is gone: another one takes the job up, from its checkpoint.
  process.once('disconnect', () => process.exit(TRY_AGAIN));
}

async function run<T extends JobTask>(
  program: JobProgram<T>,
  order: JobOrder<T>,
  taken: (attempt: number) => void,
): Promise<number> {
  const log = makeLog(order.log);
  const pool = makePool(order.databaseUrl, program.name, 2, (error) =>
    log.warn({ err: error }, 'connection lost'),
  );
  try {
    const host = await openPluginHost(order.plugins, log, pool);
    await program.work({ order, host, transactions: new Transactions(new AppPool(pool)), log }, taken);
    return 0;
  } catch (error) {
    if (!program.isPassing(error)) log.error({ err: error }, `${program.name} process`);
    return TRY_AGAIN;
  } finally {
    await pool.end().catch(() => undefined);
  }
}

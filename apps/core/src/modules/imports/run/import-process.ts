/**
 * One import in a process of its own: sorting two million rows keeps a process busy for a second, its memory goes back
 * when it ends, and a process that hangs can be killed. The worker sends what to do and waits for the end.
 */
import { AppPool, makePool } from '../../../database/pools.js';
import { Transactions } from '../../../database/transactions.js';
import { CheckedRows, OriginalFiles } from '../../storage/index.js';
import { ImportsRepository } from '../imports.repository.js';
import { TryAgainError } from './import-failure.js';
import type { ImportOrder, SignOfLife } from './import-processes.js';
import { ImportRunner } from './import-runner.js';
import { makeLog } from '../../../platform/log.js';
import { openPluginHost } from '../../../worker/open-plugin-host.js';

/** EX_TEMPFAIL of sysexits.h: the same import may succeed when it is run again. */
const TRY_AGAIN = 75;
const ALIVE_MS = 1_000;

let attempt: number | null = null;
const tell = () => void process.send?.({ attempt } satisfies SignOfLife);

async function work(order: ImportOrder): Promise<number> {
  const log = makeLog(order.log);
  const pool = makePool(order.databaseUrl, 'import', 2, (error) =>
    log.warn({ err: error }, 'connection lost'),
  );
  try {
    const host = await openPluginHost(order.plugins, log, pool);
    const runner = new ImportRunner({
      transactions: new Transactions(new AppPool(pool)),
      host,
      registry: host.options.registry,
      files: new OriginalFiles(order),
      checked: new CheckedRows(order),
      imports: new ImportsRepository(),
      log,
      leaseSeconds: order.leaseSeconds,
    });
    await runner.run(order.task, (taken) => {
      attempt = taken;
      tell();
    });
    return 0;
  } catch (error) {
    if (!(error instanceof TryAgainError)) log.error({ err: error }, 'import process');
    return TRY_AGAIN;
  } finally {
    await pool.end().catch(() => undefined);
  }
}

process.once('message', (order: ImportOrder) => {
  setInterval(tell, ALIVE_MS).unref();
  void work(order).then((code) => process.exit(code));
});
// The worker is gone: another one takes the import up, from its checkpoint.
process.once('disconnect', () => process.exit(TRY_AGAIN));

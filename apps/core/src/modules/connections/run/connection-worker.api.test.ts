import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { Connection } from '@fairshift/contracts';
import { Connector, createConnectedApp, PRIVATE_ORIGIN } from '../../../../test/fixtures/connecting.js';
import type { TestApp } from '../../../../test/harness/index.js';
import { AppPool } from '../../../database/pools.js';
import { Transactions } from '../../../database/transactions.js';
import { DIRECT_URL } from '../../../platform/live/events-hub.js';
import { makeLog } from '../../../platform/log.js';
import { APP_URL } from '../../../platform/urls.js';
import { JobProcesses } from '../../../worker/job-processes.js';
import type { ConnectionTask } from '../connection-task.js';
import { ConnectionWorker } from './connection-worker.js';
import { DueConnections } from './due-connections.js';

/** The program as it was built: a process of its own cannot run the source text. */
const PROGRAM = fileURLToPath(new URL('../../../../dist/jobs/connection-process.mjs', import.meta.url));
const log = makeLog('silent');

let app: TestApp;
let connector: Connector;
const workers: ConnectionWorker[] = [];
const children: ChildProcess[] = [];
beforeAll(async () => {
  app = await createConnectedApp();
  connector = new Connector(app);
}, 120_000);
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
});
afterAll(() => app.close());

/** What a core process has: a worker that looks for work, with processes of its own. */
async function startWorker(): Promise<void> {
  const { nest, config } = app;
  const { dataDir, builtPluginsDir, pluginsDir, privateOrigins, secretKeys } = config;
  const order = {
    databaseUrl: nest.get<string>(APP_URL, { strict: false }),
    dataDir,
    plugins: { builtPluginsDir, dataDir, ...(pluginsDir === undefined ? {} : { pluginsDir }) },
    log: 'silent' as const,
    leaseSeconds: 20,
    privateOrigins,
    ...(secretKeys === undefined ? {} : { secretKeys }),
  };
  const start = () => {
    const child = fork(PROGRAM, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    children.push(child);
    return child;
  };
  const worker = new ConnectionWorker(
    nest.get(AppPool, { strict: false }),
    nest.get(Transactions, { strict: false }),
    nest.get(DueConnections, { strict: false }),
    new JobProcesses<ConnectionTask>(order, 2, log, start),
    nest.get<string>(DIRECT_URL, { strict: false }),
    log,
  );
  workers.push(worker);
  await worker.start();
}

/** Waits for what workers do; the test's own limit ends a wait in vain. */
async function until(one: Connection, holds: (now: Connection) => boolean): Promise<Connection> {
  for (;;) {
    const now = await connector.get(one);
    if (holds(now)) return now;
    await sleep(100);
  }
}

const runsOf = async ({ id }: Connection) =>
  (
    await app.owner.query(
      `select r.state, r.cause, r.asked_by_name as by, r.retries, (select count(*)::int from dataset_generations g
         where g.dataset_id = r.dataset_id) as generations
       from connection_runs r where r.connection_id = $1 order by r.id`,
      [id],
    )
  ).rows;

it('a connection that is due is fetched once, in a process of its own, however many core processes there are', async () => {
  const one = await connector.update(await connector.ready(), {
    schedule: { every: 'day', at: '06:30' },
  });
  await app.owner.query(`update connections set next_run_at = now() - interval '1 minute' where id = $1`, [
    one.id,
  ]);
  await Promise.all([startWorker(), startWorker()]);
  const done = await until(one, ({ runs }) => runs[0]?.state === 'done');
  expect(done).toMatchObject({ datasets: [{ rows: 12, newest: '2024-03-31' }], stale: false });
  expect(await runsOf(one)).toEqual([
    { state: 'done', cause: 'schedule', by: one.owner.name, retries: 0, generations: 1 },
  ]);
  expect(Date.parse(done.nextRunAt!)).toBeGreaterThan(Date.now());
}, 240_000);

it('after a stop the run is marked and its dataset free, before its process has ended', async () => {
  await startWorker();
  children.length = 0;
  // Would be at it for an hour.
  const slow = await connector.start(await connector.ready({ pauseMs: 3_600_000 }));
  await until(slow, ({ runs }) => runs[0]?.state === 'running');
  const { body } = await connector.agent
    .call(routes.cancelConnectionRuns, { params: { connectionId: slow.id } })
    .expect(202);
  // The answer itself says so, while the child goes through the steps of its end.
  expect((body as Connection).runs[0]).toMatchObject({ state: 'cancelled' });
  expect(children.filter(({ exitCode }) => exitCode === null)).toHaveLength(1);
  await connector.update(slow, { config: { baseUrl: PRIVATE_ORIGIN } });
  const next = await connector.start(slow);
  expect(next.runs[0]).toMatchObject({ state: 'waiting' });
  // Not the connection's own state: that is fine too when its source has merely answered a check.
  const done = await until(slow, ({ runs }) => runs[0]?.state === 'done');
  expect(done.datasets).toMatchObject([{ rows: 12 }]);
  expect((await runsOf(slow)).map(({ state }) => state)).toEqual(['cancelled', 'done']);
  // And the child does end.
  while (children.some(({ exitCode, signalCode }) => exitCode === null && signalCode === null))
    await sleep(100);
}, 240_000);

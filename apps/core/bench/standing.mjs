// A database, an API and a worker of their own, as separate processes, for one benchmark.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startDatabase } from '@fairshift/embedded-postgres';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const READY_MS = 60_000;

export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

function startCore(role, env, nodeArgs = []) {
  const child = spawn(process.execPath, [...nodeArgs, path.join(root, 'apps/core/dist/server/main.mjs')], {
    cwd: root,
    env: { ...process.env, ...env, FAIRSHIFT_ROLE: role },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  child.once('exit', (code, signal) => {
    if (!child.leaving) process.stderr.write(`The ${role} ended by itself: ${signal ?? code}\n`);
  });
  return child;
}

async function untilReady(url, api) {
  for (const until = Date.now() + READY_MS; Date.now() < until;) {
    if (api.exitCode !== null) throw new Error('The API could not start.');
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await wait(50);
  }
  throw new Error(`The API did not answer within ${READY_MS / 1000} s.`);
}

const stopProcess = (child) =>
  new Promise((resolve) => {
    child.leaving = true;
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });

/**
 * Starts everything on a durable database, with the example people and without their projects.
 * `settings` are more lines of postgresql.conf, `more` is more of the environment. `FAIRSHIFT_BENCH_PROFILE=FOLDER` writes CPU profiles of API, worker
 * and import process there.
 */
export async function startStanding({ settings = [], more = {} } = {}) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fairshift-bench-'));
  const dataDir = path.join(folder, 'postgres');
  const database = await startDatabase({ dataDir, durable: true, settings });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    DATABASE_OWNER_URL: database.url,
    FAIRSHIFT_PORT: String(port),
    FAIRSHIFT_URL: url,
    FAIRSHIFT_DATA_DIR: folder,
    FAIRSHIFT_DEMO: 'on',
    FAIRSHIFT_LOG: 'warn',
    ...more,
  };
  const profile = process.env.FAIRSHIFT_BENCH_PROFILE;
  const nodeArgs = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [];
  const api = startCore('api', env, nodeArgs);
  await untilReady(url, api);
  const worker = startCore('worker', env, nodeArgs);
  return {
    url,
    folder,
    pid: process.pid,
    databaseUrl: database.url,
    apiPid: api.pid,
    workerPid: worker.pid,
    async stop() {
      await Promise.all([stopProcess(worker), stopProcess(api)]);
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

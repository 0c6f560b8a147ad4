// `npm start`: database, API and worker, then the address. --empty starts without the example system, --dev
// rebuilds and restarts on every change.
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseInUseError, startDatabase } from '@fairshift/embedded-postgres';
import { seedDemo } from '../demo/seed.mjs';
import { takeFolder } from './lock.mjs';
import { rebuildOnChange } from './rebuild.mjs';
import { supervise } from './supervise.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dataDir = path.resolve(process.env.FAIRSHIFT_DATA_DIR ?? path.join(root, '.fairshift'));
const empty = process.argv.includes('--empty');
const began = Date.now();

const isFree = (port) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

async function choosePort() {
  if (process.env.FAIRSHIFT_PORT) return Number(process.env.FAIRSHIFT_PORT);
  for (let port = 3000; port < 3100; port += 1) if (await isFree(port)) return port;
  throw new Error('No free port from 3000 to 3099. Set FAIRSHIFT_PORT.');
}

async function untilReady(url, supervised) {
  for (const until = Date.now() + 120_000; Date.now() < until;) {
    if (supervised.gaveUp) throw new Error('Fairshift cannot start. The lines above say why.');
    const ready = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (ready?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Fairshift did not answer within 2 minutes. The lines above may say why.');
}

const lock = takeFolder(dataDir);
if ('other' in lock) {
  console.error(
    `Fairshift is running already (process ${lock.other.pid}): ${lock.other.url ?? 'it is still starting'}`,
  );
  process.exit(1);
}

let database;
let api;
let worker;
let stopRebuilding;
let stopping = false;
async function stop(code = 0) {
  if (stopping) return;
  stopping = true;
  stopRebuilding?.();
  await Promise.all([api?.stop(), worker?.stop()]);
  await database?.stop();
  lock.release();
  process.exit(code);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop());

try {
  const ownDatabase = process.env.DATABASE_URL || process.env.DATABASE_OWNER_URL;
  if (!ownDatabase) database = await startDatabase({ dataDir: path.join(dataDir, 'postgres') });
  const port = await choosePort();
  const url = process.env.FAIRSHIFT_URL ?? `http://127.0.0.1:${port}`;
  const demo = process.env.FAIRSHIFT_DEMO ?? (empty ? 'off' : ownDatabase ? undefined : 'on');
  const env = {
    ...process.env,
    ...(database ? { DATABASE_OWNER_URL: database.url } : {}),
    FAIRSHIFT_PORT: String(port),
    FAIRSHIFT_URL: url,
    FAIRSHIFT_DATA_DIR: dataDir,
    // A person reads this terminal: what goes well is not said line by line.
    FAIRSHIFT_LOG: process.env.FAIRSHIFT_LOG ?? 'warn',
    ...(demo === undefined ? {} : { FAIRSHIFT_DEMO: demo }),
  };
  const state = { gaveUp: false };
  const onGiveUp = () => (state.gaveUp = true);
  const main = [path.join(root, 'apps/core/dist/main.js')];
  api = supervise('server', main, { cwd: root, env: { ...env, FAIRSHIFT_ROLE: 'api' }, onGiveUp });
  const here = `http://127.0.0.1:${port}`;
  await untilReady(here, state);
  worker = supervise('worker', main, { cwd: root, env: { ...env, FAIRSHIFT_ROLE: 'worker' }, onGiveUp });
  lock.publish(url);

  const isDemo = (await (await fetch(`${here}/api/demo`)).json()).on;
  if (isDemo) await seedDemo({ url: here, say: (words) => console.log(words) });
  console.log(`\nFairshift answers at ${url} (after ${((Date.now() - began) / 1000).toFixed(1)} s)`);
  if (isDemo) console.log('Open it and choose one of the example people to sign in. Press Ctrl+C to stop.');
  else console.log('Sign in with your login name and password. Press Ctrl+C to stop.');
  if (process.argv.includes('--dev')) {
    stopRebuilding = rebuildOnChange(root, () => (api.restart(), worker.restart()));
  }
} catch (error) {
  if (error instanceof DatabaseInUseError) {
    console.error(`Another process (${error.pid}) uses the database in ${dataDir}. Stop it first.`);
  } else {
    console.error(error.message);
  }
  await stop(1);
}

// `npm start`: database, API and worker, then the address. --empty starts without the example system, --dev
// rebuilds and restarts on every change.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseInUseError, startDatabase } from '@fairshift/embedded-postgres';
import { seedDemo } from '../demo/seed.mjs';
import { takeFolder } from './lock.mjs';
import { choosePort } from './port.mjs';
import { rebuildOnChange } from './rebuild.mjs';
import { supervise } from './supervise.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dataDir = path.resolve(process.env.FAIRSHIFT_DATA_DIR || path.join(root, '.fairshift'));
const empty = process.argv.includes('--empty');
const dev = process.argv.includes('--dev');
const began = Date.now();
const READY_MS = 120_000;
/** A server whose start was killed lets running requests end first. */
const LEFTOVER_MS = 12_000;

const lock = takeFolder(dataDir);
if ('other' in lock) {
  const { pid, url } = lock.other;
  console.error(
    url
      ? `Fairshift is running already, at ${url} (process ${pid}).`
      : `Fairshift is starting already (process ${pid}). Wait for the address that it prints.`,
  );
  process.exit(1);
}

let database;
let api;
let worker;
let stopRebuilding;
let answered = false;
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

function onGiveUp(name) {
  const waits = dev && answered;
  console.error(
    `The ${name} cannot run; the lines above say why. ${waits ? 'It is tried again after the next change.' : 'Mend that and start Fairshift again.'}`,
  );
  if (!waits) void stop(1);
}

function onDatabaseGiveUp(error) {
  console.error(`${error.message}\nMend that and start Fairshift again. Your data are in ${dataDir}.`);
  void stop(1);
}

async function untilReady(url) {
  for (const until = Date.now() + READY_MS; Date.now() < until;) {
    if (stopping) break;
    const ready = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (ready?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Fairshift did not answer within 2 minutes. The lines above may say why.');
}

async function prepareEnvironment() {
  const ownDatabase = process.env.DATABASE_URL || process.env.DATABASE_OWNER_URL;
  if (!ownDatabase) {
    database = await startDatabase({ dataDir: path.join(dataDir, 'postgres'), onGiveUp: onDatabaseGiveUp });
  }
  const port = await choosePort(process.env, lock.leftover ? LEFTOVER_MS : 0);
  return {
    ...process.env,
    ...(database ? { DATABASE_OWNER_URL: database.url } : {}),
    FAIRSHIFT_EMBEDDED: database ? 'on' : 'off',
    FAIRSHIFT_PORT: String(port),
    FAIRSHIFT_URL: process.env.FAIRSHIFT_URL || `http://127.0.0.1:${port}`,
    FAIRSHIFT_DATA_DIR: dataDir,
    // A person reads this terminal: what goes well is not said line by line.
    FAIRSHIFT_LOG: process.env.FAIRSHIFT_LOG || 'warn',
    ...(empty ? { FAIRSHIFT_DEMO: 'off' } : {}),
  };
}

/** The examples are a gift: whatever keeps them away, Fairshift itself starts. */
async function bringExamples(here, url) {
  try {
    const note = path.join(dataDir, 'examples.json');
    await seedDemo({ url: here, origin: new URL(url).origin, note, say: (words) => console.log(words) });
  } catch (error) {
    if (stopping) return;
    const why = error.message.replace(/[^.!?]$/, '$&.');
    console.error(
      `The examples are not complete: ${why} Fairshift works without them; the next start tries again.`,
    );
  }
}

function greet(url, isDemo) {
  console.log(`\nFairshift answers at ${url} (after ${((Date.now() - began) / 1000).toFixed(1)} s)`);
  console.log(
    isDemo
      ? 'Open it and choose one of the example people to sign in.'
      : 'Open it and sign in. If a link stands above, open that first: it makes the first system administrator.',
  );
  console.log('Press Ctrl+C to stop.');
  if (!isDemo || !empty) return;
  console.log(
    'This installation has the examples since its first start, so --empty changes nothing. End the demo on the System page, or name another folder with FAIRSHIFT_DATA_DIR.',
  );
}

async function start() {
  const env = await prepareEnvironment();
  const main = [path.join(root, 'apps/core/dist/server/main.mjs')];
  const run = (name, role) =>
    supervise(name, main, { cwd: root, env: { ...env, FAIRSHIFT_ROLE: role }, onGiveUp });
  const here = `http://127.0.0.1:${env.FAIRSHIFT_PORT}`;
  api = run('server', 'api');
  await untilReady(here);
  worker = run('worker', 'worker');
  lock.publish(env.FAIRSHIFT_URL);
  const isDemo = (await (await fetch(`${here}/api/demo`)).json()).on;
  if (isDemo) await bringExamples(here, env.FAIRSHIFT_URL);
  if (stopping) return;
  answered = true;
  greet(env.FAIRSHIFT_URL, isDemo);
  if (!dev) return;
  stopRebuilding = rebuildOnChange(root, () => {
    console.log('What the server runs has changed: it starts again.');
    api.restart();
    worker.restart();
  });
}

try {
  await start();
} catch (error) {
  if (error instanceof DatabaseInUseError) {
    console.error(`Another process (${error.pid}) uses the database in ${dataDir}. Stop it first.`);
  } else if (!stopping) {
    console.error(error.message);
  }
  await stop(1);
}

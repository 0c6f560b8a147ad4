// Starting, watching and stopping one postgres process.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const STARTED = 'ready to accept connections';
/** Each 50 ms: on a busy computer a server takes long to write what it holds. */
const LEFTOVER_LOOKS = 1_200;
const SETPRIV = '/usr/bin/setpriv';
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** `pid` and the moment it began, so that a reused pid is not mistaken for the process. */
export function processMark(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : `${pid} ${fields[19]}`;
  } catch {
    if (process.platform === 'linux') return undefined;
  }
  try {
    process.kill(pid, 0);
    return `${pid}`;
  } catch {
    return undefined;
  }
}

/** Stops a server that a killed run left behind; PostgreSQL recovers its data by itself. */
export async function stopLeftover(cluster) {
  const file = path.join(cluster, 'postmaster.pid');
  if (!fs.existsSync(file)) return;
  const pid = Number(fs.readFileSync(file, 'utf8').split('\n')[0]);
  const commandFile = `/proc/${pid}/cmdline`;
  if (!fs.existsSync(commandFile) || !fs.readFileSync(commandFile, 'utf8').includes(cluster)) return;
  process.kill(pid, 'SIGINT');
  for (let i = 0; i < LEFTOVER_LOOKS && processMark(pid); i++) await wait(50);
}

function begin({ programsFolder, cluster, user, settings }) {
  const binary = path.join(programsFolder, 'bin', 'postgres');
  const args = ['-D', cluster, ...settings.flatMap((setting) => ['-c', setting])];
  const options = {
    ...user,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
  };
  // setpriv stops the server when this process dies in any way, even by SIGKILL.
  if (process.platform === 'linux' && fs.existsSync(SETPRIV)) {
    return spawn(SETPRIV, ['--pdeathsig', 'INT', '--', binary, ...args], options);
  }
  return spawn(binary, args, options);
}

/** Starts postgres and resolves with its process once it takes connections; rejects with its log. */
export async function run(plan) {
  const child = begin(plan);
  let log = '';
  await new Promise((resolve, reject) => {
    child.stderr.on('data', (chunk) => {
      log += chunk;
      if (log.includes(STARTED)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`postgres stopped with ${code}: ${log}`)));
    child.once('error', reject);
  });
  child.removeAllListeners('exit');
  child.stderr.removeAllListeners('data');
  child.stderr.resume();
  child.stderr.unref?.();
  child.unref();
  return child;
}

const TRIES = 100;
const LAST_LINES = 12;

/** The server is down and stays down. */
export class DatabaseGoneError extends Error {
  code = 'database-gone';
  constructor(tries, cause) {
    const words = cause.message.trimEnd().split('\n').slice(-LAST_LINES).join('\n');
    super(
      `The database stopped and could not be started again (tried ${tries} times). PostgreSQL says:\n${words}`,
      {
        cause,
      },
    );
  }
}

/**
 * Keeps one postgres running: when the process is killed from outside it is started again on the same
 * port. Backends of the dead one hold the shared memory for a moment, so starting is tried for a while.
 * `onGiveUp` gets a DatabaseGoneError when that did not help; without it the sentence goes to standard error.
 */
export class Server {
  #plan;
  #child;
  #onGiveUp;
  #tries;
  #stopping = false;

  constructor(plan, { onGiveUp = (error) => console.error(error.message), tries = TRIES } = {}) {
    this.#plan = plan;
    this.#onGiveUp = onGiveUp;
    this.#tries = tries;
  }

  async start() {
    this.#child = await run(this.#plan);
    this.#child.once('exit', () => void this.#startAgain());
  }

  get pid() {
    return this.#child.pid;
  }

  async #startAgain() {
    let cause;
    for (let i = 0; i < this.#tries && !this.#stopping; i++) {
      try {
        await this.start();
        if (this.#stopping) this.#child.kill('SIGINT');
        return;
      } catch (error) {
        cause = error;
        await wait(100);
      }
    }
    if (!this.#stopping) this.#onGiveUp(new DatabaseGoneError(this.#tries, cause));
  }

  async stop() {
    this.#stopping = true;
    const child = this.#child;
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.ref();
    await new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill('SIGINT');
    });
  }
}

// Keeps a process running: started again when it dies, more slowly each time, until told to stop.
import { spawn } from 'node:child_process';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;
const CALM_AFTER_MS = 30_000;
/** EX_CONFIG of sysexits.h: a wrong configuration will not mend itself. */
const WRONG_CONFIGURATION = 78;

const begin = (args, { cwd, env }) =>
  spawn(process.execPath, args, {
    cwd,
    env,
    // The channel tells the child when this process is gone, however it went.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });

class Supervised {
  #name;
  #args;
  #options;
  #child;
  #startedAt = 0;
  #wait = FIRST_WAIT_MS;
  #timer;
  #stopping = false;
  #restarting = false;

  constructor(name, args, options) {
    this.#name = name;
    this.#args = args;
    this.#options = options;
    this.#start();
  }

  get pid() {
    return this.#child.pid;
  }

  #start() {
    clearTimeout(this.#timer);
    this.#startedAt = Date.now();
    this.#child = begin(this.#args, this.#options);
    this.#child.once('exit', (code, signal) => this.#ended(code, signal));
  }

  #ended(code, signal) {
    if (this.#stopping) return;
    if (this.#restarting) {
      this.#restarting = false;
      return this.#start();
    }
    if (code === WRONG_CONFIGURATION) return this.#options.onGiveUp?.(this.#name);
    if (Date.now() - this.#startedAt > CALM_AFTER_MS) this.#wait = FIRST_WAIT_MS;
    console.error(`The ${this.#name} ended (${signal ?? code}). Starting it again.`);
    this.#timer = setTimeout(() => this.#start(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS);
  }

  get #isDead() {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Restarts at once, for `npm run dev`; also what was given up. */
  restart() {
    if (this.#stopping) return;
    this.#wait = FIRST_WAIT_MS;
    if (this.#isDead) return this.#start();
    this.#restarting = true;
    this.#child.kill('SIGTERM');
  }

  async stop() {
    this.#stopping = true;
    clearTimeout(this.#timer);
    if (this.#isDead) return;
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    const last = setTimeout(() => this.#child.kill('SIGKILL'), 10_000);
    this.#child.kill('SIGTERM');
    await ended;
    clearTimeout(last);
  }
}

/**
 * @param {string} name what it is called in messages
 * @param {string[]} args of node
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, onGiveUp?: (name: string) => void }} options `onGiveUp`: it says
 *   that its configuration is wrong, and stays dead until `restart`
 * @returns {{ readonly pid: number, restart(): void, stop(): Promise<void> }}
 */
export const supervise = (name, args, options) => new Supervised(name, args, options);

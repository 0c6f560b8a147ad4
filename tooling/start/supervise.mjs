// Keeps a process running: started again when it dies, more slowly each time, until told to stop.
import { spawn } from 'node:child_process';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;
const CALM_AFTER_MS = 30_000;

/**
 * @param {string} name what it is called in messages
 * @param {string[]} args of node
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, onGiveUp?: (code: number | null) => void }} options
 */
export function supervise(name, args, options) {
  let child;
  let stopping = false;
  let wait = FIRST_WAIT_MS;
  let startedAt = 0;

  const start = () => {
    startedAt = Date.now();
    child = spawn(process.execPath, args, {
      cwd: options.cwd,
      env: options.env,
      // The channel tells the child when this process is gone, however it went.
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.once('exit', (code, signal) => {
      if (stopping) return;
      // A wrong configuration will not mend itself.
      if (code === 78) return options.onGiveUp?.(code);
      if (Date.now() - startedAt > CALM_AFTER_MS) wait = FIRST_WAIT_MS;
      console.error(`The ${name} ended (${signal ?? code}). Starting it again.`);
      setTimeout(() => !stopping && start(), wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    });
  };
  start();

  return {
    get pid() {
      return child.pid;
    },
    /** Restarts at once, for `npm run dev`. */
    restart() {
      wait = 0;
      child.kill('SIGTERM');
    },
    stop: () =>
      new Promise((resolve) => {
        stopping = true;
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        const last = setTimeout(() => child.kill('SIGKILL'), 10_000);
        child.once('exit', () => (clearTimeout(last), resolve()));
        child.kill('SIGTERM');
      }),
  };
}

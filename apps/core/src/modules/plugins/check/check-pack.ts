import { fork } from 'node:child_process';
import type { ConformanceReport } from '@fairshift/plugin-testkit';
import { builtFile } from '../../../platform/programs.js';

/** What the process is told. */
export interface CheckOrder {
  /** Folder of the unpacked plugin. */
  readonly pack: string;
  readonly hostVersion: string;
  /** Rows of the large file that a source's memory is tried with. */
  readonly rows: number;
}

export interface CheckLimits {
  readonly ms: number;
  readonly signal: AbortSignal;
}

/** The checks came to no end: nothing is known of the plugin but that. */
export class CheckUnfinishedError extends Error {
  override readonly name = 'CheckUnfinishedError';
  readonly code = 'check-unfinished';
}

/** Of the kit and of what it compares; sources and charts have limits of their own. */
const MEMORY_MB = 384;
const ENTRY = builtFile('modules/plugins/check/check-process.js');

/**
 * Holds a pack against the suites of its contracts, beside the work of the server and never inside it: a process group
 * of its own without this one's environment, least urgent, ended with all that it started when its time is over.
 * @throws CheckUnfinishedError
 */
export function checkPack(order: CheckOrder, { ms, signal }: CheckLimits): Promise<ConformanceReport> {
  return new Promise((resolve, reject) => {
    const child = fork(ENTRY, {
      detached: true,
      env: {},
      execArgv: [`--max-old-space-size=${MEMORY_MB}`, '--no-warnings'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    let report: ConformanceReport | undefined;
    let why = 'The process of the checks ended before they did.';
    const end = (words: string) => {
      why = words;
      killGroup(child.pid);
    };
    const late = setTimeout(() => end(`The checks took longer than ${ms / 60_000} minutes.`), ms);
    const stop = () => end('The server was stopped meanwhile.');
    signal.addEventListener('abort', stop, { once: true });
    child.once('message', (message) => (report = message as ConformanceReport));
    const done = () => {
      clearTimeout(late);
      signal.removeEventListener('abort', stop);
      if (report === undefined) reject(new CheckUnfinishedError(why));
      else resolve(report);
    };
    child.once('exit', done);
    child.once('error', (error) => {
      why = error.message;
      // A process that never was tells of no exit.
      if (child.pid === undefined) done();
    });
    if (child.pid !== undefined) child.send(order);
  });
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

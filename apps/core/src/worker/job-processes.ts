import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Logger } from 'pino';
import type { Config } from '../platform/config.js';
import type { JobTask } from '../platform/job-queue.js';
import type { PluginFolders } from './open-registry.js';

/** What a job's process is told when it starts. */
export interface JobOrder<T extends JobTask = JobTask> {
  readonly task: T;
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly plugins: PluginFolders;
  readonly log: Config['log'];
  readonly leaseSeconds: number;
  /** Where no file of the data folder holds them. */
  readonly secretKeys?: Readonly<Record<string, string>>;
  readonly privateOrigins: Config['privateOrigins'];
}

/** A process that says nothing for so long hangs. */
const SILENCE_MS = 60_000;
/** What `run` gives for a process that could not be started, or was ended. */
const NOT_DONE = 1;

/** What a job's process says every second: that it lives, and which attempt at the job is its own. */
export interface SignOfLife {
  readonly attempt: number | null;
}

/** Runs jobs, each in a process of its own and only a few at a time. */
export class JobProcesses<T extends JobTask = JobTask> {
  readonly #running = new Set<{ readonly child: ChildProcess; readonly end: Promise<number> }>();
  readonly #waiting: (() => void)[] = [];
  /** Slots that are taken, also by a process that is about to start. */
  #taken = 0;
  #stopped = false;

  /** @param start starts a process that waits for its order */
  constructor(
    private readonly order: Omit<JobOrder, 'task'>,
    private readonly limit: number,
    private readonly log: Logger,
    private readonly start: () => ChildProcess,
  ) {}

  /** @param alive told of every sign of life. @returns the exit code: 0 when there is nothing more to do now. */
  async run(task: T, alive: (attempt: number) => void): Promise<number> {
    while (this.#taken >= this.limit && !this.#stopped) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    if (this.#stopped) return NOT_DONE;
    this.#taken++;
    try {
      return await this.#runNow(task, alive);
    } finally {
      this.#taken--;
      this.#waiting.shift()?.();
    }
  }

  /** Ends all of them; what they were doing goes on from its checkpoint at the next start. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const wake of this.#waiting.splice(0)) wake();
    const ends = [...this.#running].map(({ child, end }) => {
      child.kill('SIGTERM');
      return end;
    });
    await Promise.allSettled(ends);
  }

  async #runNow(task: T, alive: (attempt: number) => void): Promise<number> {
    let child: ChildProcess;
    try {
      child = this.start();
    } catch (error) {
      this.log.error({ err: error }, 'a process could not be started');
      return NOT_DONE;
    }
    const run = { child, end: this.#watch(child, task, alive) };
    this.#running.add(run);
    try {
      return await run.end;
    } finally {
      this.#running.delete(run);
    }
  }

  #watch(child: ChildProcess, task: T, alive: (attempt: number) => void): Promise<number> {
    return new Promise((resolve) => {
      let heard = performance.now();
      const watch = setInterval(() => {
        if (performance.now() - heard < SILENCE_MS) return;
        this.log.warn({ task }, 'a process hangs, and is ended');
        child.kill('SIGKILL');
      }, 1_000);
      const end = (code: number) => {
        clearInterval(watch);
        resolve(code);
      };
      child.on('message', ({ attempt }: SignOfLife) => {
        heard = performance.now();
        if (attempt !== null) alive(attempt);
      });
      child.on('error', (error) => {
        this.log.error({ err: error }, 'a process');
        // A process that never was tells of no exit.
        if (child.pid === undefined) end(NOT_DONE);
      });
      child.once('exit', (code, signal) => {
        if (signal) this.log.warn({ task, signal }, 'a process was ended');
        end(code ?? NOT_DONE);
      });
      if (child.pid !== undefined) child.send({ ...this.order, task } satisfies JobOrder<T>);
    });
  }
}

/** Starts the program of a job; it waits for its order. */
export function forkJob(entry: string): ChildProcess {
  // Small steps of the garbage collector: what a batch leaves behind is given back before the next ones come.
  const execArgv = ['--max-semi-space-size=2', '--optimize-for-size'];
  return fork(entry, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv });
}

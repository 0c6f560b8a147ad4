import { setTimeout as sleep } from 'node:timers/promises';
import type { JobTask } from '../platform/job-queue.js';
import type { JobProcesses } from './job-processes.js';

/** Tries of one job here before the queue hands it out again. */
const TRIES = 6;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 4_000;

/** What a worker does about the lease of a job that one of its processes holds. */
export interface Leases<T extends JobTask> {
  beat(task: T, attempt: number): Promise<void>;
  release(task: T, attempt: number): Promise<void>;
}

/** Runs jobs until there is nothing more to do, each once at a time, whoever asks for it and however often. */
export class JobRuns<T extends JobTask = JobTask> {
  readonly #pending = new Map<string, Promise<void>>();
  #stopping = false;

  constructor(
    private readonly processes: Pick<JobProcesses<T>, 'run' | 'stop'>,
    private readonly leases: Leases<T>,
  ) {}

  /** Resolves when nothing more is to do; one that runs or waits already is waited for. */
  run(task: T): Promise<void> {
    const pending = this.#pending.get(task.id);
    if (pending) return pending;
    const run = this.#run(task).finally(() => this.#pending.delete(task.id));
    this.#pending.set(task.id, run);
    return run;
  }

  stop(): Promise<void> {
    this.#stopping = true;
    return this.processes.stop();
  }

  /** A process that was killed is followed by another. */
  async #run(task: T): Promise<void> {
    let held: number | undefined;
    const alive = (attempt: number) => {
      held = attempt;
      // A lost database is met by the job's process too, which then ends.
      this.leases.beat(task, attempt).catch(() => undefined);
    };
    for (let tries = 1; ; tries++) {
      const code = await this.processes.run(task, alive);
      if (code === 0) return;
      if (tries === TRIES || this.#stopping) throw new Error(`the process ended with ${code}`);
      await sleep(Math.min(FIRST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS));
      if (held !== undefined) await this.leases.release(task, held).catch(() => undefined);
    }
  }
}

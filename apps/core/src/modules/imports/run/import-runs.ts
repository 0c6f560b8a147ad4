import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportTask } from '../job-queue.js';
import type { ImportProcesses } from './import-processes.js';

/** Tries of one job here before the queue hands it out again. */
const TRIES = 6;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 4_000;

/** What a worker does about the lease of an import that one of its processes holds. */
export interface Leases {
  beat(task: ImportTask, attempt: number): Promise<void>;
  release(task: ImportTask, attempt: number): Promise<void>;
}

/** Runs imports until there is nothing more to do, each once at a time, whoever asks for it and however often. */
export class ImportRuns {
  readonly #pending = new Map<string, Promise<void>>();
  #stopping = false;

  constructor(
    private readonly processes: Pick<ImportProcesses, 'run' | 'stop'>,
    private readonly leases: Leases,
  ) {}

  /** Resolves when nothing more is to do; one that runs or waits already is waited for. */
  run(task: ImportTask): Promise<void> {
    const pending = this.#pending.get(task.importId);
    if (pending) return pending;
    const run = this.#run(task).finally(() => this.#pending.delete(task.importId));
    this.#pending.set(task.importId, run);
    return run;
  }

  stop(): Promise<void> {
    this.#stopping = true;
    return this.processes.stop();
  }

  /** A process that was killed is followed by another. */
  async #run(task: ImportTask): Promise<void> {
    let held: number | undefined;
    const alive = (attempt: number) => {
      held = attempt;
      // A lost database is met by the import process too, which then ends.
      this.leases.beat(task, attempt).catch(() => undefined);
    };
    for (let tries = 1; ; tries++) {
      const code = await this.processes.run(task, alive);
      if (code === 0) return;
      if (tries === TRIES || this.#stopping) throw new Error(`import process ended with ${code}`);
      await sleep(Math.min(FIRST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS));
      if (held !== undefined) await this.leases.release(task, held).catch(() => undefined);
    }
  }
}

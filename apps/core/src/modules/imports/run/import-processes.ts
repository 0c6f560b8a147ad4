import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Logger } from 'pino';
import type { Config } from '../../../platform/config.js';
import type { ImportTask } from '../job-queue.js';

/** What an import process is told when it starts. */
export interface ImportOrder {
  readonly task: ImportTask;
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly pluginsDir: string;
  readonly log: Config['log'];
  readonly leaseSeconds: number;
}

const ENTRY = new URL('./import-process.js', import.meta.url);
/** A process that says nothing for so long hangs. */
const SILENCE_MS = 60_000;

/** What an import process says every second: that it lives, and which attempt at the import is its own. */
export interface SignOfLife {
  readonly attempt: number | null;
}

/** Runs imports, each in a process of its own and each once at a time in this worker. */
export class ImportProcesses {
  readonly #running = new Map<string, { child: ChildProcess; end: Promise<number> }>();
  readonly #waiting: (() => void)[] = [];

  constructor(
    private readonly order: Omit<ImportOrder, 'task'>,
    private readonly limit: number,
    private readonly log: Logger,
  ) {}

  /** @param alive told of every sign of life. @returns the exit code: 0 when there is nothing more to do now. */
  async run(task: ImportTask, alive: (attempt: number) => void): Promise<number> {
    for (;;) {
      const known = this.#running.get(task.importId);
      if (known) return known.end;
      if (this.#running.size < this.limit) break;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    // Small steps of the garbage collector: what a batch leaves behind is given back before the next ones come.
    const execArgv = ['--max-semi-space-size=1', '--optimize-for-size'];
    const child = fork(ENTRY, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv });
    const end = this.#watch(child, task, alive).finally(() => {
      this.#running.delete(task.importId);
      this.#waiting.shift()?.();
    });
    this.#running.set(task.importId, { child, end });
    return end;
  }

  /** Ends all of them; what they were doing goes on from its checkpoint at the next start. */
  async stop(): Promise<void> {
    const ends = [...this.#running.values()].map(({ child, end }) => {
      child.kill('SIGTERM');
      return end;
    });
    await Promise.allSettled(ends);
  }

  #watch(child: ChildProcess, task: ImportTask, alive: (attempt: number) => void): Promise<number> {
    return new Promise((resolve) => {
      let heard = performance.now();
      const watch = setInterval(() => {
        if (performance.now() - heard < SILENCE_MS) return;
        this.log.warn({ importId: task.importId }, 'import process hangs, and is ended');
        child.kill('SIGKILL');
      }, 1_000);
      child.on('message', ({ attempt }: SignOfLife) => {
        heard = performance.now();
        if (attempt !== null) alive(attempt);
      });
      child.on('error', (error) => this.log.error({ err: error }, 'import process'));
      child.once('exit', (code, signal) => {
        clearInterval(watch);
        if (signal) this.log.warn({ importId: task.importId, signal }, 'import process was ended');
        resolve(code ?? 1);
      });
      child.send({ ...this.order, task } satisfies ImportOrder);
    });
  }
}

import { fork, type ChildProcess } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ChildAnswer, ChildQuestion } from '../child/protocol.js';

/** The child's one file, bundled by the build. */
const ENTRY = new URL('../../dist/chart-child.mjs', import.meta.url);
const READY_MS = 30_000;
type Asked = ChildQuestion extends infer Q
  ? Q extends ChildQuestion
    ? Omit<Q, 'id' | 'url'>
    : never
  : never;

/** A fenced process that holds one bundle: it reads its own folder, and nothing else of this computer. */
export class BundleProcess {
  #child: ChildProcess | undefined;
  #count = 0;
  readonly #waiting = new Map<number, (answer: ChildAnswer) => void>();

  private constructor(readonly folder: string) {}

  static async start(bundle: string): Promise<BundleProcess> {
    const folder = await mkdtemp(join(tmpdir(), 'fairshift-kit-'));
    await copyFile(ENTRY, join(folder, 'child.mjs'));
    await copyFile(bundle, join(folder, 'bundle.mjs'));
    const made = new BundleProcess(folder);
    await made.#spawn();
    return made;
  }

  /** Asks, and waits as long as the host would. Throws an `Error` in words. */
  async ask<T>(question: Asked, ms: number): Promise<T> {
    if (this.#child === undefined) await this.#spawn();
    const id = ++this.#count;
    const url = pathToFileURL(join(this.folder, 'bundle.mjs')).href;
    const answered = this.#answer(id, ms);
    this.#child?.send({ ...question, id, url } as ChildQuestion);
    const answer = await answered;
    if ('error' in answer) throw new Error(answer.error);
    return answer.value as T;
  }

  async end(): Promise<void> {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
    await rm(this.folder, { recursive: true, force: true });
  }

  async #spawn(): Promise<void> {
    const child = fork(join(this.folder, 'child.mjs'), [], {
      execArgv: [
        '--permission',
        `--allow-fs-read=${this.folder}`,
        '--max-old-space-size=512',
        '--no-warnings',
      ],
      env: {},
      cwd: '/',
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child = child;
    child.on('message', (answer: ChildAnswer) => this.#waiting.get(answer.id)?.(answer));
    child.once('exit', () => {
      if (this.#child !== child) return;
      this.#child = undefined;
      for (const [id, tell] of this.#waiting) tell({ id, error: 'The process ended without an answer.' });
    });
    const ready = await this.#answer(0, READY_MS);
    if ('error' in ready) throw new Error(ready.error);
  }

  #answer(id: number, ms: number): Promise<ChildAnswer> {
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        this.#child?.kill('SIGKILL');
        this.#child = undefined;
        done({ id, error: `It took longer than ${ms / 1_000} seconds, and was stopped.` });
      }, ms);
      const done = (answer: ChildAnswer) => {
        clearTimeout(late);
        this.#waiting.delete(id);
        resolve(answer);
      };
      this.#waiting.set(id, done);
    });
  }
}

import { fork, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { ChildUsers, limitChild, makeRunFolder, nodeFor, type RunFolder } from '@fairshift/plugin-host/fence';
import type { ChildAnswer, ChildQuestion } from '../child/protocol.js';

/** The child's one file, bundled by the build. */
const ENTRY = new URL('../../dist/chart-child.mjs', import.meta.url);
const READY_MS = 30_000;
/** Of the processor, for all checks of one bundle. */
const LIMITS = { memoryMb: 512, minutes: 10 };
const users = new ChildUsers(65_100);
/** The kit tells what it finds in its report; a limit that this computer does not offer is none of the plugin's. */
const silent = { debug() {}, info() {}, warn() {}, error() {} };
type Asked = ChildQuestion extends infer Q
  ? Q extends ChildQuestion
    ? Omit<Q, 'id' | 'url'>
    : never
  : never;

/**
 * A process that holds one bundle, fenced as a source's is: its own folder is all that it reads, it has neither network
 * nor environment, and its memory, its time and its user are limited. Nobody may have approved this bundle yet.
 */
export class BundleProcess {
  #child: ChildProcess | undefined;
  #count = 0;
  readonly #waiting = new Map<number, (answer: ChildAnswer) => void>();

  private constructor(
    readonly folder: RunFolder,
    readonly uid: number | undefined,
  ) {}

  static async start(bundle: string): Promise<BundleProcess> {
    const content = { entry: await readFile(ENTRY), bundles: [await readFile(bundle)] };
    const uid = users.take();
    const made = new BundleProcess(await makeRunFolder(tmpdir(), uid !== undefined, content), uid);
    await made.#spawn();
    return made;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Asks, and waits as long as the host would. Throws an `Error` in words. */
  async ask<T>(question: Asked, ms: number): Promise<T> {
    if (this.#child === undefined) await this.#spawn();
    const id = ++this.#count;
    const url = pathToFileURL(this.folder.bundles[0] ?? '').href;
    const answered = this.#answer(id, ms);
    this.#child?.send({ ...question, id, url } as ChildQuestion);
    const answer = await answered;
    if ('error' in answer) throw new Error(answer.error);
    return answer.value as T;
  }

  async end(): Promise<void> {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
    users.give(this.uid);
    await this.folder.remove();
  }

  async #spawn(): Promise<void> {
    const child = fork(this.folder.entry, [], {
      execPath: nodeFor(this.uid),
      execArgv: [
        '--permission',
        `--allow-fs-read=${this.folder.path}`,
        `--max-old-space-size=${LIMITS.memoryMb}`,
        '--no-warnings',
      ],
      env: {},
      cwd: '/',
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      ...(this.uid === undefined ? {} : { uid: this.uid, gid: this.uid }),
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
    // Before anything of the bundle is loaded.
    await limitChild(child.pid ?? 0, this.uid, LIMITS, silent);
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

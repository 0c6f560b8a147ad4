import { spawn, type ChildProcess } from 'node:child_process';
import { serialize } from 'node:v8';
import type { HostLog } from '../run/host-log.js';
import { limitChild, residentMb } from '../run/resource-limits.js';
import type { RunFolder } from '../run/run-folder.js';
import { nodeFor } from '../run/spawn-child.js';
import type { ChartDrawErrorCode } from './chart-draw-error.js';
import { FENCE_LINE, READY_LINE, type ChildRequest } from './protocol.js';

const WATCH_MS = 100;
const READY_MS = 20_000;
/** What Node, the drawing library and the letters hold, on top of a chart's own memory. */
const BASE_MB = 160;
const STDERR_LETTERS = 4_000;

export interface ChildLimits {
  readonly memoryMb: number;
  /** Of the processor: what a chart may use on a computer that does much else besides. */
  readonly cpuSeconds: number;
  /** From the request to the whole answer, on the clock. */
  readonly runMs: number;
  readonly mostBytes: number;
}

export interface ChildPlace {
  readonly folder: RunFolder;
  readonly uid: number | undefined;
  readonly log: HostLog;
}

type EndCode = Extract<
  ChartDrawErrorCode,
  'not-started' | 'fence-incomplete' | 'timed-out' | 'out-of-memory' | 'crashed' | 'bad-result'
>;

/** Why a child gave no answer. The message is for the log. */
export class ChildEndedError extends Error {
  override readonly name = 'ChildEndedError';
  constructor(
    readonly code: EndCode,
    detail: string,
  ) {
    super(detail.slice(0, 1_000));
  }
}

/**
 * Starts a fenced child, limits it, gives it one request and waits for its one answer and its end. There is no
 * channel between the two but a pipe in and a pipe out, of which no more is read than an answer may hold. A child
 * that is late or too large has nothing to tidy up, so it is killed at once.
 */
export async function askChild(
  request: ChildRequest,
  limits: ChildLimits,
  place: ChildPlace,
): Promise<Buffer> {
  const call = new ChildCall(limits, place);
  try {
    await call.ready();
    await call.limit();
    return await call.ask(serialize(request));
  } finally {
    await call.end();
  }
}

class ChildCall {
  readonly #child: ChildProcess;
  readonly #parts: Buffer[] = [];
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #closed = Promise.withResolvers<void>();
  readonly #ready = Promise.withResolvers<void>();
  readonly #answer = Promise.withResolvers<Buffer>();
  #bytes = 0;
  #firstLine = '';
  #stderr = '';
  #isReady = false;
  #failure: ChildEndedError | undefined;

  constructor(
    readonly limits: ChildLimits,
    readonly place: ChildPlace,
  ) {
    this.#child = spawnDrawing(limits, place);
    // Both may fail before anybody waits for them.
    this.#ready.promise.catch(() => undefined);
    this.#answer.promise.catch(() => undefined);
    this.#listen(this.#child);
  }

  async ready(): Promise<void> {
    this.#after(READY_MS, 'not-started');
    await this.#ready.promise;
    this.#stopTimers();
  }

  /** Before anything of a chart is loaded. */
  async limit(): Promise<void> {
    const { memoryMb, cpuSeconds } = this.limits;
    const limits = { memoryMb, minutes: cpuSeconds / 60 };
    await limitChild(this.#pid, this.place.uid, limits, this.place.log);
  }

  ask(request: Buffer): Promise<Buffer> {
    this.#after(this.limits.runMs, 'timed-out');
    this.#watchMemory();
    this.#child.stdin?.end(request);
    return this.#answer.promise;
  }

  async end(): Promise<void> {
    this.#stopTimers();
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill('SIGKILL');
    await this.#closed.promise;
  }

  get #pid(): number {
    return this.#child.pid ?? 0;
  }

  #listen(child: ChildProcess): void {
    child.on('error', (error) => {
      this.#fail('not-started', String(error));
      if (child.pid === undefined) this.#closed.resolve();
    });
    child.on('close', (code, signal) => {
      this.#ended(code, signal);
      this.#closed.resolve();
    });
    // A child that is gone tells of it by its end.
    child.stdin?.on('error', () => undefined);
    child.stdout?.on('data', (bytes: Buffer) => this.#take(bytes));
    child.stderr?.on('data', (bytes: Buffer) => {
      this.#stderr = (this.#stderr + bytes.toString('utf8')).slice(-STDERR_LETTERS);
    });
  }

  #take(bytes: Buffer): void {
    if (!this.#isReady) {
      this.#takeFirstLine(bytes.toString('utf8'));
      return;
    }
    this.#bytes += bytes.length;
    if (this.#bytes > this.limits.mostBytes)
      this.#fail('bad-result', `more than ${this.limits.mostBytes} bytes`);
    else this.#parts.push(bytes);
  }

  #takeFirstLine(text: string): void {
    this.#firstLine += text;
    if (this.#firstLine.startsWith(FENCE_LINE)) this.#fail('fence-incomplete', this.#firstLine);
    else if (this.#firstLine === READY_LINE) {
      this.#isReady = true;
      this.#ready.resolve();
    } else if (!READY_LINE.startsWith(this.#firstLine)) this.#fail('not-started', this.#firstLine);
  }

  #ended(code: number | null, signal: NodeJS.Signals | null): void {
    if (code === 0 && this.#isReady && this.#failure === undefined) {
      this.#answer.resolve(Buffer.concat(this.#parts));
      return;
    }
    const memory = /heap out of memory|Allocation failed|Array buffer allocation/i.test(this.#stderr);
    const started = memory ? 'out-of-memory' : signal === 'SIGXCPU' ? 'timed-out' : 'crashed';
    const detail = `exit ${code ?? ''} ${signal ?? ''} ${this.#stderr.slice(-500)}`;
    this.#fail(this.#isReady ? started : 'not-started', detail);
  }

  #fail(code: EndCode, detail: string): void {
    this.#failure ??= new ChildEndedError(code, detail);
    this.#parts.length = 0;
    this.#child.kill('SIGKILL');
    this.#ready.reject(this.#failure);
    this.#answer.reject(this.#failure);
  }

  #after(ms: number, code: EndCode): void {
    this.#timers.push(setTimeout(() => this.#fail(code, `after ${ms} ms`), ms));
  }

  #watchMemory(): void {
    const most = this.limits.memoryMb + BASE_MB;
    const look = async (): Promise<void> => {
      if ((await residentMb(this.#pid)) > most) this.#fail('out-of-memory', `over ${most} MB`);
    };
    this.#timers.push(setInterval(() => void look(), WATCH_MS));
  }

  #stopTimers(): void {
    for (const timer of this.#timers.splice(0)) clearTimeout(timer);
  }
}

/** The outer fence: Node's permission model, an empty environment, and a user of its own when there is one. */
function spawnDrawing({ memoryMb }: ChildLimits, { folder, uid }: ChildPlace): ChildProcess {
  const fence = ['--permission', `--allow-fs-read=${folder.path}`, '--no-warnings'];
  return spawn(nodeFor(uid), [...fence, `--max-old-space-size=${memoryMb}`, folder.entry], {
    env: {},
    cwd: '/',
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
}

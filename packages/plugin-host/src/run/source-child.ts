import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { SourceRunError, type SourceRunErrorCode } from '../errors.js';
import type { Redactor } from '../redact.js';
import { ChildFetches } from '../broker/child-fetches.js';
import type { FetchBroker } from '../broker/fetch-broker.js';
import { BATCHES_IN_FLIGHT, type FromChild, type StartMessage, type ToChild } from '../protocol.js';
import { checkFailure } from './check-failure.js';
import { checkProgress, type Progress } from './check-progress.js';
import { Chatter } from './chatter.js';
import { ChildInbox, type Answer } from './child-inbox.js';
import { ChildLink } from './child-link.js';
import type { ChildUsers } from './child-users.js';
import type { HostLog } from './host-log.js';
import { endChild, isGone } from './kill-ladder.js';
import { limitChild, residentMb } from './resource-limits.js';
import type { RunFolder } from './run-folder.js';
import { runError, type RunWords } from './sentences.js';
import type { SourceFile } from './source-file.js';
import { spawnChild } from './spawn-child.js';

/** Signals that a process does not get by its own doing. */
const FROM_OUTSIDE: ReadonlySet<NodeJS.Signals> = new Set(['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP']);
const WATCH_MS = 250;
const READY_MS = 20_000;
/** What Node itself holds, on top of a source's own memory. */
const BASE_MB = 128;

export interface ChildSetup extends RunWords {
  readonly folder: RunFolder;
  readonly users: ChildUsers;
  readonly uid: number | undefined;
  readonly file?: SourceFile;
  readonly log: HostLog;
  readonly redactor: Redactor;
  /** Makes the source's requests; without it none is made. */
  readonly broker?: FetchBroker;
  /** Told where in the file the source is. */
  readonly onReading?: (bytes: number) => void;
  readonly onProgress?: (progress: Progress) => void;
}

/** One fenced child from its start to its end. The host believes nothing that it says. */
export class SourceChild {
  readonly #child: ChildProcess;
  readonly #link: ChildLink;
  readonly #chatter = new Chatter();
  readonly #inbox = new ChildInbox(BATCHES_IN_FLIGHT + 2);
  readonly #reference = randomBytes(4).toString('hex');
  readonly #fetches: ChildFetches | undefined;
  readonly #timers: NodeJS.Timeout[] = [];
  #stderr = '';
  #isReady = false;
  #ending: Promise<void> | undefined;

  private constructor(readonly setup: ChildSetup) {
    const { folder, limits, uid, file } = setup;
    const { broker } = setup;
    this.#fetches = broker && new ChildFetches(broker, (message) => this.send(message));
    this.#child = spawnChild({ folder, memoryMb: limits.memoryMb, uid, file: file?.descriptor });
    this.#link = new ChildLink(this.#child, {
      hear: (message) => this.#take(message as FromChild),
      broken: (error) => void this.refuse(`a message that cannot be read: ${String(error)}`),
    });
    this.#child.on('error', (error) => this.#fail('not-started', String(error)));
    // What it said last comes before its pipes close, not before its exit.
    this.#child.on('close', (code, signal) => this.#exited(code, signal));
    this.#child.stderr?.on('data', (text: Buffer) => {
      this.#stderr = setup.redactor.text(this.#stderr + text.toString('utf8')).slice(-4_000);
    });
  }

  /** Starts a child, limits it, and only then lets it load the source. */
  static async start(setup: ChildSetup, start: StartMessage): Promise<SourceChild> {
    const child = new SourceChild(setup);
    try {
      await child.#ready();
      // The start of the process is the computer's time, not the source's.
      child.#after(setup.timeoutMs ?? setup.limits.minutes * 60_000, 'timed-out');
      await limitChild(child.pid, setup.uid, setup.limits, setup.log);
      child.#watchMemory();
      child.send(start);
      return child;
    } catch (error) {
      await child.end();
      throw error;
    }
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  send(message: ToChild): void {
    this.#link.send(message);
  }

  /** The next answer of one type; throws `SourceRunError` when the run has failed. */
  async receive<T extends Answer['type']>(type: T): Promise<Extract<Answer, { type: T }>> {
    const answer = await this.#inbox.next();
    if (answer.type === type) return answer as Extract<Answer, { type: T }>;
    throw this.refuse(`answered ${answer.type} to ${type}`);
  }

  /** Makes the error for something that the child must not send; the detail goes to the log only. */
  refuse(detail: string): SourceRunError {
    return this.#fail('protocol-broken', detail);
  }

  /** Lets the child go and waits for its end; after an abort it has 5 s, then SIGTERM, then SIGKILL. */
  end(stopped = false): Promise<void> {
    if (stopped) this.#fail('stopped', 'asked to stop');
    this.#fetches?.close();
    this.#ending ??= this.#end(stopped);
    return this.#ending;
  }

  async #end(stopped: boolean): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    // A child with nothing left to do leaves as soon as its channel closes.
    if (!stopped) this.#link.close();
    await endChild(this.#child, () => this.#link.send({ type: 'abort' }));
    this.#link.close();
    this.setup.users.give(this.setup.uid);
    await this.setup.folder.remove();
  }

  async #ready(): Promise<void> {
    const timer = setTimeout(() => this.#fail('not-started', `after ${READY_MS} ms`), READY_MS);
    try {
      await this.receive('ready');
      this.#isReady = true;
    } finally {
      clearTimeout(timer);
    }
  }

  #take(message: FromChild): void {
    switch (message?.type) {
      case 'reading':
        this.#chatter.count();
        if (this.setup.file)
          this.setup.onReading?.(Math.min(Number(message.bytes) || 0, this.setup.file.size));
        return;
      case 'log':
        this.#chatter.count();
        this.setup.log.debug('a source says', {
          pid: this.pid,
          level: String(message.level),
          message: this.setup.redactor.text(String(message.message)).slice(0, 500),
        });
        return;
      case 'progress':
        this.#chatter.count();
        this.setup.onProgress?.(checkProgress(this.setup.redactor.all(message)));
        return;
      case 'fetch':
      case 'fetch-more':
      case 'fetch-stop':
        this.#fetches?.take(message);
        return;
      case 'failed':
        this.#failed(message);
        return;
      default:
        if (!this.#inbox.put(message))
          this.refuse(`unasked message ${String((message as { type?: unknown })?.type)}`);
    }
  }

  #failed(said: unknown): void {
    const failure = checkFailure(this.setup.redactor.all(said));
    if (failure === undefined) {
      this.refuse('a failure that is none of a child');
      return;
    }
    const { code, kind, message, detail = '' } = failure;
    const isWaiting = kind === 'rate-limited' || kind === 'unavailable';
    const asked = isWaiting ? this.setup.broker?.retryAfterMs : undefined;
    const { retryAfterMs = asked } = failure;
    this.setup.log.warn('a source failed', { reference: this.#reference, pid: this.pid, detail });
    if (message === '') this.#fail(code, detail);
    else this.#inbox.fail(new SourceRunError(code, kind, message, { retryAfterMs }));
  }

  #exited(code: number | null, signal: NodeJS.Signals | null): void {
    const memory = /heap out of memory|Allocation failed|Failed to allocate|Array buffer allocation/i.test(
      this.#stderr,
    );
    // The host's own signals come after it has failed the run: these are the system's, or an operator's.
    const killed = signal !== null && FROM_OUTSIDE.has(signal) ? 'killed' : 'crashed';
    const started = memory ? 'out-of-memory' : signal === 'SIGXCPU' ? 'timed-out' : killed;
    // Nothing of the source was loaded yet, so it is not to blame.
    const reason = this.#isReady ? started : 'not-started';
    this.#fail(reason, `exit ${code ?? ''} ${signal ?? ''} ${this.#stderr.slice(-500)}`);
  }

  /** Fails the run, unless it has failed before; then ends the child. */
  #fail(code: SourceRunErrorCode, detail: string): SourceRunError {
    const { log } = this.setup;
    const error = runError(code, this.setup, this.#reference);
    if (!this.#inbox.fail(error)) return error;
    this.#fetches?.close();
    if (this.#ending === undefined)
      log.warn('a run ended early', { reference: this.#reference, code, detail: detail.slice(0, 1_000) });
    if (!isGone(this.#child) && code !== 'stopped') this.#child.kill('SIGKILL');
    return error;
  }

  #after(ms: number, code: SourceRunErrorCode): void {
    this.#timers.push(setTimeout(() => this.#fail(code, `after ${ms} ms`), ms));
  }

  #watchMemory(): void {
    const most = this.setup.limits.memoryMb + BASE_MB;
    const timer = setInterval(async () => {
      if ((await residentMb(this.pid)) > most && !isGone(this.#child))
        this.#fail('out-of-memory', `over ${most} MB`);
    }, WATCH_MS);
    this.#timers.push(timer);
  }
}

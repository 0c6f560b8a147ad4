import type { ChartRequest } from './chart-host.js';
import { ChartError, chartError } from './errors.js';
import { parseReply, type ChartResult, type RunMessage } from './protocol.js';

/** The part of a Web Worker that the host uses. */
export interface WorkerLike {
  postMessage(message: unknown): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void;
}

interface Limits {
  readonly runMs: number;
  readonly loadMs: number;
}

interface Job {
  readonly message: RunMessage;
  readonly resolve: (result: ChartResult) => void;
  readonly reject: (error: ChartError) => void;
}

/** The worker of one plugin: one run at a time, in order; ended when it takes too long, started again when needed. */
export class ChartFamily {
  #worker: WorkerLike | undefined;
  #waiting: Job[] = [];
  #running: Job | undefined;
  #loaded = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #nextId = 1;

  constructor(
    private readonly spawn: () => WorkerLike,
    private readonly limits: Limits,
  ) {}

  run(request: ChartRequest, signal?: AbortSignal): Promise<ChartResult> {
    const { optionsVersion, ...rest } = request;
    const id = this.#nextId;
    this.#nextId += 1;
    const message: RunMessage =
      optionsVersion === undefined ? { ...rest, id } : { ...rest, id, optionsVersion };
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(chartError('cancelled'));
        return;
      }
      const job: Job = { message, resolve, reject };
      // A run in the worker goes on to its end; only its answer is dropped. One that waits is taken out.
      signal?.addEventListener('abort', () => {
        this.#waiting = this.#waiting.filter((other) => other !== job);
        reject(chartError('cancelled'));
      });
      this.#waiting.push(job);
      this.#next();
    });
  }

  close(): void {
    const left = [...(this.#running ? [this.#running] : []), ...this.#waiting];
    this.#waiting = [];
    this.#stop();
    for (const job of left) job.reject(chartError('cancelled'));
  }

  #next(): void {
    if (this.#running) return;
    const job = this.#waiting.shift();
    if (!job) return;
    this.#running = job;
    this.#loaded = false;
    const fresh = this.#worker === undefined;
    try {
      this.#worker ??= this.#start();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's takes no origin
      this.#worker.postMessage(job.message);
    } catch (thrown) {
      this.#fail(chartError('worker-failed', String(thrown)));
      return;
    }
    this.#clock(fresh ? this.limits.loadMs : this.limits.runMs, fresh ? 'load-failed' : 'time-limit');
  }

  #start(): WorkerLike {
    const worker = this.spawn();
    worker.addEventListener('message', (event) => this.#answer(event.data));
    worker.addEventListener('error', (event) => {
      if (worker === this.#worker) this.#fail(chartError('worker-failed', event.message));
    });
    return worker;
  }

  #answer(data: unknown): void {
    const job = this.#running;
    const reply = parseReply(data);
    // Not a reply, or to a run that is over: a plugin posted it by itself.
    if (!job || !reply || reply.id !== job.message.id) return;
    if ('loaded' in reply) {
      // Once only: a plugin that says so again and again would otherwise never run out of time.
      if (this.#loaded) return;
      this.#loaded = true;
      this.#clock(this.limits.runMs, 'time-limit');
      return;
    }
    this.#settle();
    if ('error' in reply)
      job.reject(new ChartError(reply.error.code, reply.error.message, reply.error.detail));
    else job.resolve({ analysis: reply.analysis, option: reply.option, description: reply.description });
    this.#next();
  }

  #clock(ms: number, code: 'load-failed' | 'time-limit'): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fail(chartError(code, `no answer in ${ms} ms`)), ms);
  }

  /** Ends the worker with its run; the next run gets a new one. */
  #fail(error: ChartError): void {
    const job = this.#running;
    this.#stop();
    job?.reject(error);
    this.#next();
  }

  #stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#settle();
  }

  #settle(): void {
    clearTimeout(this.#timer);
    this.#running = undefined;
  }
}

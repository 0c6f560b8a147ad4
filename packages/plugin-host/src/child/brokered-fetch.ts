import { PluginError } from '@fairshift/plugin-sdk';
import { FETCHES_OPEN, type ToFetchingChild } from '../protocol.js';
import type { Channel } from './channel.js';

type Fetch = typeof globalThis.fetch;
type Head = Extract<ToFetchingChild, { type: 'fetch-head' }>;

/** One answer on its way from the host. */
class Incoming {
  readonly head: Promise<Head>;
  readonly #pieces: Uint8Array[] = [];
  #isWhole = false;
  #failure: unknown;
  #wake: () => void = () => {};
  #resolve: (head: Head) => void = () => {};
  #reject: (reason: unknown) => void = () => {};

  constructor() {
    this.head = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Whoever waits for it hears of it; nobody has to.
    this.head.catch(() => undefined);
  }

  take(message: ToFetchingChild): void {
    if (message.type === 'fetch-head') this.#resolve(message);
    else if (message.type === 'fetch-bytes') this.#pieces.push(message.bytes);
    else if (message.type === 'fetch-end') this.#isWhole = true;
    else this.fail(refusalOf(message));
    this.#wake();
  }

  fail(reason: unknown): void {
    this.#failure ??= reason;
    this.#reject(reason);
    this.#wake();
  }

  /** The next piece, or undefined at the end. */
  async next(): Promise<Uint8Array | undefined> {
    for (;;) {
      if (this.#failure !== undefined) throw this.#failure;
      const piece = this.#pieces.shift();
      if (piece !== undefined || this.#isWhole) return piece;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}

function refusalOf({
  kind,
  message,
  retryAfterMs,
}: Extract<ToFetchingChild, { type: 'fetch-failed' }>): PluginError {
  return new PluginError(kind, message, retryAfterMs === undefined ? {} : { retryAfterMs });
}

/** Statuses whose answers have no body (Fetch standard, "null body status"). */
const EMPTY = new Set([204, 205, 304]);

/** The `fetch` of a source: every request is a message to the host, which makes it. */
export class BrokeredFetch {
  readonly #incoming = new Map<number, Incoming>();
  readonly #waiting: (() => void)[] = [];
  #made = 0;
  #open = 0;

  constructor(
    readonly channel: Channel,
    readonly signal: AbortSignal,
  ) {
    channel.listen((message) => {
      if (!('id' in message)) return false;
      this.#incoming.get(message.id)?.take(message);
      // Also an answer that nobody reads comes to its end.
      if (message.type === 'fetch-end' || message.type === 'fetch-failed') this.#close(message.id);
      return false;
    });
  }

  readonly fetch: Fetch = async (input, init) => {
    const request = new Request(input, init);
    const signal = AbortSignal.any([request.signal, this.signal]);
    signal.throwIfAborted();
    const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
    await this.#turn();
    const id = this.#made++;
    const incoming = new Incoming();
    this.#incoming.set(id, incoming);
    const stop = () => {
      incoming.fail(signal.reason);
      this.#drop(id);
    };
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    else
      await this.channel.send({
        type: 'fetch',
        id,
        url: request.url,
        method: request.method,
        headers: [...request.headers],
        redirect: request.redirect,
        ...(body === undefined ? {} : { body }),
      });
    try {
      return this.#response(id, await incoming.head, incoming, () =>
        signal.removeEventListener('abort', stop),
      );
    } catch (error) {
      this.#close(id);
      signal.removeEventListener('abort', stop);
      throw error;
    }
  };

  #response(id: number, head: Head, incoming: Incoming, done: () => void): Response {
    const { status, statusText, headers, url, redirected } = head;
    const stream = new ReadableStream<Uint8Array<ArrayBuffer>>(
      {
        pull: async (controller) => {
          try {
            const piece = await incoming.next();
            if (piece === undefined) {
              this.#close(id);
              done();
              controller.close();
              return;
            }
            controller.enqueue(piece as Uint8Array<ArrayBuffer>);
            void this.channel.send({ type: 'fetch-more', id, bytes: piece.length });
          } catch (error) {
            this.#close(id);
            done();
            throw error;
          }
        },
        cancel: () => {
          done();
          this.#drop(id);
        },
      },
      { highWaterMark: 0 },
    );
    const isEmpty = EMPTY.has(status);
    if (isEmpty) {
      done();
      this.#close(id);
    }
    const response = new Response(isEmpty ? null : stream, {
      status,
      statusText,
      headers: headers.map(([name, value]) => [name, value] as [string, string]),
    });
    return Object.defineProperties(response, { url: { value: url }, redirected: { value: redirected } });
  }

  /** The host refuses a child that has too many requests open, so those above wait here. */
  async #turn(): Promise<void> {
    while (this.#open >= FETCHES_OPEN) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#open++;
  }

  #drop(id: number): void {
    if (this.#incoming.has(id)) void this.channel.send({ type: 'fetch-stop', id });
    this.#close(id);
  }

  #close(id: number): void {
    if (!this.#incoming.delete(id)) return;
    this.#open--;
    this.#waiting.shift()?.();
  }
}

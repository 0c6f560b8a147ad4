import { z } from 'zod';
import type { FromFetchingChild, ToFetchingChild } from '../protocol.js';
import type { Answer, FetchBroker } from './fetch-broker.js';
import { FetchRefusal } from './fetch-refusal.js';
import { limitedBody } from './limited-body.js';
import { FETCHES_OPEN, FETCH_WINDOW } from '../protocol.js';

/** After so many the source is not mistaken, it is trying doors. */
const MOST_REFUSALS = 200;
/** One message of a body, at most. */
const PIECE_BYTES = 256 * 1024;

const id = z.number().int().min(0);
const ask = z.object({
  type: z.literal('fetch'),
  id,
  url: z.string().max(8_192),
  method: z.string().max(20),
  headers: z.array(z.tuple([z.string().max(200), z.string().max(8_192)])).max(100),
  body: z.instanceof(Uint8Array).optional(),
  redirect: z.enum(['follow', 'manual', 'error']),
});
const more = z.object({ type: z.literal('fetch-more'), id, bytes: z.number().int().positive() });
const stop = z.object({ type: z.literal('fetch-stop'), id });
const messages = z.discriminatedUnion('type', [ask, more, stop]);

type AskMessage = z.output<typeof ask>;

interface OpenFetch {
  readonly abort: AbortController;
  /** Bytes that the child has and has not yet taken. */
  ahead: number;
  wake: () => void;
}

/** The requests of one child: takes its messages as a stranger's, and sends it answers as fast as it reads them. */
export class ChildFetches {
  readonly #open = new Map<number, OpenFetch>();
  #refusals = 0;
  #isClosed = false;

  constructor(
    readonly broker: FetchBroker,
    readonly send: (message: ToFetchingChild) => void,
  ) {}

  /** @throws Error when the message is none that an honest child sends */
  take(message: FromFetchingChild): void {
    const { success, data } = messages.safeParse(message);
    if (!success) throw new Error('a request that is none');
    if (this.#isClosed) return;
    const open = this.#open.get(data.id);
    if (data.type === 'fetch') {
      if (open !== undefined || this.#open.size >= FETCHES_OPEN) throw new Error('too many requests at once');
      if (this.#refusals > MOST_REFUSALS)
        throw new Error(`asked ${MOST_REFUSALS} times for what it may not have`);
      void this.#perform(data);
      return;
    }
    if (open === undefined) return;
    if (data.type === 'fetch-stop') {
      open.abort.abort();
      return;
    }
    if (data.bytes > open.ahead) throw new Error('took more than it was given');
    open.ahead -= data.bytes;
    open.wake();
  }

  /** Ends all requests; nothing is sent or asked any more. */
  close(): void {
    this.#isClosed = true;
    for (const { abort } of this.#open.values()) abort.abort();
    this.broker.parts.transport.close?.();
  }

  async #perform({ id: number, type: _type, ...asked }: AskMessage): Promise<void> {
    const open: OpenFetch = { abort: new AbortController(), ahead: 0, wake: () => {} };
    this.#open.set(number, open);
    const { signal } = open.abort;
    let answer: Answer | undefined;
    try {
      answer = await this.broker.answer(asked, signal);
      await this.#pass(number, open, answer);
      answer.trip.end('answered');
      this.#tell({ type: 'fetch-end', id: number });
    } catch (error) {
      const isStopped = signal.aborted;
      const words = error instanceof FetchRefusal ? error.message : undefined;
      answer?.trip.end(isStopped ? 'stopped' : 'failed', isStopped ? undefined : (words ?? String(error)));
      answer?.reply.body.destroy();
      if (!isStopped) this.#fail(number, error);
    } finally {
      this.#open.delete(number);
    }
  }

  async #pass(number: number, open: OpenFetch, { reply, trip, url, redirected }: Answer): Promise<void> {
    const { status, statusText, headers } = reply;
    this.#tell({ type: 'fetch-head', id: number, status, statusText, headers, url: url.href, redirected });
    const { signal } = open.abort;
    const stopped = () => open.wake();
    signal.addEventListener('abort', stopped, { once: true });
    for await (const piece of limitedBody(reply, url.host, this.broker.parts.limits, signal)) {
      trip.bytes += piece.length;
      for (let at = 0; at < piece.length; at += PIECE_BYTES) {
        while (open.ahead >= FETCH_WINDOW && !signal.aborted)
          await new Promise<void>((resolve) => (open.wake = resolve));
        signal.throwIfAborted();
        const bytes = piece.subarray(at, at + PIECE_BYTES);
        open.ahead += bytes.length;
        this.#tell({ type: 'fetch-bytes', id: number, bytes });
      }
    }
  }

  #fail(number: number, error: unknown): void {
    if (!(error instanceof FetchRefusal)) {
      this.#tell({
        type: 'fetch-failed',
        id: number,
        kind: 'defect',
        message: 'The request could not be made.',
      });
      return;
    }
    const { kind, message, options } = error;
    if (options.refused === true) this.#refusals++;
    const { retryAfterMs } = options;
    this.#tell({
      type: 'fetch-failed',
      id: number,
      kind,
      message,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  }

  #tell(message: ToFetchingChild): void {
    if (!this.#isClosed) this.send(message);
  }
}

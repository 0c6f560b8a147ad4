import { setTimeout as sleep } from 'node:timers/promises';
import type { FetchLimits } from './fetch-limits.js';
import { FetchRefusal, refused } from './fetch-refusal.js';
import { fetchWords } from './fetch.words.js';
import { refusalOf } from './network-error.js';
import type { OriginGate } from './origin-gate.js';
import type { OriginRule, OriginRules } from './origin-rules.js';
import { retryAfterMs, waitBefore } from './retry.js';
import type { Reply, Transport } from './transport.js';
import { Trip, type TripParts } from './trip.js';
import { nextRequest, wireRequest, type Ask, type WireRequest } from './wire-request.js';

export interface BrokerParts extends TripParts {
  readonly rules: OriginRules;
  readonly transport: Transport;
  readonly limits: FetchLimits;
  readonly userAgent: string;
  gate(rule: OriginRule): OriginGate;
}

/** An answer with its body still to come. Whoever reads it ends its trip. */
export interface Answer {
  readonly reply: Reply;
  readonly trip: Trip;
  readonly url: URL;
  readonly redirected: boolean;
}

/** Makes the requests of one run: only what is allowed, at the pace that is allowed, each told of. */
export class FetchBroker {
  #askedAgainAt = 0;

  constructor(readonly parts: BrokerParts) {}

  /** How much of the last `Retry-After` of a server is left, in milliseconds. */
  get retryAfterMs(): number | undefined {
    const left = this.#askedAgainAt - Date.now();
    return left > 0 ? left : undefined;
  }

  /** @throws FetchRefusal, or the reason of the signal */
  async answer(ask: Ask, signal: AbortSignal): Promise<Answer> {
    let request = wireRequest(ask, this.parts.userAgent);
    for (let hop = 0; ; hop++) {
      const rule = this.#rule(request);
      const { reply, trip } = await this.#tries(request, rule, signal);
      if (ask.redirect === 'manual') return { reply, trip, url: request.url, redirected: hop > 0 };
      const next = this.#next(ask, request, reply, hop);
      if (next === undefined) return { reply, trip, url: request.url, redirected: hop > 0 };
      reply.body.destroy();
      const isRefused = next instanceof FetchRefusal;
      trip.end('answered', isRefused ? next.message : undefined);
      if (isRefused) throw next;
      request = next;
    }
  }

  #rule(request: WireRequest): OriginRule {
    try {
      const { rules, limits } = this.parts;
      const most = limits.requestBytes;
      if ((request.body?.length ?? 0) > most) throw refused(fetchWords.bodyTooLarge(Math.floor(most / 1024)));
      return rules.check(request.url, request.method);
    } catch (error) {
      if (error instanceof FetchRefusal) new Trip(this.parts, request).end('refused', error.message);
      throw error;
    }
  }

  /** Where an answer sends the source on to, or why it may not go there; undefined when it is no redirect. */
  #next(ask: Ask, from: WireRequest, reply: Reply, hop: number): WireRequest | FetchRefusal | undefined {
    const { host } = from.url;
    const location = reply.headers.find(([name]) => name === 'location')?.[1];
    try {
      const next = nextRequest(from, reply.status, location);
      if (next === undefined) return undefined;
      if (ask.redirect === 'error') return refused(fetchWords.sentOnAtAll(host));
      if (hop >= this.parts.limits.redirects) return refused(fetchWords.sentOnTooOften(host));
      const { origin, protocol } = next.url;
      const isAllowed = this.parts.rules.allows(next.url, next.method);
      return isAllowed ? next : refused(fetchWords.sentOn(host, origin === 'null' ? protocol : origin));
    } catch (error) {
      if (error instanceof FetchRefusal) return error;
      throw error;
    }
  }

  /** Asks, and asks again where that may help. */
  async #tries(
    request: WireRequest,
    rule: OriginRule,
    signal: AbortSignal,
  ): Promise<Pick<Answer, 'reply' | 'trip'>> {
    const { limits } = this.parts;
    const gate = this.parts.gate(rule);
    for (let attempt = 1; ; attempt++) {
      const leave = await this.#enter(gate, request, signal);
      const trip = new Trip(this.parts, request, leave);
      const outcome = await this.#send(request, rule, signal).catch((error: unknown) =>
        this.#failed(trip, error),
      );
      if (!(outcome instanceof FetchRefusal)) this.#heed(gate, outcome, trip);
      const wait = waitBefore(outcome, { method: request.method, attempt }, limits);
      if (outcome instanceof FetchRefusal) {
        if (wait === undefined) throw outcome;
      } else {
        if (wait === undefined) return { reply: outcome, trip };
        outcome.body.destroy();
        trip.end('answered');
      }
      await sleep(wait, undefined, { signal });
    }
  }

  async #enter(gate: OriginGate, request: WireRequest, signal: AbortSignal): Promise<() => void> {
    const { limits, transport } = this.parts;
    try {
      return await gate.enter(signal, limits.longestWaitMs, transport.live);
    } catch (error) {
      if (error instanceof FetchRefusal) new Trip(this.parts, request).end('refused', error.message);
      throw error;
    }
  }

  /** A failure that another try may mend is given back; everything else is thrown. */
  #failed(trip: Trip, error: unknown): FetchRefusal {
    if (!(error instanceof FetchRefusal)) {
      trip.end('stopped');
      throw error;
    }
    trip.end(error.options.refused === true ? 'refused' : 'failed', error.message);
    return error;
  }

  /** What a server says of its load holds for all requests to it. */
  #heed(gate: OriginGate, reply: Reply, trip: Trip): void {
    trip.status = reply.status;
    if (reply.status !== 429 && reply.status !== 503) return;
    const wait = retryAfterMs(reply.headers);
    if (wait === undefined) return;
    gate.pause(wait);
    this.#askedAgainAt = Date.now() + wait;
  }

  async #send(request: WireRequest, { allowPrivate }: OriginRule, signal: AbortSignal): Promise<Reply> {
    const { limits, transport } = this.parts;
    const { host } = request.url;
    const late = new AbortController();
    const words = fetchWords.noAnswer(host, limits.answerMs / 1_000);
    const timer = setTimeout(
      () => late.abort(new FetchRefusal('unavailable', words, { passing: true })),
      limits.answerMs,
    );
    const both = AbortSignal.any([signal, late.signal]);
    try {
      return await transport.send({ ...request, allowPrivate, signal: both });
    } catch (error) {
      throw refusalOf(error, host, both);
    } finally {
      clearTimeout(timer);
    }
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import { FetchRefusal } from './fetch-refusal.js';
import { fetchWords } from './fetch.words.js';
import type { OriginRule } from './origin-rules.js';

const MINUTE_MS = 60_000;

/** What tells a gate the time, and waits. */
export interface GateClock {
  read(): number;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

const CLOCK: GateClock = {
  read: () => performance.now(),
  sleep: (ms, signal) => sleep(ms, undefined, { signal }),
};

/** Lets as many requests through to one origin as its rule says: at once, and in any minute. */
export class OriginGate {
  readonly #burst: number;
  /** The burst and what comes after it are together no more in a minute than the rule says. */
  readonly #perMs: number;
  #tokens: number;
  #counted: number;
  #pausedUntil = 0;
  #running = 0;
  readonly #waiting = new Set<() => void>();

  constructor(
    readonly rule: Pick<OriginRule, 'origin' | 'requestsPerMinute' | 'concurrency'>,
    readonly clock: GateClock = CLOCK,
  ) {
    this.#counted = clock.read();
    this.#burst = Math.max(1, Math.floor(rule.requestsPerMinute / 10));
    this.#perMs = (rule.requestsPerMinute - this.#burst + 1) / MINUTE_MS;
    this.#tokens = this.#burst;
  }

  /**
   * Waits for a turn. Recorded answers need no pace: `paced` false.
   * @returns what ends the turn
   * @throws FetchRefusal when the server wants a longer wait than `longestWaitMs`
   */
  async enter(signal: AbortSignal, longestWaitMs: number, paced = true): Promise<() => void> {
    while (this.#running >= this.rule.concurrency) await this.#turn(signal);
    this.#running++;
    let isOver = false;
    const leave = () => {
      if (isOver) return;
      isOver = true;
      this.#running--;
      const [next] = this.#waiting;
      next?.();
    };
    try {
      await this.#token(signal, longestWaitMs, paced);
      return leave;
    } catch (error) {
      leave();
      throw error;
    }
  }

  /** The server asked everybody to wait. */
  pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.clock.read() + ms);
  }

  async #token(signal: AbortSignal, longestWaitMs: number, paced: boolean): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const now = this.clock.read();
      const pause = this.#pausedUntil - now;
      if (pause > longestWaitMs) throw waitLonger(this.rule.origin, pause);
      this.#tokens = Math.min(this.#burst, this.#tokens + (now - this.#counted) * this.#perMs);
      this.#counted = now;
      const wait = Math.max(pause, paced ? (1 - this.#tokens) / this.#perMs : 0);
      if (wait <= 0) {
        this.#tokens--;
        return;
      }
      await this.clock.sleep(Math.ceil(wait), signal);
    }
  }

  async #turn(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    let wake = () => {};
    try {
      await new Promise<void>((resolve, reject) => {
        wake = resolve;
        this.#waiting.add(wake);
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      });
    } finally {
      this.#waiting.delete(wake);
    }
  }
}

/** The gates of all runs in this process: what a plugin may send to an origin it may send once, not once a run. */
export class OriginGates {
  readonly #gates = new Map<string, OriginGate>();

  of(pluginId: string, rule: OriginRule): OriginGate {
    const key = `${pluginId} ${rule.origin} ${rule.requestsPerMinute} ${rule.concurrency}`;
    const gate = this.#gates.get(key) ?? new OriginGate(rule);
    this.#gates.set(key, gate);
    return gate;
  }
}

export function waitLonger(origin: string, ms: number): FetchRefusal {
  const minutes = Math.ceil(ms / MINUTE_MS);
  return new FetchRefusal('rate-limited', fetchWords.wait(new URL(origin).host, minutes), {
    refused: true,
    retryAfterMs: Math.ceil(ms),
  });
}

import type { FetchLimits } from './fetch-limits.js';
import { FetchRefusal } from './fetch-refusal.js';
import type { Reply } from './transport.js';
import { LONGEST_WAIT_MS } from '../protocol.js';

/** The server has not done what was asked, whatever it was. */
const NOT_DONE = new Set([429, 503]);
/** The server may have done it: only what changes nothing is asked again. */
const FAILED = new Set([500, 502, 504]);
const SAFE = new Set(['GET', 'HEAD']);

/** `Retry-After` in milliseconds from now, whether it is a number of seconds or a date (RFC 9110, 10.2.3). */
export function retryAfterMs(headers: Reply['headers'], now = Date.now()): number | undefined {
  const value = headers.find(([name]) => name === 'retry-after')?.[1].trim();
  if (value === undefined || value === '') return undefined;
  const ms = /^\d{1,9}$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), LONGEST_WAIT_MS);
}

/** How long to wait before the same is asked again; undefined when it is not. `attempt` counts from 1. */
export function waitBefore(
  outcome: Reply | FetchRefusal,
  { method, attempt }: { readonly method: string; readonly attempt: number },
  limits: FetchLimits,
): number | undefined {
  if (attempt > limits.retries) return undefined;
  const backoff = limits.backoffMs * 2 ** (attempt - 1);
  if (outcome instanceof FetchRefusal) {
    return outcome.options.passing === true && SAFE.has(method) ? backoff : undefined;
  }
  const isAgain = NOT_DONE.has(outcome.status) || (FAILED.has(outcome.status) && SAFE.has(method));
  if (!isAgain) return undefined;
  const asked = retryAfterMs(outcome.headers) ?? backoff;
  return asked > limits.longestWaitMs ? undefined : asked;
}

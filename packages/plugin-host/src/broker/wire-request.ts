import { refused } from './fetch-refusal.js';
import { fetchWords } from './fetch.words.js';
import { ACCEPTED } from './unpacked.js';

/** What a source asked for; everything in it is a stranger's. */
export interface Ask {
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: Uint8Array | undefined;
  readonly redirect: 'follow' | 'manual' | 'error';
}

/** The same, read. */
export interface WireRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** Fields that say who talks to whom, or how a connection is used: those are the host's. */
const OURS =
  /^(?:host|connection|content-length|transfer-encoding|keep-alive|upgrade|te|trailer|expect|accept-encoding|via|forwarded|x-forwarded-.*|proxy-.*|sec-.*|:.*)$/;
/** Fields that are meant for one server. */
const FOR_ONE = new Set(['authorization', 'cookie']);
const NAME = /^[!#$%&'*+.^_`|~0-9a-z-]{1,100}$/;

/** @throws FetchRefusal */
export function wireRequest(ask: Ask, userAgent: string): WireRequest {
  const url = URL.parse(ask.url);
  if (url === null) throw refused(fetchWords.badAddress);
  const headers: Record<string, string> = Object.create(null) as Record<string, string>;
  headers['user-agent'] = userAgent;
  for (const [name, value] of ask.headers) {
    const lower = name.toLowerCase();
    if (!NAME.test(lower) || /[\r\n\0]/.test(value)) throw refused(fetchWords.badHeaders);
    if (!OURS.test(lower)) headers[lower] = value;
  }
  headers['accept-encoding'] = ACCEPTED;
  const method = ask.method.toUpperCase();
  return { url, method, headers, ...(ask.body === undefined ? {} : { body: ask.body }) };
}

/**
 * The request that a redirect leads to; undefined when the status is none. (Fetch standard, "HTTP-redirect fetch".)
 * @throws FetchRefusal when it leads to no address
 */
export function nextRequest(
  request: WireRequest,
  status: number,
  location: string | undefined,
): WireRequest | undefined {
  const isRedirect = [301, 302, 303, 307, 308].includes(status);
  if (!isRedirect || location === undefined) return undefined;
  // Node gives each byte as a letter; servers write what is not ASCII as UTF-8.
  const url = URL.parse(Buffer.from(location, 'latin1').toString('utf8'), request.url.href);
  if (url === null) throw refused(fetchWords.sentNowhere(request.url.host));
  const becomesGet = status === 303 ? request.method !== 'HEAD' : status < 303 && request.method === 'POST';
  const isOther = url.origin !== request.url.origin;
  const kept = Object.entries(request.headers).filter(
    ([name]) => !(isOther && FOR_ONE.has(name)) && !(becomesGet && name.startsWith('content-')),
  );
  const headers = Object.fromEntries(kept);
  if (becomesGet) return { url, method: 'GET', headers };
  return { ...request, url, headers };
}

import { lookup } from 'node:dns/promises';
import {
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { addressKind } from './address.js';
import { refusalOf } from './network-error.js';
import { FetchRefusal, refused } from './fetch-refusal.js';
import { fetchWords } from './fetch.words.js';
import type { Exchange, Reply, Transport } from './transport.js';
import { unpacked } from './unpacked.js';

export interface Address {
  readonly address: string;
  readonly family: number;
}

/** Looks up every address of a name. */
export type Resolve = (host: string) => Promise<readonly Address[]>;

/** Connections of one run, kept open between its requests; no other run gets them. */
const AGENT = { keepAlive: true, maxSockets: 8, timeout: 120_000 };

/** A run may take long; names move. */
const NAME_MS = 60_000;

/** The network. Each name is looked up once for a connection, and the connection goes to an address that was checked. */
export class LiveTransport implements Transport {
  readonly live = true;
  readonly #http = new HttpAgent(AGENT);
  readonly #https = new HttpsAgent(AGENT);
  readonly #known = new Map<string, { readonly found: readonly Address[]; readonly until: number }>();

  constructor(readonly resolve: Resolve = (host) => lookup(host, { all: true })) {}

  async send(exchange: Exchange): Promise<Reply> {
    const { url, method } = exchange;
    const answer = await this.#answer(exchange).catch((error: unknown) => {
      throw refusalOf(error, url.host, exchange.signal);
    });
    return replyOf(answer, method, url.host);
  }

  async #answer(exchange: Exchange): Promise<IncomingMessage> {
    const { url, method, headers, body, signal } = exchange;
    const host = url.hostname.replaceAll(/^\[|\]$/g, '');
    // An address that is written out is connected to without a look-up.
    const written = isIP(host);
    const found =
      written === 0 ? await this.#addresses(host, exchange) : [{ address: host, family: written }];
    if (written !== 0) checkAddress(host, host, exchange.allowPrivate);
    const isSecure = url.protocol === 'https:';
    const options: RequestOptions = {
      agent: isSecure ? this.#https : this.#http,
      hostname: host,
      path: `${url.pathname}${url.search}`,
      method,
      headers: { ...headers, host: url.host },
      lookup: fixed(found),
      signal,
      ...(url.port === '' ? {} : { port: url.port }),
    };
    return new Promise<IncomingMessage>((resolve, reject) => {
      const asked = (isSecure ? httpsRequest : httpRequest)(options, resolve);
      asked.on('error', reject);
      asked.end(body);
    });
  }

  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }

  /** The addresses of a name, each of which a source may use. @throws FetchRefusal */
  async #addresses(host: string, { allowPrivate, signal }: Exchange): Promise<readonly Address[]> {
    const known = this.#known.get(host);
    const found =
      known !== undefined && known.until > Date.now() ? known.found : await this.#ask(host, signal);
    if (found.length === 0) throw refusalOf({ code: 'ENOTFOUND' }, host);
    // One private address among public ones is no mistake that an honest server makes.
    for (const { address } of found) checkAddress(address, host, allowPrivate);
    return found;
  }

  async #ask(host: string, signal: AbortSignal): Promise<readonly Address[]> {
    // A look-up cannot be broken off, only left alone.
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    });
    const found = await Promise.race([this.resolve(host), aborted]);
    this.#known.set(host, { found, until: Date.now() + NAME_MS });
    return found;
  }
}

/** Answers with what was looked up and checked before: nothing is asked between the check and the connection. */
function fixed(found: readonly Address[]): LookupFunction {
  return (_host, options, callback) => {
    const [first] = found;
    if (options.all === true) callback(null, [...found]);
    else callback(null, first?.address ?? '', first?.family);
  };
}

function checkAddress(address: string, host: string, allowPrivate: boolean): void {
  const kind = addressKind(address);
  if (kind === 'never') throw refused(fetchWords.neverAddress(host));
  if (kind === 'private' && !allowPrivate) throw refused(fetchWords.privateAddress(host));
}

/** Fields that belong to one connection, or that no longer hold once a body is unpacked. */
const NOT_PASSED = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'keep-alive',
  'set-cookie',
  'trailer',
  'transfer-encoding',
]);

function replyOf(answer: IncomingMessage, method: string, host: string): Reply {
  const headers: (readonly [string, string])[] = [];
  const raw = answer.rawHeaders;
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = String(raw[at]).toLowerCase();
    if (!NOT_PASSED.has(name)) headers.push([name, String(raw[at + 1])]);
  }
  const status = answer.statusCode ?? 0;
  if (status < 200 || status > 599) {
    answer.destroy();
    throw new FetchRefusal('unavailable', fetchWords.brokeOff(host));
  }
  const hasBody = method !== 'HEAD' && status !== 204 && status !== 304;
  const body = hasBody ? unpacked(answer, host) : answer;
  // Whoever reads it hears of its errors; before and after that they are nobody's.
  body.on('error', () => {});
  return { status, statusText: answer.statusMessage ?? '', headers, body };
}

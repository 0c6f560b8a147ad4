import {
  FETCH_LIMITS,
  type AddedOrigin,
  type FetchLimits,
  type FetchLine,
  type Transport,
} from '../src/index.js';
import { LiveTransport, type Resolve } from '../src/broker/index.js';
import { FetchBroker } from '../src/broker/fetch-broker.js';
import { limitedBody } from '../src/broker/limited-body.js';
import { OriginGates } from '../src/broker/origin-gate.js';
import { OriginRules } from '../src/broker/origin-rules.js';
import type { Ask } from '../src/broker/wire-request.js';
import { Redactor } from '../src/redact.js';

export interface BrokerOptions {
  readonly network?: ConstructorParameters<typeof OriginRules>[0]['network'];
  /** Origins that an administrator has named as private. */
  readonly named?: readonly string[];
  readonly added?: readonly AddedOrigin[];
  readonly resolve?: Resolve;
  readonly transport?: Transport;
  readonly limits?: Partial<FetchLimits>;
  readonly secrets?: Record<string, string>;
  /** Keeps to the rules' requests a minute. */
  readonly paced?: boolean;
}

export interface TestBroker {
  readonly lines: FetchLine[];
  readonly broker: FetchBroker;
  /** Asks and reads the whole answer. */
  fetch(ask: Partial<Ask> & { url: string }, signal?: AbortSignal): Promise<TestAnswer>;
}

export interface TestAnswer {
  readonly status: number;
  readonly url: string;
  readonly redirected: boolean;
  readonly headers: Record<string, string>;
  readonly text: string;
}

const QUICK = { backoffMs: 1, longestWaitMs: 5_000 };
/** Tests of anything else than the pace do not wait. */
const OPEN = { requestsPerMinute: 100_000, concurrency: 8 };

/** A broker without a child, that asks the network. */
export function openBroker(options: BrokerOptions): TestBroker {
  const lines: FetchLine[] = [];
  const added = [
    ...(options.added ?? []),
    ...(options.named ?? []).map((origin) => ({ origin, allowPrivate: true })),
  ];
  const gates = new OriginGates();
  const limits = { ...FETCH_LIMITS, ...QUICK, ...options.limits };
  const broker = new FetchBroker({
    rules: new OriginRules({ network: options.network ?? [], networkFromConfig: ['baseUrl'] }, added),
    gate: (rule) => gates.of('test', { ...rule, ...(options.paced === true ? {} : OPEN) }),
    transport: options.transport ?? new LiveTransport(options.resolve),
    limits,
    userAgent: 'Fairshift/test',
    redactor: new Redactor(options.secrets),
    onLine: (line) => void lines.push(line),
  });
  const fetch: TestBroker['fetch'] = async (ask, signal = new AbortController().signal) => {
    const whole: Ask = { method: 'GET', headers: [], redirect: 'follow', ...ask };
    const { reply, trip, url, redirected } = await broker.answer(whole, signal);
    const pieces: Uint8Array[] = [];
    try {
      for await (const piece of limitedBody(reply, url.host, limits, signal)) {
        pieces.push(piece);
        trip.bytes += piece.length;
      }
      trip.end('answered');
    } catch (error) {
      trip.end('failed', (error as Error).message);
      throw error;
    }
    const { status, headers } = reply;
    const text = Buffer.concat(pieces).toString('utf8');
    return { status, url: url.href, redirected, headers: Object.fromEntries(headers), text };
  };
  return { lines, broker, fetch };
}

/** A rule for an origin of a manifest. */
export const rule = (origin: string, methods: ('GET' | 'HEAD' | 'POST')[] = ['GET']) => ({
  origin,
  methods,
  requestsPerMinute: 600,
  concurrency: 8,
});

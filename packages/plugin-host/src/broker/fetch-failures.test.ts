import type { RequestListener, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import { openBroker, type BrokerOptions, type TestBroker } from '../../test/brokers.js';
import { serve, type TestServer } from '../../test/servers.js';
import { OriginGate } from './origin-gate.js';
import { retryAfterMs } from './retry.js';

const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function open(
  listener: RequestListener,
  options: BrokerOptions = {},
): Promise<TestBroker & { origin: string; url: string }> {
  const server = await serve(listener);
  servers.push(server);
  const { origin } = server;
  return { ...openBroker({ named: [origin], ...options }), origin, url: `${origin}/` };
}

/** Answers each request with the next of some statuses, and tells when each came. */
function inTurn(statuses: readonly number[], headers: Record<string, string> = {}) {
  const times: number[] = [];
  const listener: RequestListener = (_request, response) => {
    const status = statuses[times.length] ?? 200;
    times.push(performance.now());
    response.writeHead(status, status === 200 ? {} : headers).end(String(status));
  };
  return { listener, times };
}

describe('a server that cannot answer now', () => {
  it.each([429, 503])('is asked again after %s, when it said', async (status) => {
    const { listener, times } = inTurn([status], { 'retry-after': '1' });
    const { fetch, url, lines } = await open(listener);
    expect((await fetch({ url, method: 'POST' })).status).toBe(200);
    const [first = 0, second = 0] = times;
    expect(second - first).toBeGreaterThanOrEqual(990);
    expect(lines.map((line) => [line.status, line.outcome])).toEqual([
      [status, 'answered'],
      [200, 'answered'],
    ]);
  });

  it.each([
    ['a safe request is asked again after 500', 'GET', [500, 502, 504], 200, 4],
    ['another is not', 'POST', [500], 500, 1],
    ['and none is more than three times', 'GET', [500, 500, 500, 500, 500], 500, 4],
    ['nor after an answer that says no', 'GET', [404], 404, 1],
    ['nor after one that refuses', 'GET', [401], 401, 1],
  ])('%s', async (_what, method, statuses, status, times) => {
    const server = inTurn(statuses);
    const { fetch, url } = await open(server.listener);
    expect((await fetch({ url, method })).status).toBe(status);
    expect(server.times).toHaveLength(times);
  });

  it('is not waited for when it asks for long: the run is told, and nobody else asks meanwhile', async () => {
    const { listener, times } = inTurn([429], { 'retry-after': '3600' });
    const { fetch, url, broker, lines } = await open(listener);
    expect((await fetch({ url })).status).toBe(429);
    expect(broker.retryAfterMs).toBeGreaterThan(3_590_000);
    await expect(fetch({ url })).rejects.toMatchObject({
      kind: 'rate-limited',
      message: `${new URL(url).host} asks to wait 60 minutes before the next request.`,
      options: { retryAfterMs: expect.any(Number) },
    });
    expect(times).toHaveLength(1);
    expect(lines.at(-1)).toMatchObject({ outcome: 'refused' });
  });

  it('says when by seconds or by a date', () => {
    const at = (value: string) => retryAfterMs([['retry-after', value]], Date.parse('2026-01-01T00:00:00Z'));
    expect([
      at('0'),
      at('120'),
      at('Thu, 01 Jan 2026 00:01:00 GMT'),
      at('Wed, 31 Dec 2025 00:00:00 GMT'),
    ]).toEqual([0, 120_000, 60_000, 0]);
    expect([at('soon'), at(''), at('-5'), at('999999999')]).toEqual([
      undefined,
      undefined,
      expect.any(Number),
      86_400_000,
    ]);
  });
});

describe('a server that fails', () => {
  it('is said to be unreachable when nobody listens or nobody knows its name', async () => {
    const { fetch, url } = await open(() => {});
    await servers.splice(0)[0]?.close();
    await expect(fetch({ url })).rejects.toMatchObject({
      kind: 'unavailable',
      message: `${new URL(url).host} could not be reached. Try again later.`,
    });
    const nowhere = openBroker({ added: [{ origin: 'https://no.example.org' }], resolve: async () => [] });
    await expect(nowhere.fetch({ url: 'https://no.example.org/' })).rejects.toMatchObject({
      kind: 'unavailable',
      message: /^There is no computer called no\.example\.org/,
    });
  });

  it('is not trusted when its certificate is not', async () => {
    const { url, lines } = await open((_request, response) => response.end());
    const origin = url.replace('http:', 'https:').slice(0, -1);
    const strict = openBroker({ named: [origin] });
    await expect(strict.fetch({ url: origin })).rejects.toMatchObject({ kind: 'unavailable' });
    expect([strict.lines.length, lines.length]).toEqual([1, 0]);
  });

  it('has so long to begin, to go on, and to send what it sends', async () => {
    // One short limit at a time: on a busy computer none of the others may come first.
    const silent = await open(() => {}, { limits: { answerMs: 150, retries: 0 } });
    await expect(silent.fetch({ url: silent.url })).rejects.toThrow('did not answer within 0.15 seconds');
    const stalls = await open((_request, response) => void response.write('begin'), {
      limits: { idleMs: 150, retries: 0 },
    });
    await expect(stalls.fetch({ url: stalls.url })).rejects.toThrow('sent its answer too slowly');
    const drips = await open(
      (_request, response) => {
        const timer = setInterval(() => response.write('.'), 50);
        response.on('close', () => clearInterval(timer));
      },
      { limits: { graceMs: 400, retries: 0 } },
    );
    await expect(drips.fetch({ url: drips.url })).rejects.toThrow('sent its answer too slowly');
  });

  it('may not send more than the limit, packed or not', async () => {
    const limits = { responseBytes: 1024 * 1024 };
    const words = 'answered with more than 1 MB, which is the most that is read';
    const endless = await open(
      (_request, response) => {
        const piece = Buffer.alloc(65_536);
        const more = () => {
          while (response.write(piece));
        };
        response.on('drain', more);
        more();
      },
      { limits },
    );
    await expect(endless.fetch({ url: endless.url })).rejects.toMatchObject({
      kind: 'data',
      message: expect.stringContaining(words),
    });
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    const packed = await open(
      (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
      { limits },
    );
    await expect(packed.fetch({ url: packed.url })).rejects.toThrow(words);
    expect(packed.lines).toMatchObject([
      { outcome: 'failed', status: 200, reason: expect.stringContaining(words) },
    ]);
    expect(packed.lines[0]?.bytes).toBeLessThanOrEqual(1024 * 1024);
  });

  it.each<[string, RequestListener]>([
    [
      'in the middle',
      (_request, response) => {
        response.writeHead(200, { 'content-length': 100 }).write('half');
        setTimeout(() => response.destroy(), 50);
      },
    ],
    [
      'in the middle of a packed answer',
      (_request, response) =>
        response
          .writeHead(200, { 'content-encoding': 'gzip' })
          .end(gzipSync('x'.repeat(999)).subarray(0, 20)),
    ],
    [
      'with what is no answer',
      (_request, response) => {
        response.socket?.end('HTTP/1.1 999 Odd\r\ncontent-length: 0\r\n\r\n');
      },
    ],
  ])('breaks off %s', async (_where, listener) => {
    const { fetch, url, lines } = await open(listener, { limits: { retries: 0 } });
    await expect(fetch({ url })).rejects.toMatchObject({
      kind: 'unavailable',
      message: `${new URL(url).host} broke off its answer. Try again later.`,
    });
    expect(lines).toMatchObject([{ outcome: 'failed' }]);
  });

  it('packs its answer in a way that nobody knows', async () => {
    const { fetch, url } = await open((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'odd' }).end('x'),
    );
    await expect(fetch({ url })).rejects.toMatchObject({ kind: 'data' });
  });
});

describe('the pace of requests to one origin', () => {
  const DAY = { concurrency: 2, requestsPerMinute: 600 };

  it('is no more at once than the rule says', async () => {
    const open = new Set<ServerResponse>();
    let most = 0;
    const server = await serve((_request, response) => {
      open.add(response);
      most = Math.max(most, open.size);
      // Answers once as many as may be are there; a third would come meanwhile.
      if (open.size < DAY.concurrency) return;
      setTimeout(() => {
        for (const each of open) each.end('x');
        open.clear();
      }, 30);
    });
    servers.push(server);
    const network = [{ origin: server.origin, methods: ['GET' as const], ...DAY }];
    const { fetch } = openBroker({ network, named: [server.origin], paced: true });
    await Promise.all(Array.from({ length: 8 }, (_, at) => fetch({ url: `${server.origin}/${at}` })));
    expect(most).toBe(2);
  });

  it('is a burst of a tenth of a minute, then even', async () => {
    const clock = {
      now: 5_000,
      read: () => clock.now,
      sleep: (ms: number) => Promise.resolve(void (clock.now += ms)),
    };
    const gate = new OriginGate(
      { origin: 'https://x.example', concurrency: 8, requestsPerMinute: 60 },
      clock,
    );
    const times: number[] = [];
    for (let at = 0; at < 61; at++) {
      (await gate.enter(new AbortController().signal, 60_000))();
      times.push(clock.now - 5_000);
    }
    // 6 at once and 55 in the minute that follows, one each 1,091 ms.
    expect(times.slice(0, 8)).toEqual([0, 0, 0, 0, 0, 0, 1_091, 2_182]);
    expect(times.at(-1)).toBeGreaterThan(59_990);
    expect(times.at(-1)).toBeLessThan(60_100);
  });

  it('is kept over the network too', async () => {
    const { listener, times } = inTurn([]);
    const server = await serve(listener);
    servers.push(server);
    const network = [
      { origin: server.origin, methods: ['GET' as const], concurrency: 8, requestsPerMinute: 600 },
    ];
    const { fetch } = openBroker({ network, named: [server.origin], paced: true });
    const began = performance.now();
    await Promise.all(Array.from({ length: 65 }, (_, at) => fetch({ url: `${server.origin}/${at}` })));
    expect(times).toHaveLength(65);
    // 60 at once, then 9 in a second.
    expect(performance.now() - began).toBeGreaterThan(500);
  });

  it('ends with the run: who waits for a turn is let go, and asks nothing', async () => {
    const { fetch, url, lines } = await open(() => {});
    const stop = new AbortController();
    const all = Array.from({ length: 10 }, () =>
      fetch({ url }, stop.signal).catch((error: unknown) => error),
    );
    setTimeout(() => stop.abort(new Error('over')), 100);
    expect((await Promise.all(all)).map(String)).toEqual(all.map(() => 'Error: over'));
    expect(lines.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 8 }, () => 'stopped'));
  });
});

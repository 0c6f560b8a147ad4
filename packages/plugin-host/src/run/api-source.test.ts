import type { RequestListener } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serve, type TestServer } from '../../test/servers.js';
import { openTinyHost, sourceText, type TinyHost } from '../../test/tiny-plugin.js';
import { CHECK_LIMITS, FETCH_LIMITS } from '../broker/fetch-limits.js';
import type { FetchLine } from '../broker/fetch-line.js';
import type { RunRequest } from './run-request.js';

const MEGABYTE = 1024 * 1024;
const KEY = 'k3y-of-the-connection';
const SECRETS = { key: KEY };

/** Does what its settings say, and tells what came of it in a log line. */
const API = sourceText(
  `
  const { base, deed = 'pages' } = ctx.config;
  const key = ctx.secrets.key;
  const tell = (said) => ctx.log.info('told', { said });
  const deeds = {
    async json() {
      const response = await ctx.fetch(base + '/json?key=' + encodeURIComponent(key), { headers: { authorization: 'Bearer ' + key } });
      tell({ status: response.status, ok: response.ok, url: response.url.length, type: response.headers.get('content-type'), real: response instanceof Response, json: await response.json() });
    },
    async post() {
      const response = await ctx.fetch(new Request(base + '/echo', { method: 'POST', body: new URLSearchParams({ a: 'b' }) }));
      tell(await response.text());
    },
    async empty() {
      const response = await ctx.fetch(base + '/204');
      tell([response.status, response.body, await response.text()]);
    },
    async large() {
      const response = await ctx.fetch(base + '/large');
      let bytes = 0; let pieces = 0;
      for await (const piece of response.body) { bytes += piece.length; pieces++; }
      tell({ bytes, streamed: pieces > 10 });
    },
    async leaves() {
      const response = await ctx.fetch(base + '/large');
      const reader = response.body.getReader();
      await reader.read();
      await reader.cancel();
      tell((await (await ctx.fetch(base + '/json')).json()).ok);
    },
    async many() {
      const all = await Promise.all(Array.from({ length: 45 }, async (_, at) => (await ctx.fetch(base + '/json?' + at)).json()));
      tell(all.length);
    },
    async unread() {
      for (let at = 0; at < 40; at++) await ctx.fetch(base + '/json?' + at);
      tell('asked');
    },
    async stops() {
      const stop = new AbortController();
      setTimeout(() => stop.abort(), 100);
      tell(await ctx.fetch(base + '/silent', { signal: stop.signal }).catch((error) => error.name));
    },
    async refused() {
      const error = await ctx.fetch('https://169.254.169.254/').catch((caught) => caught);
      tell([error.name, error.kind, error.message]);
    },
    async waits() { await ctx.fetch(base + '/silent'); },
    async limited() {
      const response = await ctx.fetch(base + '/429');
      throw Object.assign(new Error('Too many requests.'), { name: 'PluginError', kind: 'rate-limited' });
    },
    async gone() { await ctx.fetch('http://127.0.0.1:1/'); },
  };
  await deeds[deed]();
`,
  `async check(ctx) {
     const response = await ctx.fetch(ctx.config.base + (ctx.config.path ?? '/json'));
     if (response.status === 401) return { ok: false, reason: 'authorisation', message: 'The key is refused.' };
     return { ok: true, detail: 'status ' + response.status };
   },`,
);

/** Called when a request comes that is never answered. */
let heardSilent = () => {};

const answers: RequestListener = (request, response) => {
  const [path] = request.url?.split('?') ?? [];
  if (path === '/json') {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, authorization: request.headers.authorization ?? null }));
  } else if (path === '/echo') request.pipe(response);
  else if (path === '/204') response.writeHead(204).end();
  else if (path === '/large') {
    const piece = Buffer.alloc(MEGABYTE, 'x');
    let left = 24;
    const more = () => {
      while (left > 0 && response.write(piece)) left--;
      if (left === 0) response.end();
      left--;
    };
    response.on('drain', () => left >= 0 && more());
    more();
  } else if (path === '/401') response.writeHead(401).end();
  else if (path === '/429') response.writeHead(429, { 'retry-after': '1800' }).end();
  else if (path === '/silent') heardSilent();
  else response.writeHead(404).end();
};

let tiny: TinyHost;
let server: TestServer;
beforeAll(async () => {
  server = await serve(answers);
  const { origin } = server;
  const rule = { origin, methods: ['GET', 'POST'], requestsPerMinute: 600, concurrency: 8 };
  const permissions = { network: [rule], networkFromConfig: ['base'] };
  tiny = await openTinyHost({ api: API }, { memoryMb: 64, permissions });
});
afterAll(() => server.close());

const request = (deed: string, more: Partial<RunRequest> = {}): RunRequest => ({
  source: { pluginId: 'test.api', sourceId: 'tiny' },
  config: { base: server.origin, deed },
  secrets: SECRETS,
  origins: [{ origin: server.origin, allowPrivate: true }],
  ...more,
});

interface Outcome {
  readonly said: unknown;
  readonly lines: readonly FetchLine[];
  readonly error?: unknown;
}

async function run(deed: string, more: Partial<RunRequest> = {}): Promise<Outcome> {
  tiny.lines.length = 0;
  const lines: FetchLine[] = [];
  const onFetch = (line: FetchLine) => void lines.push(line);
  try {
    const started = await tiny.host.start(request(deed, { onFetch, ...more }));
    for await (const batch of started.batches) expect(batch.last).toBe(true);
  } catch (error) {
    return { said: undefined, lines, error };
  }
  const told = tiny.lines.find((line) => line.includes('told {')) ?? '';
  const { message } = JSON.parse(told.slice(told.indexOf('{'))) as { message: string };
  return { said: (JSON.parse(message.slice('told '.length)) as { said: unknown }).said, lines };
}

describe('the fetch of a source', () => {
  it('answers with a real response, and tells no secret', async () => {
    const { said, lines } = await run('json');
    expect(said).toEqual({
      status: 200,
      ok: true,
      url: `${server.origin}/json?key=${KEY}`.length,
      type: 'application/json',
      real: true,
      json: { ok: true, authorization: 'Bearer [secret]' },
    });
    expect(lines).toMatchObject([
      { method: 'GET', origin: server.origin, path: '/json?key=[secret]', status: 200, outcome: 'answered' },
    ]);
    expect(tiny.lines.join()).toContain('a source asked the network');
    expect(tiny.lines.join()).not.toContain(KEY);
  });

  it.each([
    ['post', 'a=b'],
    ['empty', [204, null, '']],
    ['large', { bytes: 24 * MEGABYTE, streamed: true }],
    ['leaves', true],
    ['many', 45],
    ['unread', 'asked'],
    ['stops', 'AbortError'],
    [
      'refused',
      [
        'PluginError',
        'configuration',
        expect.stringMatching(/^This source asked for https:\/\/169\.254\.169\.254, and it may use /),
      ],
    ],
  ])(
    'does what a fetch does: %s',
    async (deed, said) => {
      expect((await run(deed)).said).toEqual(said);
    },
    60_000,
  );

  it('ends with the run, and asks nothing after it', async () => {
    const stop = new AbortController();
    let began = 0;
    heardSilent = () => {
      began = performance.now();
      stop.abort();
    };
    const { error, lines } = await run('waits', { signal: stop.signal });
    expect(error).toMatchObject({ code: 'stopped' });
    expect(performance.now() - began).toBeLessThan(15_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(lines.map(({ outcome }) => outcome)).toEqual(['stopped']);
  });
});

describe('a failure of the network', () => {
  it('says when to come again, also where the source forgot to', async () => {
    const { error } = await run('limited', { origins: [{ origin: server.origin, allowPrivate: true }] });
    expect(error).toMatchObject({
      code: 'source-failed',
      kind: 'rate-limited',
      message: 'Too many requests.',
    });
    const { retryAfterMs } = error as { retryAfterMs?: number };
    expect(retryAfterMs).toBeGreaterThan(1_700_000);
    expect(retryAfterMs).toBeLessThanOrEqual(1_800_000);
  });

  it('is the sentence of the run when the source does not catch it', async () => {
    const { error } = await run('gone', {
      origins: [{ origin: 'http://127.0.0.1:1', allowPrivate: true }],
    });
    expect(error).toMatchObject({
      code: 'source-failed',
      kind: 'unavailable',
      message: '127.0.0.1:1 could not be reached. Try again later.',
    });
  }, 60_000);
});

describe('a test of a connection', () => {
  // Its own origin: a server that asked to wait is asked nothing.
  let fresh: TestServer;
  beforeAll(async () => {
    fresh = await serve(answers);
  });
  afterAll(() => fresh.close());
  const ask = (base: string, path: string) =>
    tiny.host.check(request('', { config: { base, path }, origins: [{ origin: base, allowPrivate: true }] }));

  it('says that it works, that the key is wrong, or that nobody answers', async () => {
    expect(await ask(fresh.origin, '/json')).toEqual({ ok: true, detail: 'status 200' });
    expect(await ask(fresh.origin, '/401')).toEqual({
      ok: false,
      reason: 'authorisation',
      message: 'The key is refused.',
    });
    expect(await ask('http://127.0.0.1:1', '/')).toMatchObject({ ok: false, reason: 'unavailable' });
    expect(await ask('https://10.9.8.7', '/').catch(String)).toMatchObject({ ok: false });
  }, 60_000);

  it('gives up when a server keeps silent', async () => {
    const { host } = await openTinyHost(
      { api: API },
      { permissions: { networkFromConfig: ['base'] }, fetchLimits: { answerMs: 200 } },
    );
    const { origin } = fresh;
    const asked = request('', {
      config: { base: origin, path: '/silent' },
      origins: [{ origin, allowPrivate: true }],
    });
    expect(await host.check(asked)).toEqual({
      ok: false,
      reason: 'unavailable',
      message: `${new URL(origin).host} did not answer within 0.2 seconds. Try again later.`,
    });
  });

  it('has the time for two tries within its 10 seconds', () => {
    const { answerMs = 0, retries = 0, longestWaitMs = 0 } = CHECK_LIMITS;
    expect(answerMs * (retries + 1) + retries * Math.max(longestWaitMs, FETCH_LIMITS.backoffMs)).toBeLessThan(
      8_000,
    );
  });
});

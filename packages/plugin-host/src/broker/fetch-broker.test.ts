import type { RequestListener } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import { openBroker, rule, type BrokerOptions, type TestBroker } from '../../test/brokers.js';
import { serve, type TestServer } from '../../test/servers.js';

const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

/** A server that an administrator has named, and a broker that may use it. */
async function open(
  listener: RequestListener,
  options: BrokerOptions = {},
): Promise<TestBroker & { origin: string }> {
  const server = await serve(listener);
  servers.push(server);
  return { ...openBroker({ named: [server.origin], ...options }), origin: server.origin };
}

describe('a request that is allowed', () => {
  it('goes out with what the source said, and comes back with what the server said', async () => {
    const { fetch, lines, origin } = await open((request, response) => {
      const { method, url, headers } = request;
      let body = '';
      request.on('data', (piece) => (body += piece));
      request.on('end', () => {
        response.writeHead(200, { 'content-type': 'text/x', 'set-cookie': 'a=1', 'x-next': 'yes' });
        response.end(JSON.stringify({ method, url, body, headers }));
      });
    });
    const headers = [
      ['X-Own', 'mine'],
      ['Host', 'evil.example'],
      ['Content-Length', '1'],
      ['Transfer-Encoding', 'chunked'],
      ['X-Forwarded-For', '1.2.3.4'],
    ] as const;
    const answer = await fetch({
      url: `${origin}/a/b?c=d#e`,
      method: 'post',
      headers,
      body: Buffer.from('hello'),
    });
    const seen = JSON.parse(answer.text) as { headers: Record<string, string> };
    expect(seen).toMatchObject({ method: 'POST', url: '/a/b?c=d', body: 'hello' });
    expect(seen.headers).toMatchObject({
      'x-own': 'mine',
      host: new URL(origin).host,
      'content-length': '5',
      'user-agent': 'Fairshift/test',
    });
    expect(Object.keys(seen.headers)).not.toContain('x-forwarded-for');
    expect(answer).toMatchObject({ status: 200, redirected: false, url: `${origin}/a/b?c=d#e` });
    expect(answer.headers).toMatchObject({ 'content-type': 'text/x', 'x-next': 'yes' });
    expect(answer.headers).not.toHaveProperty('set-cookie');
    const { length } = answer.text;
    expect(lines).toEqual([
      {
        at: expect.stringMatching(/^\d{4}-.*Z$/),
        method: 'POST',
        origin,
        path: '/a/b?c=d',
        status: 200,
        bytes: length,
        ms: expect.any(Number),
        outcome: 'answered',
      },
    ]);
  });

  it('is told of without its secrets', async () => {
    const { fetch, lines, origin } = await open((_request, response) => response.end(), {
      secrets: { a: 'tops3cret' },
    });
    await fetch({ url: `${origin}/tops3cret/x?year=2024&apikey=other&q=${encodeURIComponent('tops3cret')}` });
    expect(lines[0]?.path).toBe('/[secret]/x?year=2024&apikey=[secret]&q=[secret]');
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('may be answered with %s', async (encoding, pack) => {
    const { fetch, origin } = await open((_request, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(pack('packed'.repeat(9_000))),
    );
    const { text, headers } = await fetch({ url: `${origin}/` });
    expect([text.length, headers['content-encoding']]).toEqual([54_000, undefined]);
  });

  it('keeps its connection for the next', async () => {
    const { fetch, origin } = await open((_request, response) => response.end('x'));
    for (let times = 0; times < 5; times++) await fetch({ url: `${origin}/${times}` });
    expect(servers[0]?.connections).toBe(1);
  });
});

describe('a request that is not allowed', () => {
  const https = 'https://data.example.org';
  it.each([
    ['without a network', {}, https, 'GET', 'This source is not allowed to use the network.'],
    [
      'to another origin',
      { network: [rule(https)] },
      'https://other.example',
      'GET',
      `This source asked for https://other.example, and it may use ${https} only. Check the address in the settings of the connection.`,
    ],
    [
      'by another method',
      { network: [rule(https)] },
      https,
      'POST',
      `This source may not send POST to ${https}.`,
    ],
    [
      'without https',
      { network: [rule('http://data.example.org')] },
      'http://data.example.org',
      'GET',
      'http://data.example.org is not an address that begins with https. Use one, or ask a system administrator to name this one as private.',
    ],
    [
      'to an added origin without https',
      { added: [{ origin: 'http://data.example.org' }] },
      'http://data.example.org',
      'GET',
      'http://data.example.org is not an address that begins with https. Use one, or ask a system administrator to name this one as private.',
    ],
    [
      'to a private network',
      { added: [{ origin: 'https://10.1.2.3' }] },
      'https://10.1.2.3',
      'GET',
      '10.1.2.3 lies in a private network, where no source may look. A system administrator may name this address to allow it.',
    ],
  ])('%s is refused in a sentence', async (_what, options, url, method, words) => {
    const { fetch, lines } = openBroker(options);
    await expect(fetch({ url, method })).rejects.toMatchObject({ kind: 'configuration', message: words });
    expect(lines).toMatchObject([
      { method, origin: url, path: '/', outcome: 'refused', reason: words, bytes: 0 },
    ]);
  });

  it('has too large a body, or a header that is none', async () => {
    const { fetch, origin } = await open((_request, response) => response.end(), {
      limits: { requestBytes: 1024 },
    });
    const url = `${origin}/`;
    await expect(fetch({ url, method: 'POST', body: new Uint8Array(1025) })).rejects.toThrow(
      'more than 1 kB at once',
    );
    await expect(fetch({ url, headers: [['x', 'a\r\ny: b']] })).rejects.toThrow(
      'a header that is not allowed',
    );
    await expect(fetch({ url, headers: [['x y', 'a']] })).rejects.toThrow('a header that is not allowed');
    expect(servers[0]?.connections).toBe(0);
  });
});

describe('a redirect', () => {
  const redirecting: RequestListener = (request, response) => {
    const [, status, to] = /^\/(\d+)\/(.*)$/.exec(request.url ?? '') ?? [];
    if (status !== undefined) response.writeHead(Number(status), { location: `/${to}` }).end('gone');
    else
      response.end(
        `${request.method} ${request.url} ${request.headers.authorization ?? '-'} ${request.headers['content-type'] ?? '-'}`,
      );
  };
  const headers = [
    ['authorization', 'Bearer t0ken-of-mine'],
    ['content-type', 'a/b'],
  ] as const;

  it('is followed, and each step is told of', async () => {
    const { fetch, lines, origin } = await open(redirecting);
    expect(await fetch({ url: `${origin}/301/302/end`, headers })).toMatchObject({
      text: 'GET /end Bearer t0ken-of-mine a/b',
      url: `${origin}/end`,
      redirected: true,
    });
    expect(lines.map(({ path, status }) => [path, status])).toEqual([
      ['/301/302/end', 301],
      ['/302/end', 302],
      ['/end', 200],
    ]);
  });

  it('makes a POST a GET where browsers do, and keeps it elsewhere', async () => {
    const { fetch, origin } = await open(redirecting);
    const post = { method: 'POST', body: Buffer.from('x'), headers };
    expect((await fetch({ url: `${origin}/303/end`, ...post })).text).toBe('GET /end Bearer t0ken-of-mine -');
    expect((await fetch({ url: `${origin}/308/end`, ...post })).text).toBe(
      'POST /end Bearer t0ken-of-mine a/b',
    );
  });

  it('takes no name and password to another origin', async () => {
    const other = await serve(redirecting);
    servers.push(other);
    const first = await serve((_request, response) =>
      response.writeHead(302, { location: `${other.origin}/end` }).end(),
    );
    servers.push(first);
    const { fetch } = openBroker({ named: [first.origin, other.origin] });
    expect((await fetch({ url: `${first.origin}/`, headers })).text).toBe('GET /end - a/b');
  });

  it('is given back, or refused, when the source asks for that', async () => {
    const { fetch, origin } = await open(redirecting);
    const url = `${origin}/302/end`;
    expect(await fetch({ url, redirect: 'manual' })).toMatchObject({
      status: 302,
      text: 'gone',
      headers: { location: '/end' },
    });
    await expect(fetch({ url, redirect: 'error' })).rejects.toThrow(
      'to another address, which it did not expect',
    );
  });

  it('is followed five times', async () => {
    const { fetch, origin } = await open(redirecting);
    expect((await fetch({ url: `${origin}${'/302'.repeat(5)}/end` })).text).toContain('GET /end');
    await expect(fetch({ url: `${origin}${'/302'.repeat(6)}/end` })).rejects.toThrow('without an end');
  });
});

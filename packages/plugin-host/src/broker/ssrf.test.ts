import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openBroker, rule } from '../../test/brokers.js';
import { serve, type TestServer } from '../../test/servers.js';
import type { Resolve } from './live-transport.js';

/** Listens where nobody may come. On every address of this computer, so that 0.0.0.0 and names lead to it too. */
let canary: TestServer;
/** An administrator has named this one. */
let named: TestServer;
beforeAll(async () => {
  canary = await serve((_request, response) => response.end('the canary'), '::');
  named = await serve((request, response) => {
    const to = decodeURIComponent(request.url?.slice(1) ?? '');
    // The bytes as they are: a header may hold no other letters.
    response.writeHead(302, { location: Buffer.from(to).toString('latin1') }).end();
  });
});
afterAll(async () => {
  await canary.close();
  await named.close();
});
beforeEach(() => {
  canary.connections = 0;
});

/** Ways to write this computer, with the canary's port. */
const HOSTS = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '0177.0.0.1',
  '017700000001',
  '127.0.0.1.',
  '127.000.000.001',
  '0',
  '0.0.0.0',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[0:0:0:0:0:ffff:127.0.0.1]',
  '[::127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[2002:7f00:1::]',
  'localhost',
  'localhost.',
  'LOCALHOST',
  'lOcAlHoSt',
  '①②⑦.⓪.⓪.①',
  '127。0。0。1',
  'ip6-localhost',
];
/** Names that somebody else's server of names answers as it likes. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  'loopback.example.org': ['127.0.0.1'],
  'six.example.org': ['::1'],
  'mapped.example.org': ['::ffff:127.0.0.1'],
  'mixed.example.org': ['93.184.215.14', '127.0.0.1'],
  'zero.example.org': ['0.0.0.0'],
  'metadata.example.org': ['169.254.169.254'],
  'ten.example.org': ['10.0.0.1'],
  'shared.example.org': ['100.64.0.1'],
  'unique.example.org': ['fd00::1'],
  'none.example.org': [],
  localhost: ['127.0.0.1', '::1'],
  'localhost.': ['127.0.0.1'],
  'ip6-localhost': ['::1'],
};
const resolve: Resolve = async (host) =>
  (NAMES[host] ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

const urls = (): string[] => [...HOSTS, ...Object.keys(NAMES)].map((host) => `//${host}:${canary.port}/`);

describe('addresses inside the network', () => {
  it('are heard by the canary when nothing keeps a request back', async () => {
    for (const host of ['127.0.0.1', '[::1]']) await fetch(`http://${host}:${canary.port}/`);
    expect(canary.connections).toBeGreaterThan(0);
    canary.connections = 0;
    const open = openBroker({ named: [`http://localhost:${canary.port}`], resolve });
    const { text } = await open.fetch({ url: `http://localhost:${canary.port}/` });
    // Where the first address is slow, Node tries the next.
    expect([text, canary.connections > 0]).toEqual(['the canary', true]);
  });

  it('are not reached when the manifest names another origin', async () => {
    const { fetch: ask, lines } = openBroker({ network: [rule('https://data.example.org')], resolve });
    const asked = urls().flatMap((url) => [`http:${url}`, `https:${url}`]);
    for (const url of asked) await expect(ask({ url })).rejects.toMatchObject({ code: 'fetch-refused' });
    expect(canary.connections).toBe(0);
    expect(lines.map(({ outcome }) => outcome)).toEqual(asked.map(() => 'refused'));
  });

  it.each(['http', 'https'])(
    'are not reached over %s when the manifest names that very origin',
    async (scheme) => {
      for (const url of urls().map((rest) => `${scheme}:${rest}`)) {
        const { origin } = new URL(url);
        const { fetch: ask } = openBroker({ network: [rule(origin)], resolve });
        await expect(ask({ url })).rejects.toMatchObject({ code: 'fetch-refused' });
      }
      expect(canary.connections).toBe(0);
    },
  );

  it.each([
    ['a name and a password', (port: number) => `https://data.example.org@127.0.0.1:${port}/`],
    ['a name and a password of the origin', () => 'https://me:secret@data.example.org/'],
    ['a backslash', (port: number) => `https://127.0.0.1:${port}\\@data.example.org/`],
    ['a hash before the host', (port: number) => `https://127.0.0.1:${port}#@data.example.org/`],
    ['another port', (port: number) => `https://data.example.org:${port}/`],
    ['a longer name', () => 'https://data.example.org.evil.example/'],
    ['a dot at the end', () => 'https://data.example.org./'],
    ['a tab in the middle', (port: number) => `https://127.0.0\t.1:${port}/`],
    ['a file', () => 'file:///etc/passwd'],
    ['data', () => 'data:text/plain,x'],
    ['gopher', (port: number) => `gopher://127.0.0.1:${port}/`],
    ['no address', () => '//'],
  ])('are not reached by %s', async (_what, url) => {
    const { fetch: ask } = openBroker({ network: [rule('https://data.example.org')], resolve });
    await expect(ask({ url: url(canary.port) })).rejects.toMatchObject({ kind: 'configuration' });
    expect(canary.connections).toBe(0);
  });

  it('are not reached by being sent on, from an origin that an administrator named as private', async () => {
    const { fetch: ask, lines } = openBroker({
      named: [named.origin],
      network: [rule('https://loopback.example.org')],
      resolve,
    });
    const targets = [
      ...urls().flatMap((url) => [`http:${url}`, `https:${url}`, url]),
      'http://169.254.169.254/latest/meta-data/',
      'https://metadata.google.internal/',
      'https://loopback.example.org/',
      'file:///etc/passwd',
      'javascript:1',
    ];
    for (const target of targets) {
      const url = `${named.origin}/${encodeURIComponent(target)}`;
      await expect(ask({ url })).rejects.toMatchObject({ code: 'fetch-refused', options: { refused: true } });
    }
    expect(canary.connections).toBe(0);
    expect(lines.at(0)).toMatchObject({
      outcome: 'answered',
      status: 302,
      reason: expect.stringMatching(/sent this source on to/),
    });
  });

  it.each(['169.254.169.254', '0.0.0.0', '[fe80::1]', '[fd00:ec2::254]'])(
    '%s is not reached even where an administrator has named it',
    async (host) => {
      const origin = `http://${host}`;
      const { fetch: ask } = openBroker({ named: [origin] });
      await expect(ask({ url: `${origin}/` })).rejects.toMatchObject({
        message: `${new URL(origin).hostname.replaceAll(/[[\]]/g, '')} is an address inside a computer or its network, where no source may look.`,
      });
    },
  );

  it('are not reached by a name that means something else at the second look', async () => {
    const asked: string[] = [];
    const turning: Resolve = async (host) => {
      asked.push(host);
      // A public address that answers nobody, and from then on this computer.
      return [{ address: asked.length === 1 ? '203.0.114.1' : '127.0.0.1', family: 4 }];
    };
    const origin = `https://turning.example.org:${canary.port}`;
    const limits = { answerMs: 300, retries: 2 };
    const { fetch: ask } = openBroker({ network: [rule(origin)], resolve: turning, limits });
    await expect(ask({ url: `${origin}/` })).rejects.toMatchObject({ kind: 'unavailable' });
    expect(asked).toEqual(['turning.example.org']);
    expect(canary.connections).toBe(0);
  });
});

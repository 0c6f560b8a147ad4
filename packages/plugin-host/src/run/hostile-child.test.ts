import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SPEAK } from '../../test/pipes.js';
import { FetchBroker } from '../broker/fetch-broker.js';
import { FETCH_LIMITS } from '../broker/fetch-limits.js';
import { OriginGates } from '../broker/origin-gate.js';
import { OriginRules } from '../broker/origin-rules.js';
import { ReplayTransport } from '../broker/index.js';
import { Redactor } from '../redact.js';
import { ChildUsers } from './child-users.js';
import { makeRunFolder } from './run-folder.js';
import { SourceChild } from './source-child.js';

const START = {
  type: 'start',
  operation: 'read',
  bundle: '',
  exportName: 'tiny',
  sourceId: 'tiny',
  config: {},
} as const;
const MEGABYTE = 1024 * 1024;

function brokerOf(): FetchBroker {
  const gates = new OriginGates();
  return new FetchBroker({
    rules: new OriginRules({}),
    gate: (rule) => gates.of('test', rule),
    transport: new ReplayTransport(tmpdir()),
    limits: FETCH_LIMITS,
    userAgent: 'Fairshift/test',
    redactor: new Redactor(),
    onLine: () => {},
  });
}

interface Ended {
  readonly error: unknown;
  readonly lines: readonly string[];
}

/** The end of a child that has broken out of the inner fence and does with the pipe to the host what it likes. */
async function endOf(text: string): Promise<Ended> {
  const work = await mkdtemp(join(tmpdir(), 'fairshift-test-'));
  const program = `${SPEAK} say({ type: 'ready' }); hear(); ${text}; setTimeout(() => {}, 60_000);`;
  const folder = await makeRunFolder(work, false, {
    entry: Buffer.from(program),
    bundles: [Buffer.from('')],
  });
  const lines: string[] = [];
  const line = (message: string, fields?: object) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  const child = await SourceChild.start(
    {
      title: 'Hostile',
      folder,
      users: new ChildUsers(),
      uid: undefined,
      limits: { memoryMb: 256, minutes: 1 },
      log: { debug: () => {}, info: line, warn: line, error: line },
      redactor: new Redactor(),
      broker: brokerOf(),
    },
    START,
  );
  const error = await child.receive('streams').catch((caught: unknown) => caught);
  await child.end();
  return { error, lines };
}

const fetches = (from: string) =>
  `{ type: 'fetch', url: 'https://x.example/', method: 'GET', headers: [], redirect: 'follow', ${from} }`;

describe('a child that owns its pipe', () => {
  it.each([
    [
      'writes what is no message',
      `write(Buffer.concat([Buffer.from([16, 0, 0, 0]), Buffer.alloc(16, 255)]))`,
      'a message that cannot be read',
    ],
    [
      'says that a message of 2 GB comes',
      `write(Buffer.from([255, 255, 255, 127])); for (;;) write(Buffer.alloc(${MEGABYTE}))`,
      'a message of 2147483647 bytes',
    ],
    [
      'floods the host with log lines',
      `const many = Buffer.concat(new Array(2_000).fill(frame({ type: 'log', level: 'info', message: 'x' }))); for (;;) write(many)`,
      'a flood of messages',
    ],
    [
      'floods the host with signs of progress',
      `const many = Buffer.concat(new Array(2_000).fill(frame({ type: 'progress', done: 1 }))); for (;;) write(many)`,
      'a flood of messages',
    ],
    // Whichever comes first: the host takes the first one for an answer, or has too many of them.
    ['floods the host with answers', `for (;;) say({ type: 'batch', batch: {} })`, / batch/],
    [
      'floods the host with requests',
      // Each lot in one piece: one by one they may be refused as fast as they come.
      `const lot = Array.from({ length: 60 }, (_, id) => frame(${fetches('id')})); for (;;) write(Buffer.concat(lot))`,
      'too many requests at once',
    ],
    [
      'asks twice by one number',
      // In one piece: else the first may be over when the second comes.
      `write(Buffer.concat([frame(${fetches('id: 1')}), frame(${fetches('id: 1')})]))`,
      'too many requests at once',
    ],
    [
      'asks with something else than words',
      `say(${fetches('id: 1, url: { href: 1 }')})`,
      'a request that is none',
    ],
    [
      'takes more of an answer than there is',
      `say({ type: 'fetch-more', id: 1, bytes: -5 })`,
      'a request that is none',
    ],
    [
      'says something that there is not',
      `say({ type: 'give-me-the-database' })`,
      'unasked message give-me-the-database',
    ],
    ['says nothing in a known form', `say(null)`, 'unasked message'],
  ])(
    'is stopped when it %s, and the host is none the worse',
    async (_what, text, detail) => {
      const before = process.memoryUsage().rss;
      const { error, lines } = await endOf(text);
      expect(error).toMatchObject({
        code: 'protocol-broken',
        message: expect.stringMatching(
          /^"Hostile" sent something that Fairshift does not accept, and was stopped\. Quote [0-9a-f]{8} /,
        ),
      });
      expect(lines.join('\n')).toMatch(detail);
      expect(process.memoryUsage().rss - before).toBeLessThan(200 * MEGABYTE);
    },
    120_000,
  );

  it('pollutes no prototype of the host', async () => {
    const evil = `JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"type":"streams","streams":[{"__proto__":{"polluted":1}}]}')`;
    const { error } = await endOf(`say({ type: 'progress', done: 1, __proto__: null }); say(${evil})`);
    // An answer in its form: what it holds is for `checkStreams`.
    expect(error).toMatchObject({ type: 'streams' });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it.each([
    ['leaves without a word', `process.exit(0)`, 'crashed'],
    ['closes the pipe and stays', `(await import('node:fs')).closeSync(3); process.exit(3)`, 'crashed'],
  ])('is told of when it %s', async (_what, text, code) => {
    const { error } = await endOf(text);
    expect(error).toMatchObject({
      code,
      message: expect.stringMatching(/^"Hostile" stopped because of a fault of its own\./),
    });
  });
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import { fileOf, openTinyHost, sourceText, type TinyHost } from '../../test/tiny-plugin.js';
import { SourceRunError } from '../errors.js';

const GOOD = sourceText(
  `yield { type: 'rows', provenance, rows: [{ cells: {
    period: '2024-04-01/2024-05-01', practice: 'A1', sex: 'F', age: '25-49', screened: 1, eligible: 2 } }] };`,
  `file: { accepts: ['.csv'], recognise: (head) => ({ score: head.tables ? 2 : 1, because: 'its headings' }) },`,
);

/** What each source does in its \`read\`, and the sentence that the person gets. */
const HOSTILE: Readonly<Record<string, { read: string; rest?: string; says: RegExp; code?: string }>> = {
  'reads-file': {
    read: `const fs = await import('node:fs'); yield fs.readFileSync('/etc/passwd');`,
    says: /^This source tried to reach the files of this computer, and no source may\./,
  },
  'reads-database': {
    read: `const { DatabaseSync } = await import('node:sqlite'); yield new DatabaseSync('/tmp/x.db');`,
    says: /^This source tried to open a database, and no source may\./,
  },
  'reads-environment': {
    read: `yield process.env.DATABASE_URL;`,
    says: /^This source tried to read the environment of this computer, and no source may\./,
  },
  'reads-environment-by-a-detour': {
    read: `yield Function('return process.env')();`,
    says: /^This source tried to read the environment of this computer, and no source may\./,
  },
  'writes-file': {
    read: `const { writeFile } = await import('fs/promises'); await writeFile('/tmp/fairshift-fence', 'x');`,
    says: /^This source tried to reach the files of this computer, and no source may\./,
  },
  'loads-a-file': {
    read: `yield (await import('file:///etc/passwd')).default;`,
    says: /^This source tried to load "file:\/\/\/etc\/passwd" from outside its own file, and no source may\./,
  },
  'opens-socket': {
    read: `const net = await import('node:net'); yield net.connect(5432, '127.0.0.1');`,
    says: /^This source tried to use the network by itself, and no source may\./,
  },
  'opens-socket-of-the-database': {
    read: `const net = await import('node:net'); yield net.connect('/tmp/.s.PGSQL.5432');`,
    says: /^This source tried to use the network by itself, and no source may\./,
  },
  'asks-names': {
    read: `const dns = await import('node:dns/promises'); yield await dns.lookup('example.org');`,
    says: /^This source tried to use the network by itself, and no source may\./,
  },
  'starts-program': {
    read: `const { execSync } = await import('node:child_process'); yield execSync('id');`,
    says: /^This source tried to start another program, and no source may\./,
  },
  'signals-others': {
    read: `process.kill(1, 9); yield 1;`,
    says: /^This source tried to read the environment of this computer, and no source may\./,
  },
  exits: {
    read: `process.exit(0); yield 1;`,
    says: /^This source tried to read the environment of this computer, and no source may\./,
  },
  'pollutes-prototypes': {
    read: `Object.prototype.polluted = 1; Array.prototype.map = () => { throw new Error('mine'); };
      yield { type: 'rows', provenance, rows: [{ cells: { __proto__: { polluted: 2 }, period: 5 } }] };`,
    says: /^"Tiny pollutes-prototypes" stopped because of a fault of its own\./,
  },
  'answers-with-too-much': {
    read: '',
    rest: `async discover() { return [{ ...stream, description: 'x'.repeat(2e6) }]; },`,
    says: /^"Tiny answers-with-too-much" stopped because of a fault of its own\./,
  },
  fetches: {
    read: `yield await ctx.fetch('https://example.org/');`,
    says: /^This source is not allowed to use the network\.$/,
  },
  'eats-memory': {
    read: `const kept = []; for (;;) kept.push(new Uint8Array(8e6).fill(1));`,
    says: /^"Tiny eats-memory" needed more than 64 MB of memory and was stopped\.$/,
  },
  'fills-heap': {
    read: `const kept = []; for (let i = 0; ; i++) kept.push({ i });`,
    says: /^"Tiny fills-heap" needed more than 64 MB of memory and was stopped\.$/,
  },
  'has-a-fault': {
    read: `null.length;`,
    says: /^"Tiny has-a-fault" stopped because of a fault of its own\. Quote [0-9a-f]{8} when you ask for help\.$/,
  },
  'gives-nonsense': {
    read: `yield { type: 'rows', provenance, rows: 5 };`,
    says: /^"Tiny gives-nonsense" stopped because of a fault of its own\./,
  },
};

let tiny: TinyHost;
beforeAll(async () => {
  const texts = Object.entries(HOSTILE).map(([name, { read, rest }]) => [name, sourceText(read, rest)]);
  tiny = await openTinyHost({ good: GOOD, ...Object.fromEntries(texts) }, { memoryMb: 64, minutes: 1 });
});

async function rowsOf(name: string): Promise<number> {
  const run = await tiny.host.start({ source: { pluginId: `test.${name}`, sourceId: 'tiny' } });
  let rows = 0;
  for await (const batch of run.batches) rows = batch.rowsDone;
  return rows;
}

describe('the fence around a source', () => {
  for (const [name, { says }] of Object.entries(HOSTILE)) {
    it(`holds when a source ${name.replaceAll('-', ' ')}`, async () => {
      const error = await rowsOf(name).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(SourceRunError);
      expect((error as SourceRunError).message).toMatch(says);
    });
  }

  // After all of them: what one leaves behind in the host would be here still.
  it('leaves a host that goes on', async () => {
    expect(await rowsOf('good')).toBe(1);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('recognises with the good sources when others have nothing to say', async () => {
    const { host } = await openTinyHost({ good: GOOD, other: sourceText('') });
    const found = await host.recognise(fileOf(new TextEncoder().encode('a,b\n1,2\n')));
    expect(found).toMatchObject({ near: [], silent: [] });
    expect(found.known).toEqual([
      {
        source: { pluginId: 'test.good', sourceId: 'tiny' },
        title: 'Tiny good',
        recognition: { score: 2, because: 'its headings' },
      },
    ]);
  });
});

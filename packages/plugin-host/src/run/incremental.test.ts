import { beforeAll, describe, expect, it } from '@jest/globals';
import { fileOf, openTinyHost, sourceText, type TinyHost } from '../../test/tiny-plugin.js';
import type { Batch, Checkpoint, Dictionaries } from '../batch.js';
import type { RunRequest } from './run-request.js';

/** Numbered rows in pages with a checkpoint after each: `{ next }` is the first row that is not yet read. */
const PAGES = sourceText(
  `
  const { rows: total, page, every = 1, tells = 0, cursorOf } = ctx.config;
  if (tells) ctx.log.warn('asked ' + JSON.stringify(request));
  yield { type: 'members', dimension: 'sex', members: [{ code: 'F', label: 'Women', role: 'group', position: 1 }] };
  let at = request.cursor?.next ?? 0;
  if (request.lookbackDays) at = Math.max(0, at - request.lookbackDays);
  for (let pages = 1; at < total; pages++) {
    const rows = [];
    for (; rows.length < page && at < total; at++) {
      const cells = { period: '2024-0' + (1 + at % 8) + '-01/2024-0' + (2 + at % 8) + '-01', practice: 'P' + at % 977,
        sex: at % 3 ? 'F' : 'M', age: at % 7 ? '25-49' : '50-64', screened: at % 50, eligible: at % 1111 === 5 ? 0 : 60 };
      rows.push({ cells, at: at + 1 });
    }
    yield { type: 'rows', rows, provenance };
    if (pages % every === 0) yield { type: 'checkpoint', cursor: cursorOf ?? { next: at } };
  }
`,
  `cursor: { safeParse: (data) => ({ success: typeof data?.next === 'number', data }) },
   migrateCursor: (cursor, from) => (from === 0 ? { next: cursor } : undefined),`,
);

const INCREMENTAL = PAGES.replace('"refresh":"full"', '"refresh":"incremental"');
let tiny: TinyHost;
beforeAll(async () => {
  tiny = await openTinyHost({ pages: INCREMENTAL, full: PAGES });
});

const ask = (config: object, rest: Partial<RunRequest> = {}): RunRequest => ({
  source: { pluginId: 'test.pages', sourceId: 'tiny' },
  config: config as never,
  ...rest,
});

async function read(request: RunRequest): Promise<Batch[]> {
  const batches: Batch[] = [];
  for await (const batch of (await tiny.host.start(request)).batches) batches.push(batch);
  return batches;
}

/** What each observation says in words, in order: numbers of dictionaries may differ, what they stand for may not. */
function figures(batches: readonly Batch[]): string[] {
  const all = <K extends keyof Dictionaries>(name: K) => batches.flatMap(({ fresh }) => [...fresh[name]]);
  const periods = all('periods');
  const places = all('places');
  const strata = all('strata');
  return batches.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      [...block.periodIds].map((period, at) => {
        const place = places[block.placeIds[at]! - 1]?.code;
        const groups = strata[block.stratumIds[at]! - 1]?.groupIds.join();
        return `${block.rowNumbers[at]} ${periods[period - 1]?.start} ${place} ${groups} ${block.numerators[at]}/${block.denominators[at]}`;
      }),
    ),
  );
}

function dictionaries(batches: readonly Batch[]): Dictionaries {
  const names = ['periods', 'places', 'stratifiers', 'groups', 'strata', 'columns', 'bounds'] as const;
  return Object.fromEntries(
    names.map((name) => [name, batches.flatMap(({ fresh }) => [...fresh[name]])]),
  ) as never;
}

describe('checkpoints', () => {
  it('end a batch once it holds 10,000 rows, and say how far it is', async () => {
    const batches = await read(ask({ rows: 27_000, page: 4_000 }));
    expect(
      batches.map(({ rowsDone, cursor, last }) => [rowsDone, cursor?.value, cursor?.rowsDone, last]),
    ).toEqual([
      [12_000, { next: 12_000 }, 12_000, false],
      [24_000, { next: 24_000 }, 24_000, false],
      [27_000, { next: 27_000 }, 27_000, true],
    ]);
    expect(batches[0]?.cursor).toMatchObject({ version: 1, problemCount: batches[0]?.problemCount });
    expect(batches[0]?.provenance).toEqual([{ retrievedAt: '2026-01-01T00:00:00Z' }]);
  });

  it('are told with the batch that holds them when they come seldom', async () => {
    const batches = await read(ask({ rows: 65_000, page: 5_000, every: 5 }));
    expect(batches.map(({ rowsDone, cursor }) => [rowsDone, cursor?.rowsDone])).toEqual([
      [20_000, undefined],
      [25_000 + 15_000, 25_000],
      [50_000, 50_000],
      [65_000, undefined],
    ]);
  });

  it('are not of use to a source that reads a file, which begins again', async () => {
    const batches = await read(ask({ rows: 30_000, page: 5_000 }, { file: fileOf(new Uint8Array(9)) }));
    expect(batches.map(({ rowsDone, cursor }) => [rowsDone, cursor])).toEqual([
      [20_000, undefined],
      [30_000, undefined],
    ]);
  });

  it.each([
    ['is over 16 kB', { next: 1, more: 'é'.repeat(8_193) }],
    ['does not fit its own schema', { next: 'one' }],
    ['holds a secret', { next: 1, key: 's3cret-key' }],
  ])('fail the run when one %s', async (_what, cursorOf) => {
    const request = ask({ rows: 10, page: 5, cursorOf }, { secrets: { key: 's3cret-key' } });
    await expect(read(request)).rejects.toMatchObject({ code: 'crashed', kind: 'defect' });
  });

  it('may be 16 kB', async () => {
    const cursorOf = { next: 1, more: 'x'.repeat(16 * 1024 - 20) };
    const [batch] = await read(ask({ rows: 10, page: 5, cursorOf }));
    expect(batch?.cursor?.value).toEqual(cursorOf);
  });
});

describe('a run that goes on', () => {
  it.each([
    ['after each checkpoint', { rows: 33_000, page: 3_000 }],
    ['between checkpoints that come seldom', { rows: 45_000, page: 5_000, every: 7 }],
  ])(
    'gives the same rows %s as one that was never broken off',
    async (_when, config) => {
      const whole = await read(ask(config));
      expect(figures(whole).length).toBeGreaterThan(30_000);
      for (let stored = 1; stored < whole.length; stored++) {
        const before = whole.slice(0, stored);
        const checkpoint = before.findLast(({ cursor }) => cursor !== undefined)?.cursor;
        const rest = await read(
          ask(config, {
            resume: {
              rowsDone: before.at(-1)!.rowsDone,
              dictionaries: dictionaries(before),
              ...(checkpoint === undefined ? {} : { checkpoint }),
            },
          }),
        );
        expect(figures([...before, ...rest])).toEqual(figures(whole));
        const [end, wholeEnd] = [rest.at(-1), whole.at(-1)];
        expect(end?.problemCount).toBe(wholeEnd?.problemCount);
        expect(end?.file?.rows).toEqual(wholeEnd?.file?.rows);
        expect(end?.cursor).toEqual(wholeEnd?.cursor);
      }
    },
    90_000,
  );

  it('says so when the source has fewer rows than before', async () => {
    const resume = { rowsDone: 20_000, dictionaries: dictionaries([]) };
    await expect(read(ask({ rows: 500, page: 100 }, { resume }))).rejects.toMatchObject({
      code: 'data-refused',
      message: 'The source gives fewer rows than before it was interrupted. Start again.',
    });
  });
});

describe('an incremental read', () => {
  const asked = async (request: RunRequest): Promise<unknown> => {
    tiny.lines.length = 0;
    await read(request);
    const line = tiny.lines.find((each) => each.includes('asked {'));
    const { message } = JSON.parse(line?.slice(line.indexOf('{')) ?? '{}') as { message: string };
    return JSON.parse(message.slice('asked '.length));
  };
  const config = { rows: 20, page: 20, tells: 1 };
  const basics = { stream: 'tiny', pageRows: 5_000 };
  const cursor = { value: { next: 15 }, version: 1 };

  it('begins behind its cursor, as far back as it is asked', async () => {
    const request = ask(config, { mode: 'incremental', cursor, lookbackDays: 3 });
    expect(await asked(request)).toEqual({
      ...basics,
      mode: 'incremental',
      cursor: { next: 15 },
      lookbackDays: 3,
    });
    expect(figures(await read(request)).map((line) => line.split(' ')[0])).toEqual([
      '13',
      '14',
      '15',
      '16',
      '17',
      '18',
      '19',
      '20',
    ]);
  });

  it('takes a cursor of an older version through the source, or begins again', async () => {
    const older = ask(config, { mode: 'incremental', cursor: { value: 7, version: 0 } });
    expect(await asked(older)).toMatchObject({ cursor: { next: 7 } });
    const strange = ask(config, { mode: 'incremental', cursor: { value: 7, version: 9 } });
    expect(await asked(strange)).toEqual({ ...basics, mode: 'incremental' });
    const torn = ask(config, { mode: 'incremental', cursor: { value: { next: 'x' }, version: 1 } });
    expect(await asked(torn)).toEqual({ ...basics, mode: 'incremental' });
    expect(tiny.lines.join()).toContain('cannot go on from its cursor of version 1');
  });

  it('does not look back again when it goes on from its own checkpoint', async () => {
    const checkpoint: Checkpoint = {
      value: { next: 18 },
      version: 1,
      rowsDone: 3,
      problemCount: 0,
      refused: 0,
    };
    const first = await read(ask(config, { mode: 'incremental', cursor }));
    const resume = { rowsDone: 3, dictionaries: dictionaries(first), checkpoint };
    const request = ask(config, { mode: 'incremental', cursor, lookbackDays: 3, resume });
    expect(await asked(request)).toEqual({ ...basics, mode: 'incremental', cursor: { next: 18 } });
  });

  it('is a full one where the stream is refreshed in full, and a full one has no cursor', async () => {
    const source = { pluginId: 'test.full', sourceId: 'tiny' };
    expect(await asked(ask(config, { source, mode: 'incremental', cursor }))).toEqual({
      ...basics,
      mode: 'full',
    });
    expect(await asked(ask(config, { mode: 'full', cursor, lookbackDays: 3 }))).toEqual({
      ...basics,
      mode: 'full',
    });
  });
});

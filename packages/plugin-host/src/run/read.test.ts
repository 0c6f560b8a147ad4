import { beforeAll, describe, expect, it } from '@jest/globals';
import { fileOf, openTinyHost, sourceText, type TinyHost } from '../../test/tiny-plugin.js';
import type { Batch } from '../batch.js';
import type { RunRequest } from './run-request.js';

/** Reads "period,practice,sex,age,screened,eligible" lines; an empty sex means all. */
const CSV = sourceText(`
  let text = '';
  const decoder = new TextDecoder();
  for await (const bytes of ctx.file.stream()) text += decoder.decode(bytes, { stream: true });
  yield { type: 'members', dimension: 'sex', members: [{ code: 'X', label: 'Not known', role: 'unknown', position: 9 }] };
  const rows = text.trim().split('\\n').map((line, index) => {
    const [period, practice, sex, age, screened, eligible] = line.split(',');
    const cells = { period, practice, age, screened: Number(screened), eligible: Number(eligible) };
    return { at: index + 2, cells: sex === '' ? cells : { ...cells, sex } };
  });
  for (let at = 0; at < rows.length; at += 5000) yield { type: 'rows', rows: rows.slice(at, at + 5000), provenance };
  yield { type: 'file', encoding: 'utf-8', rows: { read: rows.length, notes: 1, refused: 0 } };
`);

const SMALL = [
  '2024-04-01/2024-05-01,A81001,F,25-49,30,40',
  '2024-04-01/2024-05-01,A81001,X,50-64,5,10',
  '2024-05-01/2024-06-01,A81002,F,25-49,41,40',
  '2024-05-01/2024-06-01,A81002,,50-64,0,7',
].join('\n');

let tiny: TinyHost;
beforeAll(async () => {
  tiny = await openTinyHost({ csv: CSV });
});

function request(text: string): RunRequest {
  return { source: { pluginId: 'test.csv', sourceId: 'tiny' }, file: fileOf(new TextEncoder().encode(text)) };
}

async function all(run: RunRequest): Promise<Batch[]> {
  const batches: Batch[] = [];
  for await (const batch of (await tiny.host.start(run)).batches) batches.push(batch);
  return batches;
}

describe('reading a file', () => {
  it('numbers values in order of first appearance and leaves a bad row out', async () => {
    const [batch, ...more] = await all(request(SMALL));
    expect(more).toEqual([]);
    expect(batch?.fresh.periods).toEqual([
      { id: 1, kind: 'month', start: '2024-04-01', end: '2024-05-01' },
      { id: 2, kind: 'month', start: '2024-05-01', end: '2024-06-01' },
    ]);
    expect(batch?.fresh.places.map((place) => [place.id, place.code, place.codeSystem, place.level])).toEqual(
      [
        [1, 'A81001', 'ods', 0],
        [2, 'A81002', 'ods', 0],
      ],
    );
    expect(batch?.fresh.stratifiers.map((entry) => entry.code)).toEqual(['sex', 'age']);
    expect(batch?.fresh.groups).toContainEqual({
      stratifierId: 1,
      id: 2,
      code: 'X',
      label: 'Not known',
      position: 9,
      role: 'unknown',
    });
    expect(batch?.fresh.strata).toEqual([
      { id: 1, groupIds: [1, 1] },
      { id: 2, groupIds: [2, 2] },
      { id: 3, groupIds: [0, 2] },
    ]);
    // The counts are parts of the proportion, so it is the only column.
    expect(batch?.fresh.columns.map((column) => [column.code, column.kind])).toEqual([
      ['coverage', 'proportion'],
    ]);
    const [block] = batch?.blocks ?? [];
    expect([...(block?.numerators ?? [])]).toEqual([30, 5, 0]);
    expect([...(block?.denominators ?? [])]).toEqual([40, 10, 7]);
    expect([...(block?.stratumIds ?? [])]).toEqual([1, 2, 3]);
    expect(batch?.problems).toMatchObject([
      { row: 4, column: 'screened', found: '41', rule: 'numerator-above-denominator' },
    ]);
    expect(batch).toMatchObject({ rowsDone: 4, problemCount: 1, bytesRead: SMALL.length, last: true });
    // The source says that it took four; the host refused one of them.
    expect(batch?.file).toEqual({ encoding: 'utf-8', rows: { read: 3, notes: 1, refused: 1 } });
  });

  it('gives after a resume what the uninterrupted run gives', async () => {
    const text = Array.from({ length: 50_000 }, (_, index) => {
      const month = `2024-0${1 + (index % 8)}-01/2024-0${2 + (index % 8)}-01`;
      return `${month},P${index % 977},${index % 3 === 0 ? 'F' : 'M'},${index % 7 === 0 ? '50-64' : '25-49'},${index % 50},${index % 11 === 0 ? 1 : 60}`;
    }).join('\n');
    const whole = await all(request(text));
    expect(whole.map((batch) => batch.rowsDone)).toEqual([20_000, 40_000, 50_000]);
    const [first, ...rest] = whole;
    const resumed = await all({
      ...request(text),
      resume: { rowsDone: 20_000, dictionaries: first?.fresh ?? never() },
    });
    expect(resumed).toEqual(rest);
  }, 60_000);

  it('keeps at most two batches on the way', async () => {
    const text = `${SMALL.split('\n')[0]}\n`.repeat(100_000);
    const run = await tiny.host.start(request(text));
    const steps = run.batches[Symbol.asyncIterator]();
    await steps.next();
    await new Promise((resolve) => setTimeout(resolve, 300));
    await run.stop();
    await expect(drain(steps)).resolves.toBeLessThanOrEqual(2);
  });
});

describe('how far a read is', () => {
  const row = `{ cells: { period: '2024-04-01/2024-05-01', practice: 'A1', sex: 'F', age: '25-49', screened: 1, eligible: 2 } }`;
  const TWICE = sourceText(
    `await ctx.file.readAt(0, 10);
    yield { type: 'rows', provenance, rows: new Array(20_000).fill(${row}) };
    await ctx.file.readAt(10, 20);
    yield { type: 'rows', provenance, rows: [${row}] };`,
    `async discover(ctx) { for await (const bytes of ctx.file.stream()) bytes.length; return [stream]; },`,
  );

  it('does not count what was read before it, to describe the stream', async () => {
    const { host } = await openTinyHost({ twice: TWICE });
    const source = { pluginId: 'test.twice', sourceId: 'tiny' };
    const run = await host.start({ source, file: fileOf(new Uint8Array(100)) });
    const bytes: number[] = [];
    for await (const batch of run.batches) bytes.push(batch.bytesRead);
    expect(bytes).toEqual([10, 30]);
  });
});

describe('what a source says of the whole file', () => {
  const TALKS = sourceText(`
    for (let at = 0; at < 60; at++) yield { type: 'notice', level: 'warn', code: 'late', message: 'Note ' + at };
    yield { type: 'notice', level: 'loud', code: 'x', message: 'Note 0' };
    yield { type: 'rows', provenance, rows: [${'{ cells: { period: "2024-04-01/2024-05-01", practice: "A1", age: "a", screened: 1, eligible: 2 } }'}] };`);

  it('comes with the last batch, each once and at most 50', async () => {
    const { host } = await openTinyHost({ talks: TALKS });
    const source = { pluginId: 'test.talks', sourceId: 'tiny' };
    const run = await host.start({ source, file: fileOf(new Uint8Array(1)) });
    const batches: Batch[] = [];
    for await (const batch of run.batches) batches.push(batch);
    const notices = batches.at(-1)?.notices ?? [];
    expect(notices).toHaveLength(50);
    expect(notices[0]).toEqual({ level: 'warn', code: 'late', message: 'Note 0' });
  });
});

describe('a file that is broken', () => {
  const BROKEN = sourceText(`
    const cells = { period: '2024-04-01/2024-05-01', practice: 'A1', sex: 'F', age: '25-49', screened: 1, eligible: 2 };
    yield { type: 'rows', rows: [{ at: 2, cells }], provenance };
    yield { type: 'problem', row: 3, column: 'sex', rule: 'quote-unclosed', message: 'A quote is not closed.', remedy: 'Close it.' };
    yield { type: 'file', encoding: 'windows-1252', rows: { read: 1, notes: 0, refused: 0 } };
    const error = new Error('A quote is not closed. Close it.');
    throw Object.assign(error, { name: 'PluginError', kind: ctx.config.kind });
  `);

  async function read(kind: string): Promise<{ batches: Batch[]; error: unknown }> {
    const { host } = await openTinyHost({ broken: BROKEN });
    const source = { pluginId: 'test.broken', sourceId: 'tiny' };
    const batches: Batch[] = [];
    try {
      for await (const batch of (await host.start({ source, config: { kind } })).batches) batches.push(batch);
      return { batches, error: undefined };
    } catch (error) {
      return { batches, error };
    }
  }

  it('says where before it fails', async () => {
    const { batches, error } = await read('data');
    expect(error).toMatchObject({
      code: 'source-failed',
      kind: 'data',
      message: 'A quote is not closed. Close it.',
    });
    expect(batches).toMatchObject([
      {
        rowsDone: 1,
        last: false,
        problemCount: 1,
        problems: [{ row: 3, column: 'sex', rule: 'quote-unclosed', remedy: 'Close it.' }],
        file: { encoding: 'windows-1252', rows: { read: 1, notes: 0, refused: 0 } },
      },
    ]);
  });

  it('gives nothing more when the failure lies elsewhere', async () => {
    expect(await read('defect')).toMatchObject({ batches: [], error: { kind: 'defect' } });
  });
});

async function drain(steps: AsyncIterator<Batch>): Promise<number> {
  let count = 0;
  try {
    while ((await steps.next()).done !== true) count++;
  } catch (error) {
    expect(error).toMatchObject({ name: 'SourceRunError', code: 'stopped' });
  }
  return count;
}

function never(): never {
  throw new Error('no first batch');
}

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  API_FILES,
  API_PERMISSIONS,
  apiCode,
  chartCode,
  CSV,
  madePlugin,
  sourceCode,
} from '../test/made-plugin.js';
import { conform } from './conform.js';
import { reportWords } from './report-words.js';
import type { ConformanceReport } from './report.js';

const ROWS = { rows: 1_000 };
const failed = ({ checks }: ConformanceReport) =>
  checks.filter(({ result }) => result === 'failed').map(({ id }) => id);
const source = (
  parts: Parameters<typeof sourceCode>[0],
  only?: readonly string[],
  files = { 'one.csv': CSV },
) =>
  madePlugin('source', sourceCode(parts), files).then((pack) =>
    conform(pack, { ...ROWS, ...(only === undefined ? {} : { only }) }),
  );
const EVIDENCE = ['data-source/1/4', 'data-source/1/evidence'];
const chart = (parts: Parameters<typeof chartCode>[0], only?: readonly string[]) =>
  madePlugin('chart', chartCode(parts)).then((pack) => conform(pack, { ...ROWS, ...(only && { only }) }));

describe('a source', () => {
  it('that does what the contract says conforms; with a count from elsewhere it is verified', async () => {
    expect(await source({})).toMatchObject({ badge: 'conforms', suites: ['plugin/1', 'data-source/1'] });
    const expectation = { countedBy: 'hand', rows: 3, sums: { count: 12 } };
    const told = (sum: number) => ({
      'one.csv': CSV,
      'conform.json': JSON.stringify({
        sources: { made: [{ file: 'one.csv', expect: { ...expectation, sums: { count: sum } } }] },
      }),
    });
    expect((await source({}, EVIDENCE, told(12))).badge).toBe('verified');
    const wrong = await source({}, EVIDENCE, told(13));
    expect([wrong.badge, failed(wrong)]).toEqual(['conforms', ['data-source/1/evidence']]);
    expect(reportWords(wrong)).toContain('the sum of "count" is 12; counted by hand it is 13.');
  });

  it('that gives other rows each time fails where it is read again', async () => {
    const row = '({ cells: { period: month, count: Math.floor(Math.random() * 1e9) } })';
    const again = ['data-source/1/5', 'data-source/1/7', 'data-source/1/11'];
    const report = await source({ row }, ['plugin/1/1', ...again]);
    expect(report.badge).toBe('loads');
    expect(failed(report)).toEqual(again);
    const words = reportWords(report);
    for (const part of [
      'What: one.csv differs from one read to the next',
      'Why it matters:',
      'Change: Use ctx.now()',
    ])
      expect(words).toContain(part);
  });

  it('that gives two figures for one thing, or refused rows, fails its fixtures', async () => {
    const twice = await source({ row: "({ cells: { period: '2024-01-01/2024-02-01', count: 1 } })" }, [
      'data-source/1/4',
    ]);
    expect(failed(twice)).toEqual(['data-source/1/4']);
    const refused = await source({ row: "({ cells: { period: 'yesterday', count: 1 } })" }, [
      'data-source/1/4',
    ]);
    expect(failed(refused)).toContain('data-source/1/4');
  });

  it('without a fixture is not believed', async () => {
    expect(
      failed(await source({}, ['data-source/1/4', 'data-source/1/5'], {} as { 'one.csv': string })),
    ).toEqual(['data-source/1/4']);
  });
});

describe('a source that fetches', () => {
  const only = ['data-source/1/1', 'data-source/1/2', 'data-source/1/4', 'data-source/1/9'];
  const api = async (
    parts: Parameters<typeof apiCode>[0],
    files: Record<string, string> = API_FILES,
    checks: readonly string[] = only,
  ) => conform(await madePlugin('source', apiCode(parts), files, API_PERMISSIONS), { ...ROWS, only: checks });

  it('is tried with recorded answers, and with the faults of a publisher', async () => {
    const report = await api({});
    expect(report.checks.map(({ id, result }) => [id, result])).toEqual(only.map((id) => [id, 'passed']));
  });

  it('that takes a bad answer for none, or breaks down at it, fails', async () => {
    const faults = ['data-source/1/9'];
    const empty = await api({ fail: 'found = { items: [], next: null }' }, API_FILES, faults);
    expect(failed(empty)).toEqual(faults);
    expect(failed(await api({ fail: 'throw error' }, API_FILES, faults))).toEqual(faults);
  });

  it('that blames the server for a key that is refused fails its quick test', async () => {
    const report = await api({ refused: 'unavailable' }, API_FILES, ['data-source/1/2']);
    expect(failed(report)).toEqual(['data-source/1/2']);
    expect(reportWords(report)).toContain(
      'Of a key that is refused (401), check() says a failure of the kind',
    );
  });

  it('without a recording is not believed', async () => {
    const { 'conform.json': _case, ...pages } = API_FILES;
    expect(failed(await api({}, pages))).toEqual(['data-source/1/4', 'data-source/1/9']);
  });
});

describe('a chart', () => {
  it('that does what the contract says conforms', async () => {
    expect(await chart({})).toMatchObject({ badge: 'conforms', suites: ['plugin/1', 'chart/1'] });
  });

  it.each([
    [
      'asks the clock',
      {
        analyse: 'return { title: input.measure.title, values: [3, 5, 4, 8], sum: Date.now() > 0 ? 20 : 0 };',
      },
      'chart/1/2',
    ],
    [
      'changes its input',
      { analyse: 'input.series.pop(); return { title: "Falls", values: [], sum: 0 };' },
      'chart/1/1',
    ],
    [
      'stops at zeros',
      {
        analyse:
          'const values = input.series[0].points.map((p) => p.numerator); if (values.every((v) => v === 0)) throw new Error("no sum"); return { title: "Falls", values, sum: values.reduce((a, b) => a + b, 0) };',
      },
      'chart/1/3',
    ],
    ['says a number of its own', { headline: '`${a.title}: 4321 in 2024.`' }, 'chart/1/6'],
    ['does not name its measure', { headline: '`${a.sum} in 2024.`' }, 'chart/1/6'],
    [
      'draws in a colour that few can see',
      { series: '[{ type: "bar", itemStyle: { color: "#ffd000" }, data: a.values }]' },
      'chart/1/8',
    ],
    [
      'leaves its colours to the drawing library',
      { series: '[{ type: "bar", data: a.values }]' },
      'chart/1/8',
    ],
    [
      'tells its groups apart by colour alone',
      {
        series:
          'theme.series.slice(0, 2).map((color) => ({ type: "line", lineStyle: { color }, itemStyle: { color }, data: a.values }))',
      },
      'chart/1/8',
    ],
    [
      'marks a signal by colour alone',
      {
        series:
          '[{ type: "bar", itemStyle: { color: theme.text }, data: a.values.map((value, at) => at === 1 ? { value, itemStyle: { color: theme.signal.concern } } : { value }) }]',
      },
      'chart/1/8',
    ],
    [
      'is slow',
      {
        analyse:
          'for (let at = 0, x = 2; at < 3e7; at++) x = Math.sqrt(x + at); return { title: "Falls", values: [3, 5, 4, 8], sum: 20 };',
      },
      'chart/1/10',
    ],
    [
      'has a long sentence in Easy Read',
      {
        easyRead:
          '[{ picture: "up", sentences: ["One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen."] }]',
      },
      'chart/1/12',
    ],
    ['has no thumbnail', { thumbnail: 'undefined' }, 'chart/1/11'],
  ])('that %s fails', async (_, parts, id) => {
    const report = await chart(parts, ['plugin/1/1', id]);
    expect(failed(report)).toEqual([id]);
    expect(report.badge).not.toBe('conforms');
  });
});

describe('a pack', () => {
  it('that was changed, or has a stray file or no README, is told of', async () => {
    const pack = await madePlugin('chart', chartCode({}), { 'README.md': '# Only a title\n' });
    await writeFile(join(pack, 'stray.txt'), 'x');
    expect(failed(await conform(pack, ROWS))).toEqual(['plugin/1/2', 'plugin/1/5']);
    await writeFile(join(pack, 'browser.js'), 'export {};');
    expect(await conform(pack, ROWS)).toMatchObject({ badge: 'none', checks: [{ result: 'failed' }] });
  });
});

import { readFileSync } from 'node:fs';
import { ageBand, deprivationDecile, ETHNIC_CATEGORIES, ethnicCategory, sex } from '@fairshift/codes';
import type { FileHead, Member, ReadEvent, Row, SourceContext, StreamSpec } from '@fairshift/plugin-sdk';
import { CsvReader, Workbook } from '@fairshift/tabular';
import { makeWorkbook, type MadeCell } from '@fairshift/tabular/testing';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Config } from './config.js';
import { fairshiftCsv as source } from './index.js';

type Bytes = Uint8Array<ArrayBuffer>;
/** What a chart wrote; the test of the writer holds the same file to the byte. */
const csv = readFileSync(new URL('../fixtures/chart-data.csv', import.meta.url)) as Bytes;

/** The same rows as a workbook: dates and numbers are typed, and a sheet of words stands before them. */
async function workbook(): Promise<Bytes> {
  const read: (readonly string[])[] = [];
  for await (const { rows } of new CsvReader(new Blob([csv]).stream()).batches()) read.push(...rows);
  const [heading = [], ...records] = read;
  const days = (date: string) => (Date.parse(date) - Date.UTC(1899, 11, 30)) / 86_400_000;
  const cell = (text: string, at: number): MadeCell => {
    if (text === '') return null;
    if (heading[at]?.startsWith('period_') && heading[at] !== 'period_kind') return { date: days(text) };
    return /^\d+$/.test(text) ? Number(text) : text;
  };
  const rows = [heading, ...records.map((record) => record.map(cell))];
  const about = { name: 'About', rows: [['Chart', 'Coverage']] };
  return makeWorkbook({ sheets: [about, { name: 'Numbers', rows }] }) as Bytes;
}

/** What the host shows of a file: of a workbook, the first rows of its sheets. */
async function headOf(name: string, bytes: Bytes): Promise<FileHead> {
  const head = { name, size: bytes.length, bytes };
  if (name.endsWith('csv')) return head;
  const opened = await Workbook.open({ readAt: async (at, length) => bytes.subarray(at, at + length) });
  const tables = (await opened.heads()).map(({ name: sheet, rows }) => ({ sheet, rows }));
  return { ...head, tables };
}

const contextOf = (name: string, bytes: Bytes): SourceContext<Config> => ({
  config: source.config.parse({}),
  secrets: {},
  fetch: globalThis.fetch,
  signal: new AbortController().signal,
  progress() {},
  now: () => new Date('2026-01-02T03:04:05Z'),
  log: { debug() {}, info() {}, warn() {} },
  file: {
    name,
    sha256: name,
    stream: () => new Blob([bytes]).stream() as ReadableStream<Uint8Array>,
    readAt: async (offset, length) => bytes.subarray(offset, offset + length),
  },
});

describe.each(['chart-data.csv', 'chart-data.xlsx'])(
  'the data of a chart, downloaded and brought back as %s',
  (name) => {
    const events: ReadEvent<null>[] = [];
    let stream: StreamSpec | undefined;
    let head: FileHead;
    const rows = (): readonly Row[] => events.flatMap((event) => (event.type === 'rows' ? event.rows : []));

    beforeAll(async () => {
      const bytes = name.endsWith('csv') ? csv : await workbook();
      const ctx = contextOf(name, bytes);
      head = await headOf(name, bytes);
      [stream] = await source.discover(ctx);
      for await (const event of source.read({ stream: 'rows', mode: 'full', pageRows: 5_000 }, ctx))
        events.push(event);
    });

    it('is recognised, and every row is read', () => {
      expect(source.file?.recognise(head).score).toBe(3);
      expect(events.filter((event) => event.type === 'problem')).toEqual([]);
      expect(events.at(-1)).toMatchObject({ rows: { read: 9, refused: 0 } });
    });

    it('has the measure again, without the quote before its equals sign; the note is no grouping', () => {
      expect(stream?.dimensions.map(({ id }) => id)).toEqual(['period', 'place', 'ethnicity']);
      expect(stream?.dimensions[0]?.periodKind).toBe('month');
      expect(stream?.measures[2]).toEqual({
        id: 'coverage-all-practices',
        title: '=Coverage, "all" practices',
        kind: 'proportion',
        numerator: 'coverage-all-practices-numerator',
        denominator: 'coverage-all-practices-denominator',
        multiplier: 100,
        unit: '%',
        polarity: 'higher-is-better',
        aggregation: 'ratio-of-sums',
        overPeriods: 'sum',
      });
    });

    it('has the same groups, with their roles', () => {
      const members = events.flatMap((event) => (event.type === 'members' ? [event] : []));
      const of = (dimension: string): readonly Member[] =>
        members.filter((event) => event.dimension === dimension).flatMap((event) => event.members);
      expect(of('place').map(({ code, label }) => [code, label])).toEqual([
        ['bedford-practice', 'Bedford practice'],
      ]);
      expect(of('ethnicity').map(({ code, label, role }) => [code, label, role])).toEqual([
        ['M', 'Black Caribbean', 'group'],
        ['+Own group; of ours', '+Own group; of ours', undefined],
        ['99', 'Not known', 'unknown'],
        ['Z', 'Not stated', 'not-stated'],
      ]);
    });

    it('has the same periods, numbers, flags and bounds', () => {
      const [n, d] = ['coverage-all-practices-numerator', 'coverage-all-practices-denominator'];
      const read = rows().map(({ cells, flags, bounds }) => [
        String(cells['period']).slice(0, 7),
        cells['ethnicity'] ?? null,
        cells[n],
        cells[d],
        [...new Set(Object.values(flags ?? {}).flat())].join(),
        bounds?.[n],
        bounds?.[d],
      ]);
      expect(read).toEqual([
        ['2024-01', null, 90, 120, '', undefined, undefined],
        ['2024-02', null, 0, 125, 'provisional', undefined, undefined],
        ['2024-03', null, null, null, 'missing', undefined, undefined],
        ['2024-01', 'M', null, 25, 'suppressed', [1, 7], undefined],
        ['2024-02', 'M', 20, 30, 'rounded', [18, 22], [28, 32]],
        ['2024-03', 'M', null, null, 'not-applicable', undefined, undefined],
        ['2024-01', '+Own group; of ours', 5, 10, 'estimated', undefined, undefined],
        ['2024-01', '99', null, null, 'suppressed', [1, null], [8, null]],
        ['2024-01', 'Z', 3, 4, '', undefined, undefined],
      ]);
      expect(rows()[0]?.cells['period']).toBe('2024-01-01/2024-02-01');
    });
  },
);

describe('labels of the code lists', () => {
  it('are read as their own codes, since exports write labels', () => {
    for (const { code, label } of ETHNIC_CATEGORIES)
      expect([label, ethnicCategory(label)?.code]).toEqual([label, code]);
    for (const code of ['0-4', '25-49', '65+', '7'])
      expect(ageBand(ageBand(code)?.label ?? '')?.code).toBe(code);
    for (let decile = 1; decile <= 10; decile += 1) {
      const label = deprivationDecile(String(decile))?.label ?? '';
      expect([label, deprivationDecile(label)?.code]).toEqual([label, String(decile)]);
    }
    for (const text of ['1', '2', '9', 'X', 'Z']) {
      const entry = sex(text);
      expect([entry?.label, sex(entry?.label ?? '')?.code]).toEqual([entry?.label, entry?.code]);
    }
  });
});

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { indexMemberships, membershipOf, parentOn } from '@fairshift/codes';
import {
  censusBulk,
  censusCustom,
  imd2019,
  lsoaLookup,
  nomisQuery,
  odsMemberships,
  odsPractices,
} from './index.js';
import { countBy, fixture, grouping, OCTOBER_2019, run, sumOf } from './test-run.js';

/** What fixtures/count.py printed. */
interface Bulk {
  records: number;
  newham: number;
  columns: { heading: string; sum: number; zero: number }[];
}
const counted = JSON.parse(new TextDecoder().decode(fixture('counts.json')));
const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));

const python = spawnSync('python3', [`${FIXTURES}/count.py`], { encoding: 'utf8' });
const hasPython = (python.error as NodeJS.ErrnoException | undefined)?.code !== 'ENOENT';
if (!hasPython) process.stderr.write('SKIPPED: fixtures/count.py, because there is no python3 here.\n');

(hasPython ? describe : describe.skip)('the independent count itself', () => {
  it('still gives what was committed', () => {
    expect([python.status, python.stderr]).toEqual([0, '']);
    expect(JSON.parse(python.stdout)).toEqual(counted);
  });
});

/** Where the columns of a bulk table must stand, in the order of the file: '' is the total. */
const AGES = Array.from({ length: 17 }, (_, index) => `age ${index * 5}-${index * 5 + 4}`);
const broad = (code: string) => `ethnicity-broad ${code}`;
const groups = (...codes: readonly number[]) => codes.map((code) => `ethnicity ${code}`);
const ETHNIC = [
  ['', broad('1')],
  groups(1, 2, 3, 4, 5),
  [broad('2')],
  groups(6, 7, 8),
  [broad('3')],
  groups(9, 10, 11, 12),
  [broad('4')],
  groups(13, 14, 15, 16, 17),
  [broad('5')],
  groups(18, 19),
].flat();

describe('totals of bulk tables equal an independent count', () => {
  it.each([
    ['census2021-ts007a-lsoa.csv', ['', ...AGES, 'age 85+']],
    ['census2021-ts008-lsoa.csv', ['', 'sex female', 'sex male']],
    ['census2021-ts021-lsoa.csv', ETHNIC],
    ['census2021-ts021-msoa.csv', ETHNIC],
  ])('%s', async (name, order) => {
    const wanted = counted[name] as Bulk;
    const { rows, problems, file, stream, members } = await run(censusBulk, fixture(name));
    expect(problems).toEqual([]);
    expect(file?.rows).toEqual({ read: wanted.records, notes: 0, refused: 0 });
    expect(order).toHaveLength(wanted.columns.length);
    const found = order.map((group) => {
      const [dimension = '', code] = group.split(' ');
      const of =
        dimension === ''
          ? grouping(rows, stream)
          : grouping(rows, stream, dimension).filter(({ cells }) => cells[dimension] === code);
      const zero = of.filter(({ cells }) => cells['residents'] === 0).length;
      return { records: of.length, sum: sumOf(of, 'residents'), zero };
    });
    expect(found).toEqual(wanted.columns.map(({ sum, zero }) => ({ records: wanted.records, sum, zero })));
    expect(rows).toHaveLength(wanted.records * order.length);
    const newham = new Set(
      members['place']?.filter(({ label }) => label.startsWith('Newham ')).map(({ code }) => code),
    );
    const ofNewham = grouping(rows, stream).filter(({ cells }) => newham.has(String(cells['place'])));
    expect(sumOf(ofNewham, 'residents')).toBe(wanted.newham);
  });

  it('one more person in one cell shows', async () => {
    const name = 'census2021-ts008-lsoa.csv';
    const text = new TextDecoder().decode(fixture(name)).replace('1408,725,683', '1408,726,683');
    const { rows, stream } = await run(censusBulk, text);
    const women = grouping(rows, stream, 'sex').filter(({ cells }) => cells['sex'] === 'female');
    expect(sumOf(women, 'residents')).toBe((counted[name] as Bulk).columns[1]!.sum + 1);
  });
});

describe('totals of other files equal an independent count', () => {
  it('a Nomis query', async () => {
    const wanted = counted['nomis-query-colon-census2021-ts003-lsoa.csv'];
    const { rows, problems, file } = await run(
      nomisQuery,
      fixture('nomis-query-colon-census2021-ts003-lsoa.csv'),
    );
    expect(problems).toEqual([]);
    expect(file?.rows).toEqual({ read: wanted.records, notes: wanted.others, refused: 0 });
    expect([rows.length, sumOf(rows, 'households')]).toEqual([wanted.records, wanted.sum]);
    expect(Math.round(sumOf(rows, 'percent') * 10)).toBe(wanted.tenthsOfPercent);
    expect(rows.filter(({ cells }) => String(cells['place']).startsWith('W'))).toHaveLength(wanted.wales);
  });

  it('the look-up of LSOAs', async () => {
    const wanted = counted['lsoa11-lsoa21-lad22-lookup.csv'];
    const { rows, problems, file, members } = await run(
      lsoaLookup,
      fixture('lsoa11-lsoa21-lad22-lookup.csv'),
    );
    expect(problems).toEqual([]);
    expect(file?.rows).toEqual({ read: wanted.records, notes: 0, refused: 0 });
    expect(sumOf(rows, 'links')).toBe(wanted.records);
    expect(countBy(rows, 'lsoa-change')).toEqual(wanted.changes);
    expect(countBy(rows, 'local-authority')).toEqual(wanted.authorities);
    expect(members['place']).toHaveLength(wanted.after);
    // "The same code" is the first.
    expect(members['lsoa-2011']).toHaveLength(wanted.changedBefore + 1);
    const before = rows.map(({ cells }) =>
      cells['lsoa-2011'] === 'same' ? cells['place'] : cells['lsoa-2011'],
    );
    expect(new Set(before).size).toBe(wanted.before);
  });

  it('GP practices', async () => {
    const wanted = counted['epraccur-2019-10.csv'];
    const { rows, problems, file } = await run(odsPractices, fixture('epraccur-2019-10.csv'), OCTOBER_2019);
    expect(problems).toEqual([]);
    expect(file?.rows).toEqual({ read: wanted.records, notes: 0, refused: 0 });
    expect(countBy(rows, 'status')).toEqual(wanted.statuses);
    expect(countBy(rows, 'prescribing-setting')).toEqual(wanted.settings);
    expect(countBy(rows, 'commissioner')).toEqual(wanted.commissioners);
    expect(countBy(rows, 'health-geography')).toEqual(wanted.geographies);
    expect([sumOf(rows, 'organisations'), sumOf(rows, 'opened'), sumOf(rows, 'closed')]).toEqual([
      wanted.records,
      wanted.openedSum,
      wanted.closedSum,
    ]);
    expect(rows.filter(({ cells }) => cells['closed'] !== null)).toHaveLength(wanted.closed);
    const inUse = rows.filter(({ cells }) => cells['prescribing-setting'] === '4' && cells['status'] === 'A');
    expect(inUse).toHaveLength(wanted.inUse);
  });

  it('practices and their commissioners, and whose they were on any day', async () => {
    const wanted = counted['epcmem-2019-10.csv'];
    const { rows, problems, file, members } = await run(
      odsMemberships,
      fixture('epcmem-2019-10.csv'),
      OCTOBER_2019,
    );
    expect(problems).toEqual([]);
    expect(file?.rows).toEqual({ read: wanted.records, notes: 0, refused: 0 });
    expect(countBy(rows, 'commissioner')).toEqual(wanted.commissioners);
    expect([sumOf(rows, 'from'), sumOf(rows, 'to')]).toEqual([wanted.fromSum, wanted.toSum]);
    expect(rows.filter(({ cells }) => cells['to'] === null)).toHaveLength(wanted.lasting);
    expect(members['place']).toHaveLength(wanted.practices);
    const index = indexMemberships(
      rows.map(({ cells }) =>
        membershipOf(String(cells['place']), String(cells['commissioner']), {
          from: Number(cells['from']),
          to: cells['to'] === null ? null : Number(cells['to']),
        }),
      ),
    );
    for (const [day, commissioners] of Object.entries(wanted.commissionersOn)) {
      const date = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
      const found: Record<string, number> = {};
      for (const { code } of members['place'] ?? []) {
        const on = parentOn(index, code, date);
        expect(on.state).not.toBe('several');
        if (on.state === 'member') found[on.parent] = (found[on.parent] ?? 0) + 1;
      }
      expect(found).toEqual(commissioners);
    }
  });

  it('deprivation deciles', async () => {
    const name = 'File_1_IMD2019_Index_of_Multiple_Deprivation.xlsx';
    const wanted = counted[name];
    const { rows, problems, file, members } = await run(imd2019, fixture(name));
    expect(problems).toEqual([]);
    expect(file?.rows).toEqual({ read: wanted.records, notes: 0, refused: 0 });
    expect([sumOf(rows, 'rank'), sumOf(rows, 'decile')]).toEqual([wanted.rankSum, wanted.decileSum]);
    const found = Object.fromEntries(
      (members['local-authority'] ?? []).map(({ code, label }) => [
        label,
        countBy(
          rows.filter(({ cells }) => cells['local-authority'] === code),
          'decile',
        ),
      ]),
    );
    expect(found).toEqual(wanted.authorities);
  });

  it('a custom dataset', async () => {
    const name = 'RM008-2021-3.xlsx';
    const wanted = counted[name];
    const { rows, problems, file, members } = await run(censusCustom, fixture(name));
    expect(problems).toEqual([]);
    expect(file?.rows).toEqual({ read: wanted.records, notes: wanted.dropped, refused: 0 });
    expect(wanted.droppedSum).toBe(0);
    expect(sumOf(rows, 'observation')).toBe(wanted.sum);
    expect(members['place']).toHaveLength(wanted.areas);
    for (const [dimension, sums] of [
      ['car-or-van-availability', wanted.cars],
      ['household-composition', wanted.households],
    ]) {
      const found = Object.fromEntries(
        (members[dimension] ?? []).map(({ code, label }) => {
          const of = rows.filter(({ cells }) => cells[dimension] === code);
          return [label, sumOf(of, 'observation')];
        }),
      );
      expect(found).toEqual(sums);
    }
  });
});

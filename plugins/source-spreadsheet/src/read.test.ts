import { describe, expect, it } from '@jest/globals';
import { book, csv, run, streamOf } from './test-run.js';

const WARDS = {
  columns: {
    Month: { role: 'period' },
    Ward: { role: 'place' },
    Ethnicity: { role: 'group', list: 'ethnicity' },
    Seen: { role: 'numerator' },
    Invited: { role: 'denominator' },
    Notes: { role: 'leave-out' },
  },
};

describe('rows that hold figures', () => {
  it('reads periods, places, groups and both counts of a workbook with a title and notes', async () => {
    const bytes = book({
      name: 'Data',
      rows: [
        ['Ward report'],
        [null],
        ['Month', 'Ward', 'Ethnicity', 'Seen', 'Invited', 'Notes'],
        ['April 2024', 'Maple', 'White British', 8, 10, 'anything at all'],
        ['Apr-24', 'Maple', 'Polish', 3, 4],
        ['2024-05', 'Maple', 'Total', 11, 14],
        ['May 2024', 'Oak', 'not known', '<5', 9],
        [null, null, null, null],
        ['Source: ward system'],
      ],
    });
    const { rows, members, problems, counts, failure } = await run(bytes, WARDS);
    expect(failure).toBeUndefined();
    expect(problems).toEqual([]);
    expect(counts).toEqual({ read: 4, notes: 2, refused: 0 });
    const april = '2024-04-01/2024-05-01';
    const may = '2024-05-01/2024-06-01';
    expect(rows).toEqual([
      {
        at: 4,
        cells: { period: april, place: 'Maple', ethnicity: 'A', 'seen-numerator': 8, 'seen-denominator': 10 },
      },
      {
        at: 5,
        cells: {
          period: april,
          place: 'Maple',
          ethnicity: 'Polish',
          'seen-numerator': 3,
          'seen-denominator': 4,
        },
      },
      { at: 6, cells: { period: may, place: 'Maple', 'seen-numerator': 11, 'seen-denominator': 14 } },
      {
        at: 7,
        cells: { period: may, place: 'Oak', ethnicity: '99', 'seen-numerator': null, 'seen-denominator': 9 },
        flags: { 'seen-numerator': ['suppressed'] },
        bounds: { 'seen-numerator': [0, 4] },
      },
    ]);
    expect(members['ethnicity']?.map(({ code, label, role }) => [code, label, role])).toEqual([
      ['A', 'White British', 'group'],
      ['Polish', 'Polish', undefined],
      ['99', 'Not known', 'unknown'],
    ]);
  });

  it('says row, column, rule and remedy of what it cannot read, and reads on', async () => {
    const bytes = csv(
      'Month,Ward,Falls',
      'soon,Maple,1',
      '2024-04,,2',
      '2024-04,Oak,many',
      '2024-04,Elm,-1',
      '2024-04,Ash,4',
    );
    const columns = { Month: { role: 'period' }, Ward: { role: 'place' }, Falls: { role: 'numerator' } };
    const { rows, problems } = await run(bytes, { columns });
    expect(problems.map(({ row, column, rule }) => [row, column, rule])).toEqual([
      [2, 'Month', 'period-unknown'],
      [3, 'Ward', 'place-missing'],
      [4, 'Falls', 'not-a-number'],
      [5, 'Falls', 'negative-count'],
    ]);
    expect(rows).toEqual([{ at: 6, cells: { period: '2024-04-01/2024-05-01', place: 'Ash', falls: 4 } }]);
  });

  it.each<[string, Record<string, object>, object, string]>([
    [
      'A,B,N\n2024-04-01,2024-04-30,1\n',
      { A: { role: 'period-start' }, B: { role: 'period-end' } },
      {},
      '2024-04-01/2024-05-01',
    ],
    [
      'A,B,N\n2024-04-01,2024-05-01,1\n',
      { A: { role: 'period-start' }, B: { role: 'period-end' } },
      {},
      '2024-04-01/2024-05-01',
    ],
    [
      'A,B,N\nApr 2024,Jun 2024,1\n',
      { A: { role: 'period-start' }, B: { role: 'period-end' } },
      {},
      '2024-04-01/2024-07-01',
    ],
    [
      'A,B,N\n2023/24,February,1\n',
      { A: { role: 'year' }, B: { role: 'month' } },
      {},
      '2024-02-01/2024-03-01',
    ],
    ['A,B,N\n2023/24,Q1,1\n', { A: { role: 'year' }, B: { role: 'month' } }, {}, '2023-04-01/2023-07-01'],
    ['A,B,N\n2024,7,1\n', { A: { role: 'year' }, B: { role: 'month' } }, {}, '2024-07-01/2024-08-01'],
    ['A,B,N\n2023/24,x,1\n', { A: { role: 'period' } }, {}, '2023-04-01/2024-04-01'],
    [
      'A,B,N\n2011-12,x,1\n',
      { A: { role: 'period' } },
      { periodKind: 'financial-year' },
      '2011-04-01/2012-04-01',
    ],
    ['A,B,N\n03/04/2024,x,1\n', { A: { role: 'period' } }, { periodKind: 'week' }, '2024-04-01/2024-04-08'],
    ['A,B,N\n03/04/2024,x,1\n', { A: { role: 'period' } }, { dayFirst: false }, '2024-03-04/2024-03-05'],
  ])('reads the period of %j', async (text, columns, more, period) => {
    const { rows } = await run(new TextEncoder().encode(text), {
      columns: { ...columns, N: { role: 'numerator' } },
      ...more,
    });
    expect(rows.map(({ cells }) => cells['period'])).toEqual([period]);
  });

  it('takes the period of the whole file from the person, and values that are percentages', async () => {
    const bytes = csv('Ward,Share', 'Maple,16.5%', 'Oak,n/a');
    const columns = { Ward: { role: 'place' }, Share: { role: 'value' } };
    const { rows } = await run(bytes, { columns }, { period: '2024-01-01/2025-01-01' });
    expect(rows.map(({ cells }) => cells)).toEqual([
      { period: '2024-01-01/2025-01-01', place: 'Maple', share: 16.5 },
      { period: '2024-01-01/2025-01-01', place: 'Oak', share: null },
    ]);
    const [measure] = (await streamOf(bytes, { columns })).measures;
    expect(measure).toMatchObject({ kind: 'value', aggregation: 'none' });
  });

  it('says which column of the mapping the file does not have', async () => {
    const { failure } = await run(csv('Month,Falls', '2024-04,1'), { columns: { Ward: { role: 'place' } } });
    expect(failure).toBe('This file has no column "Ward". Say again what its columns hold.');
  });

  it('finds the second of two equal headings, and does not take merged cells for empty ones', async () => {
    const columns = { Month: { role: 'period' }, 'Total (2)': { role: 'numerator' } };
    const { rows } = await run(csv('Month,Total,Total', '2024-04,1,2', '2024-05,3,4'), { columns });
    expect(rows.map(({ cells }) => cells['total-2'])).toEqual([2, 4]);
    const merged = book({
      name: 'A',
      rows: [
        ['Month', 'Ward', 'Falls'],
        ['2024-04', 'Maple', 1],
        ['2024-05', null, 2],
      ],
      merges: ['A1:C1', 'B2:B3'],
    });
    const stopped = await run(merged, {
      columns: { Month: { role: 'period' }, Ward: { role: 'place' }, Falls: { role: 'numerator' } },
    });
    expect(stopped.rows).toEqual([]);
    expect(stopped.problems).toMatchObject([{ row: 2, rule: 'merged-cells' }]);
  });
});

describe('rows that are cases', () => {
  const CASES = {
    rows: 'cases',
    columns: {
      Date: { role: 'period' },
      Ward: { role: 'place' },
      Sex: { role: 'group', list: 'sex' },
      Ref: { role: 'leave-out' },
    },
  };

  it('counts them by month and group, writes zeros, and keeps nothing of a single one', async () => {
    const bytes = csv(
      'Ref,Date,Ward,Sex',
      'INC-1,03/04/2024,Maple,F',
      'INC-2,30/04/2024,Maple,female',
      'INC-3,01/06/2024,Maple,F',
      'INC-4,02/06/2024,Maple,M',
      'INC-5,31/31/2024,Maple,M',
    );
    const { rows, problems, counts } = await run(bytes, CASES);
    expect(counts).toEqual({ read: 4, notes: 0, refused: 1 });
    expect(problems).toMatchObject([{ row: 6, column: 'Date', rule: 'period-unknown' }]);
    expect(
      rows.map(({ cells }) => [String(cells['period']).slice(0, 7), cells['sex'], cells['cases']]),
    ).toEqual([
      ['2024-04', 'female', 2],
      ['2024-04', 'male', 0],
      ['2024-05', 'female', 0],
      ['2024-05', 'male', 0],
      ['2024-06', 'female', 1],
      ['2024-06', 'male', 1],
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/INC|"at"/);
  });

  it('makes a proportion of a yes or no column', async () => {
    const bytes = csv('Date,Came', '2024-04-01,yes', '2024-04-02,No', '2024-04-03,Y', '2024-04-04,maybe');
    const columns = { Date: { role: 'period' }, Came: { role: 'outcome' } };
    const { rows, problems } = await run(bytes, { rows: 'cases', columns });
    expect(rows.map(({ cells }) => cells)).toEqual([
      { period: '2024-04-01/2024-05-01', 'came-numerator': 2, 'came-denominator': 3 },
    ]);
    expect(problems).toMatchObject([{ row: 5, rule: 'not-yes-or-no' }]);
  });
});

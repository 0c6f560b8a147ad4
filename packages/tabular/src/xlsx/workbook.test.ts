import { describe, expect, it } from '@jest/globals';
import { makeWorkbook, type MadeWorkbook } from '../testing/index.js';
import { TabularError } from '../tabular-error.js';
import { Workbook } from './workbook.js';

const readerOf = (bytes: Uint8Array) => ({
  readAt: (offset: number, length: number) =>
    Promise.resolve(bytes.subarray(Math.min(offset, bytes.length), offset + length)),
});
const open = (made: MadeWorkbook) => Workbook.open(readerOf(makeWorkbook(made)));

async function rowsOf(workbook: Workbook, name?: string) {
  const sheet = workbook.sheet(name);
  const rows: { at: number; cells: readonly string[] }[] = [];
  for await (const batch of sheet.batches())
    for (const [index, cells] of batch.rows.entries()) rows.push({ at: batch.firstRow + index, cells });
  return { rows, merges: sheet.merges };
}

const only = (rows: MadeWorkbook['sheets'][number]['rows']) => open({ sheets: [{ name: 'A', rows }] });

describe('what cells say', () => {
  it('gives numbers as they are kept, texts and truths', async () => {
    const workbook = await only([
      ['Ward & "bay"', 12, 0.28999999999999998, true, { percent: 16.5 }, { inline: 'in place' }],
      [1e21, -5, 1234.5, false, { error: '#N/A' }, '_x0041_b'],
    ]);
    expect((await rowsOf(workbook)).rows.map(({ cells }) => cells)).toEqual([
      ['Ward & "bay"', '12', '0.29', 'TRUE', '16.5', 'in place'],
      ['1e+21', '-5', '1234.5', 'FALSE', '#N/A', 'Ab'],
    ]);
  });

  it('gives dates in ISO form by their style, in both counts', async () => {
    // ECMA-376 part 1, 18.17.4.1: 1 January 1900 is 1, and 29 February 1900 is counted; Excel shows 45383 as 1 April 2024.
    const dates = [{ date: 1 }, { date: 59 }, { date: 61 }, { date: 45_383 }, { date: 45_383.4375 }] as const;
    const times = [{ date: 0.4375, style: 'time' }, { date: 45_383, style: 'month' }, 45_383] as const;
    const rows = [[...dates, ...times]];
    expect((await rowsOf(await only(rows))).rows[0]?.cells).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-03-01',
      '2024-04-01',
      '2024-04-01T10:30:00',
      '10:30:00',
      '2024-04-01',
      '45383',
    ]);
    const old = await open({
      from1904: true,
      sheets: [{ name: 'A', rows: [[{ date: 0 }, { date: 43_921 }]] }],
    });
    // 43,921 is 1,462 days less than 45,383.
    expect((await rowsOf(old)).rows[0]?.cells).toEqual(['1904-01-01', '2024-04-01']);
  });

  it('takes the result of a formula, and says which formula has none', async () => {
    const good = await only([
      [
        { formula: '1+1', result: 2 },
        { formula: 'A1', result: 'two' },
      ],
    ]);
    expect((await rowsOf(good)).rows[0]?.cells).toEqual(['2', 'two']);
    const bad = await only([['a'], [1, { formula: 'A2*2' }]]);
    await expect(rowsOf(bad)).rejects.toMatchObject({
      code: 'formula-without-result',
      row: 2,
      message: 'Cell B2 holds a formula, and the workbook does not hold its result.',
    });
  });

  it('keeps the row numbers over gaps, and gives merged cells once', async () => {
    const rows = [
      ['top', 'x'],
      [null, 1],
    ];
    const workbook = await open({ sheets: [{ name: 'A', rows, firstRow: 3, merges: ['A3:A4'] }] });
    expect(await rowsOf(workbook)).toEqual({
      rows: [
        { at: 1, cells: [''] },
        { at: 2, cells: [''] },
        { at: 3, cells: ['top', 'x'] },
        { at: 4, cells: ['', '1'] },
      ],
      merges: ['A3:A4'],
    });
    const far = await open({ sheets: [{ name: 'A', rows: [['x']], firstRow: 1_048_576 }] });
    expect((await rowsOf(far)).rows).toEqual([{ at: 1_048_576, cells: ['x'] }]);
  });
});

describe('sheets', () => {
  const made: MadeWorkbook = {
    externalFile: 'file:///C:/Users/somebody/ward%20budget.xlsx',
    sheets: [
      { name: 'Old list', hidden: true, rows: [['secret']] },
      { name: 'Data', rows: [['Ward', 'Falls'], ...Array.from({ length: 200 }, (_, at) => [`W${at}`, at])] },
      { name: 'Notes', rows: [['Read me']] },
    ],
  };

  it('lists them with the hidden ones, and reads the first one shown unless named', async () => {
    const workbook = await open(made);
    expect(workbook.sheets).toEqual([
      { name: 'Old list', isHidden: true },
      { name: 'Data', isHidden: false },
      { name: 'Notes', isHidden: false },
    ]);
    expect((await rowsOf(workbook)).rows).toHaveLength(201);
    expect((await rowsOf(workbook, 'notes')).rows[0]?.cells).toEqual(['Read me']);
    expect(() => workbook.sheet('Other')).toThrow('This workbook has no sheet "Other".');
  });

  it('reads the first rows of each, and names files that formulas look into', async () => {
    const workbook = await open(made);
    const heads = await workbook.heads();
    expect(heads.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['Old list', 1],
      ['Data', 50],
      ['Notes', 1],
    ]);
    expect(heads[1]?.rows.slice(0, 2)).toEqual([
      ['Ward', 'Falls'],
      ['W0', '0'],
    ]);
    expect(heads[2]?.rows).toEqual([['Read me']]);
    expect(workbook.externalFiles).toEqual(['ward budget.xlsx']);
    expect(workbook.entries).toContain('xl/workbook.xml');
  });

  it('still knows a sheet by its head when a row further down is broken', async () => {
    const rows = [
      ['a', 'b'],
      [1, { formula: 'A2' }],
    ];
    const [head] = await (await only(rows)).heads();
    expect(head).toMatchObject({ rows: [['a', 'b']], fault: expect.any(TabularError) });
  });
});

import { describe, expect, it } from '@jest/globals';
import type { Dictionaries } from '@fairshift/plugin-host';
import { batch, block, column } from '../../../../test/fixtures/batches.js';
import { FileUnderstanding } from './file-understanding.js';

const group = (stratifierId: number, id: number, code: string, position: number) => ({
  stratifierId,
  id,
  code,
  label: `The ${code}`,
  position,
  role: code === 'unknown' ? ('unknown' as const) : ('group' as const),
});

const month = (id: number, start: string, end: string) => ({ id, kind: 'month', start, end });
const place = { id: 1, codeSystem: 'ods', code: 'A81001', name: 'North', level: 0, levelTitle: 'Practice' };

/** Sex × age; stratum 3 is young people of whatever sex. */
const FIRST: Partial<Dictionaries> = {
  periods: [month(1, '2024-05-01', '2024-06-01')],
  places: [place],
  stratifiers: [
    { id: 1, code: 'sex', label: 'Sex', overlapping: false },
    { id: 2, code: 'age', label: 'Age', overlapping: false },
  ],
  groups: [group(1, 1, 'unknown', 9), group(1, 2, 'female', 1), group(2, 1, 'young', 1)],
  strata: [
    { id: 1, groupIds: [1, 1] },
    { id: 2, groupIds: [2, 1] },
  ],
  columns: [column(1, 'coverage', 'proportion'), column(2, 'staff', 'count')],
};
const SECOND: Partial<Dictionaries> = {
  periods: [month(2, '2024-04-01', '2024-05-01')],
  groups: [group(2, 2, 'old', 2)],
  strata: [
    { id: 3, groupIds: [0, 1] },
    { id: 4, groupIds: [2, 2] },
  ],
};
const END = {
  notices: [{ level: 'warn' as const, code: 'late', message: 'The last month may grow.' }],
  last: true,
  problemCount: 3,
  file: { encoding: 'windows-1252', rows: { read: 4, notes: 1, refused: 3 } },
};

function understood() {
  const file = new FileUnderstanding();
  // Row 2 stands in both blocks. Row 3 makes an observation for each age group, on both sides of a batch's end.
  const coverage = block(1, [
    { row: 2, numerator: 1, denominator: 2, stratum: 1 },
    { row: 3, numerator: 3, denominator: 4, stratum: 2 },
  ]);
  file.add(batch([coverage, block(2, [{ row: 2, numerator: 7, stratum: 1 }])], FIRST));
  const rest = block(1, [
    { row: 3, numerator: 5, denominator: 6, stratum: 4 },
    { row: 4, numerator: 7, denominator: 8, stratum: 3, period: 2 },
    { row: 5, numerator: 9, denominator: 9, stratum: 3, period: 2 },
  ]);
  file.add(batch([rest], SECOND, END));
  return file;
}

describe('what a file says', () => {
  const result = understood().result();

  it('tells the encoding and rows as the source does', () => {
    expect(result).toMatchObject({ encoding: 'windows-1252', rows: { read: 4, notes: 1, refused: 3 } });
    expect(result.notices).toEqual([{ level: 'warn', message: 'The last month may grow.' }]);
    expect(result.places).toBe(1);
  });

  it('spans all periods, and counts the rows of each', () => {
    expect(result.period).toEqual({ start: '2024-04-01', end: '2024-06-01', kind: 'month' });
    expect(result.periods.map(({ start, rows }) => [start, rows])).toEqual([
      ['2024-04-01', 2],
      ['2024-05-01', 2],
    ]);
  });

  it('counts a row once for each group that it holds, however many numbers it brings', () => {
    const counts = result.stratifiers.map(({ id, groups }) => [
      id,
      groups.map(({ code, rows }) => [code, rows]),
    ]);
    expect(counts).toEqual([
      [
        'sex',
        [
          ['female', 1],
          ['unknown', 1],
        ],
      ],
      [
        'age',
        [
          ['young', 4],
          ['old', 1],
        ],
      ],
    ]);
    expect(result.stratifiers[0]?.groups[1]).toEqual({
      code: 'unknown',
      label: 'The unknown',
      role: 'unknown',
      rows: 1,
    });
  });

  it('keeps the measures apart', () => {
    const sums = result.measures.map(({ id, form, sum, cells }) => ({ id, form, sum, given: cells.given }));
    expect(sums).toEqual([
      {
        id: 'coverage',
        form: 'proportion',
        sum: { numerator: 1 + 3 + 5 + 7 + 9, denominator: 2 + 4 + 6 + 8 + 9, value: null },
        given: 10,
      },
      { id: 'staff', form: 'count', sum: { numerator: 7, denominator: null, value: null }, given: 1 },
    ]);
  });

  it('counts observations and problems', () => {
    expect(understood()).toMatchObject({ observations: 6, problemCount: 3 });
  });
});

it('counts each number where the source does not say its row', () => {
  const file = new FileUnderstanding();
  const cells = [1, 2, 3].map((numerator) => ({ row: 0, numerator, denominator: 5 }));
  file.add(batch([block(1, cells)], FIRST));
  expect(file.result().periods[0]?.rows).toBe(3);
});

it('has no period before the first row', () => {
  expect(new FileUnderstanding().result()).toMatchObject({ period: null, measures: [], encoding: 'unknown' });
});

import { expect, it } from '@jest/globals';
import type { Dictionaries } from '@fairshift/plugin-host';
import { block, column, NO_ENTRIES } from '../../../../test/fixtures/batches.js';
import { previewOf } from './preview.js';

const KNOWN: Dictionaries = {
  ...NO_ENTRIES,
  periods: [{ id: 1, kind: 'month', start: '2024-04-01', end: '2024-05-01' }],
  places: [{ id: 1, codeSystem: 'ods', code: 'A81001', name: 'North', level: 0, levelTitle: 'Practice' }],
  stratifiers: [{ id: 1, code: 'sex', label: 'Sex', overlapping: false }],
  groups: [{ stratifierId: 1, id: 1, code: 'F', label: 'Female', position: 1, role: 'group' }],
  strata: [
    { id: 1, groupIds: [1] },
    { id: 2, groupIds: [0] },
  ],
  columns: [column(1, 'coverage', 'proportion'), column(2, 'staff', 'count')],
  bounds: [
    { id: 1, numerator: [0, 5] },
    { id: 2, denominator: [6, null], numeratorRounding: 5 },
  ],
};

const cellsOf = (blocks: Parameters<typeof previewOf>[0]) =>
  previewOf(blocks, KNOWN).rows.map(({ cells }) => cells);

it('says each row in words, in the order of the file', () => {
  const coverage = block(1, [
    { row: 2, numerator: 30, denominator: 40 },
    { row: 4, numerator: 31, denominator: 41, stratum: 2 },
  ]);
  const preview = previewOf([coverage, block(2, [{ row: 3, numerator: 7 }])], KNOWN);
  expect(preview.columns.map(({ label }) => label)).toEqual([
    'Period',
    'Place',
    'Sex',
    'Measure',
    'Numerator or value',
    'Denominator',
  ]);
  expect(preview.rows).toEqual([
    { at: 2, cells: ['2024-04-01 to 2024-05-01', 'North', 'Female', 'coverage', '30', '40'] },
    { at: 3, cells: ['2024-04-01 to 2024-05-01', 'North', 'Female', 'staff', '7', ''] },
    { at: 4, cells: ['2024-04-01 to 2024-05-01', 'North', 'All', 'coverage', '31', '41'] },
  ]);
});

it('says why a number is not there, and what is known of it', () => {
  const cells = cellsOf([
    block(1, [
      { row: 2, numerator: NaN, denominator: 40, flags: 1, bound: 1 },
      { row: 3, numerator: NaN, denominator: NaN, flags: 1 + 32 },
      { row: 4, numerator: 15, denominator: NaN, flags: 8 + 16, bound: 2 },
      { row: 5, numerator: NaN, denominator: 20, flags: 4 + 128 },
    ]),
  ]);
  expect(cells.map((row) => row.slice(-2))).toEqual([
    ['hidden, 0 to 5', '40'],
    ['hidden', 'missing'],
    ['15 (rounded to 5)', 'hidden, 6 or more'],
    ['not applicable', '20 (rounded)'],
  ]);
});

it('shows the first 20', () => {
  const cells = Array.from({ length: 30 }, (_, index) => ({ row: index + 2, numerator: index }));
  const { rows } = previewOf([block(2, cells)], KNOWN);
  expect(rows).toHaveLength(20);
  expect(rows.at(-1)?.at).toBe(21);
});

import { describe, expect, it } from '@jest/globals';
import type { Dictionaries } from '@fairshift/plugin-host';
import { batch, block, column, NO_ENTRIES } from '../../../../test/fixtures/batches.js';
import { RepeatedRows } from './repeated-rows.js';

const ENTRIES: Partial<Dictionaries> = {
  periods: [
    { id: 1, kind: 'month', start: '2024-05-01', end: '2024-06-01' },
    { id: 2, kind: 'month', start: '2024-06-01', end: '2024-07-01' },
  ],
  places: [{ id: 1, codeSystem: 'ods', code: 'A81001', name: 'North', level: 0, levelTitle: 'Practice' }],
  stratifiers: [{ id: 1, code: 'sex', label: 'Sex', overlapping: false }],
  groups: [{ stratifierId: 1, id: 1, code: 'f', label: 'Female', position: 1, role: 'group' }],
  strata: [
    { id: 1, groupIds: [1] },
    { id: 2, groupIds: [0] },
  ],
  columns: [column(1, 'uptake', 'proportion'), column(2, 'waits', 'individual'), column(3, 'staff', 'count')],
};

describe('rows that say again what an earlier one said', () => {
  it('names both rows, also when they stand in different batches', () => {
    const rows = new RepeatedRows();
    const first = batch(
      [
        block(1, [
          { row: 2, numerator: 1 },
          { row: 3, numerator: 1, period: 2 },
        ]),
      ],
      ENTRIES,
    );
    expect(rows.take(first)).toEqual(first);
    rows.take(
      batch([
        block(1, [
          { row: 9, numerator: 4, stratum: 2 },
          { row: 10, numerator: 4, period: 2 },
        ]),
      ]),
    );
    expect(rows.count).toBe(1);
    expect(rows.problems({ ...NO_ENTRIES, ...ENTRIES })).toEqual([
      {
        row: 10,
        rule: 'row-repeated',
        message: 'Rows 3 and 10 are both about "uptake" for North, 2024-06-01 to 2024-07-01, Sex Female.',
        remedy: 'Keep the row that is right, take the other out of the file, and upload it again.',
      },
    ]);
  });

  it('counts a row once, however many numbers it repeats', () => {
    const rows = new RepeatedRows();
    const two = (row: number) => [block(1, [{ row, numerator: 1 }]), block(3, [{ row, numerator: 1 }])];
    rows.take(batch(two(2), ENTRIES));
    rows.take(batch([block(1, [{ row: 5, numerator: 1 }])]));
    rows.take(batch([block(3, [{ row: 5, numerator: 1 }])]));
    rows.take(batch(two(6)));
    expect(rows.count).toBe(2);
    expect(rows.problems({ ...NO_ENTRIES, ...ENTRIES }).map(({ row }) => row)).toEqual([5, 6]);
  });

  it('leaves the repeated numbers out of what is added up', () => {
    const rows = new RepeatedRows();
    const cells = [
      { row: 2, numerator: 3, denominator: 10, flags: 8, bound: 1 },
      { row: 3, numerator: 4, denominator: 10 },
      { row: 4, numerator: 5, denominator: 11, period: 2 },
    ];
    const { blocks } = rows.take(batch([block(1, cells)], ENTRIES));
    expect(blocks).toEqual([block(1, [cells[0]!, cells[2]!])]);
  });

  it('lets individual values and events stand together', () => {
    const rows = new RepeatedRows();
    rows.take(
      batch(
        [
          block(2, [
            { row: 2, numerator: 3 },
            { row: 3, numerator: 3 },
          ]),
        ],
        ENTRIES,
      ),
    );
    expect(rows.count).toBe(0);
  });

  it('tells of the first 1,000 and counts all', () => {
    const rows = new RepeatedRows();
    const same = Array.from({ length: 1_500 }, (_, at) => ({ row: at + 2, numerator: 1 }));
    rows.take(batch([block(1, same)], ENTRIES));
    expect(rows.count).toBe(1_499);
    expect(rows.problems({ ...NO_ENTRIES, ...ENTRIES })).toHaveLength(1_000);
  });

  describe('are most of a file', () => {
    const from = (row: number, count: number, period: number) =>
      batch([
        block(
          1,
          Array.from({ length: count }, (_, at) => ({
            row: row + at,
            numerator: 1,
            period,
            stratum: at + 1,
          })),
        ),
      ]);
    function take(fresh: number, again: number): RepeatedRows {
      const rows = new RepeatedRows();
      rows.take(batch([], ENTRIES));
      rows.take(from(2, fresh, 1));
      for (let left = again, row = fresh + 2; left > 0; left -= fresh, row += fresh)
        rows.take(from(row, Math.min(left, fresh), 1));
      return rows;
    }

    it.each([
      ['100,000, with fewer that are new', 60_000, 100_000, true],
      ['one fewer', 60_000, 99_999, false],
      ['no more than are new', 100_000, 100_000, false],
      ['one more than are new', 100_000, 100_001, true],
    ])('%s', (_case, fresh, again, areMost) => {
      const rows = take(fresh, again);
      expect(rows.count).toBe(again);
      expect(rows.areMost).toBe(areMost);
    });
  });
});

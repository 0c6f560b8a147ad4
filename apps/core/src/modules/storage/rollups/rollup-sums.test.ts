import { describe, expect, it } from '@jest/globals';
import type { ColumnEntry, Dictionaries } from '@fairshift/plugin-host';
import { allocate } from '../observations/observation-columns.js';
import type { ObservationColumns } from '../observations/observation-columns.js';
import { Presence, shapeOf } from './rollup-plan.js';
import { RollupSums } from './rollup-sums.js';
import type { SeriesRow } from './series-rows.js';

type Row = readonly [
  place: number,
  period: number,
  stratum: number,
  numerator: number,
  denominator: number,
  flags?: number,
  bound?: number,
];

/** Rows must come sorted by place, period, stratum. */
function observations(rows: readonly Row[]): ObservationColumns {
  const columns = allocate(rows.length);
  rows.forEach(([place, period, stratum, numerator, denominator, flags = 0, bound = 0], index) => {
    columns.places[index] = place;
    columns.periods[index] = period;
    columns.strata[index] = stratum;
    columns.numerators[index] = numerator;
    columns.denominators[index] = denominator;
    columns.flags[index] = flags;
    columns.bounds[index] = bound;
  });
  return columns;
}

const period = (id: number) => ({ id, kind: 'month', start: `2024-0${id}-01`, end: `2024-0${id + 1}-01` });
const place = (id: number, level = 0) => ({
  id,
  codeSystem: 'ods',
  code: `P${id}`,
  name: `Place ${id}`,
  level,
  levelTitle: level === 99 ? 'England' : 'Practice',
});
const group = (stratifierId: number, id: number) => ({
  stratifierId,
  id,
  code: `g${id}`,
  label: `Group ${id}`,
  position: id,
  role: 'group' as const,
});
const stratifier = (id: number, overlapping = false) => ({
  id,
  code: `s${id}`,
  label: `Split ${id}`,
  overlapping,
});

const dictionaries = (over: Partial<Dictionaries>): Dictionaries => ({
  periods: [period(1)],
  places: [place(1), place(2)],
  stratifiers: [],
  groups: [],
  strata: [{ id: 1, groupIds: [] }],
  columns: [],
  bounds: [],
  ...over,
});

const proportion: Pick<ColumnEntry, 'kind' | 'additiveOverGroups'> = {
  kind: 'proportion',
  additiveOverGroups: true,
};

function rollups(of: Dictionaries, rows: readonly Row[], column = proportion): SeriesRow[] {
  const shape = shapeOf(of);
  const chunk = observations(rows);
  const presence = new Presence(shape);
  presence.add(chunk.periods, chunk.places, chunk.strata, chunk.count);
  const sums = new RollupSums(shape, presence, column, of.bounds);
  return [...sums.add(chunk), ...sums.finish()];
}

/** "place a/group b/group" → what each period's cell holds. */
const brief = (rows: readonly SeriesRow[]) =>
  Object.fromEntries(
    rows.map((row) => [
      `${row.place} ${row.stratifierA}/${row.groupA} ${row.stratifierB}/${row.groupB}`,
      row.cells.map((cell, index) => [
        row.periods[index],
        cell.numeratorLow,
        cell.numeratorHigh,
        cell.denominatorLow,
        cell.denominatorHigh,
      ]),
    ]),
  );

const twoSplits = dictionaries({
  stratifiers: [stratifier(1), stratifier(2)],
  groups: [group(1, 1), group(1, 2), group(2, 1)],
  strata: [
    { id: 1, groupIds: [1, 1] },
    { id: 2, groupIds: [2, 1] },
  ],
});

// All sums are worked by hand.
describe('RollupSums', () => {
  it('sums full breakdowns over places and groups: overall, single and pair', () => {
    const rows: Row[] = [
      [1, 1, 1, 1, 10],
      [1, 1, 2, 2, 20],
      [2, 1, 1, 4, 40],
    ];
    expect(brief(rollups(twoSplits, rows))).toEqual({
      '1 0/0 0/0': [[1, 3, 3, 30, 30]],
      '1 1/1 0/0': [[1, 1, 1, 10, 10]],
      '1 1/2 0/0': [[1, 2, 2, 20, 20]],
      '1 2/1 0/0': [[1, 3, 3, 30, 30]],
      '2 0/0 0/0': [[1, 4, 4, 40, 40]],
      '2 1/1 0/0': [[1, 4, 4, 40, 40]],
      '2 2/1 0/0': [[1, 4, 4, 40, 40]],
      '0 0/0 0/0': [[1, 7, 7, 70, 70]],
      '0 1/1 0/0': [[1, 5, 5, 50, 50]],
      '0 1/2 0/0': [[1, 2, 2, 20, 20]],
      '0 2/1 0/0': [[1, 7, 7, 70, 70]],
      '0 1/1 2/1': [[1, 5, 5, 50, 50]],
      '0 1/2 2/1': [[1, 2, 2, 20, 20]],
    });
  });

  it('prefers a published total over groups to their sum, and never mixes them', () => {
    const of = dictionaries({
      places: [place(1)],
      stratifiers: [stratifier(1)],
      groups: [group(1, 1)],
      strata: [
        { id: 1, groupIds: [0] },
        { id: 2, groupIds: [1] },
      ],
    });
    const got = brief(
      rollups(of, [
        [1, 1, 1, 9, 90],
        [1, 1, 2, 4, 40],
      ]),
    );
    expect(got['0 0/0 0/0']).toEqual([[1, 9, 9, 90, 90]]);
    expect(got['0 1/1 0/0']).toEqual([[1, 4, 4, 40, 40]]);
  });

  it('prefers the published whole to the sum of the places', () => {
    const of = dictionaries({ places: [place(1), place(2, 99), place(3)] });
    const got = brief(
      rollups(of, [
        [1, 1, 1, 1, 10],
        [2, 1, 1, 5, 50],
        [3, 1, 1, 2, 20],
      ]),
    );
    expect(got['0 0/0 0/0']).toEqual([[1, 5, 5, 50, 50]]);
    expect(got['3 0/0 0/0']).toEqual([[1, 2, 2, 20, 20]]);
  });

  it('takes the parts where the whole is not split so', () => {
    const of = dictionaries({
      places: [place(1), place(2, 99), place(3)],
      stratifiers: [stratifier(1)],
      groups: [group(1, 1)],
      strata: [
        { id: 1, groupIds: [0] },
        { id: 2, groupIds: [1] },
      ],
    });
    const got = brief(
      rollups(of, [
        [1, 1, 2, 1, 10],
        [2, 1, 1, 5, 50],
        [3, 1, 2, 2, 20],
      ]),
    );
    expect(got['0 0/0 0/0']).toEqual([[1, 5, 5, 50, 50]]);
    expect(got['0 1/1 0/0']).toEqual([[1, 3, 3, 30, 30]]);
  });

  it('never adds published totals of a level between', () => {
    const of = dictionaries({ places: [place(1), place(2, 1)] });
    const got = brief(
      rollups(of, [
        [1, 1, 1, 1, 10],
        [2, 1, 1, 1, 10],
      ]),
    );
    expect(got['0 0/0 0/0']).toEqual([[1, 1, 1, 10, 10]]);
  });

  it('never sums over a stratifier whose groups overlap', () => {
    const of = { ...twoSplits, stratifiers: [stratifier(1, true), stratifier(2)] };
    const got = brief(
      rollups(of, [
        [1, 1, 1, 1, 10],
        [1, 1, 2, 2, 20],
      ]),
    );
    expect(Object.keys(got).toSorted()).toEqual([
      '0 1/1 0/0',
      '0 1/1 2/1',
      '0 1/2 0/0',
      '0 1/2 2/1',
      '1 1/1 0/0',
      '1 1/2 0/0',
    ]);
  });

  it('builds a series of values only where each cell is one observation', () => {
    const value = { kind: 'value' as const, additiveOverGroups: false };
    const got = brief(
      rollups(
        dictionaries({}),
        [
          [1, 1, 1, 3, Number.NaN],
          [2, 1, 1, 5, Number.NaN],
        ],
        value,
      ),
    );
    expect(Object.keys(got)).toEqual(['1 0/0 0/0', '2 0/0 0/0']);
  });

  it('adds intervals: suppressed, missing and rounded', () => {
    const of = dictionaries({
      places: [place(1), place(2), place(3)],
      bounds: [
        { id: 1, numerator: [1, 7] },
        { id: 2, numeratorRounding: 4 },
      ],
    });
    // 5 + [1, 4: the denominator] + (10 ± 2) = [14, 21]
    const rows: Row[] = [
      [1, 1, 1, 5, 50],
      [2, 1, 1, Number.NaN, 4, 1, 1],
      [3, 1, 1, 10, 20, 8, 2],
    ];
    const all = rollups(of, rows).find(({ place: at }) => at === 0)!;
    expect(all.cells[0]).toMatchObject({ numeratorLow: 14, numeratorHigh: 21, denominatorLow: 74, flags: 9 });
    const missing = rollups(of, [
      [1, 1, 1, 5, 50],
      [2, 1, 1, Number.NaN, 4, 2],
    ]).find(({ place: at }) => at === 0)!;
    expect(missing.cells[0]).toMatchObject({ numeratorLow: 5, numeratorHigh: Infinity, flags: 2 });
  });

  it('chooses a grouping for each kind of period', () => {
    const of = dictionaries({
      places: [place(1)],
      stratifiers: [stratifier(1)],
      groups: [group(1, 1), group(1, 2)],
      strata: [
        { id: 1, groupIds: [0] },
        { id: 2, groupIds: [1] },
        { id: 3, groupIds: [2] },
      ],
      periods: [period(1), { id: 2, kind: 'year', start: '2024-01-01', end: '2025-01-01' }],
    });
    // The month is split only, the year is published as a total only.
    const got = brief(
      rollups(of, [
        [1, 1, 2, 1, 10],
        [1, 1, 3, 2, 20],
        [1, 2, 1, 8, 80],
      ]),
    );
    expect(got['0 0/0 0/0']).toEqual([
      [1, 3, 3, 30, 30],
      [2, 8, 8, 80, 80],
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { DimensionSpec, MeasureSpec, Row, StreamSpec } from '@fairshift/plugin-sdk';
import { RowNumbering } from './row-numbering.js';

const base = { unit: 'people', polarity: 'neither', aggregation: 'sum' } as const;
const counts: readonly MeasureSpec[] = [
  { ...base, id: 'n', title: 'n', kind: 'count' },
  { ...base, id: 'd', title: 'd', kind: 'count' },
];
const ratio: MeasureSpec = {
  ...base,
  id: 'p',
  title: 'p',
  kind: 'proportion',
  numerator: 'n',
  denominator: 'd',
  aggregation: 'none',
  overPeriods: 'none',
};
const period: DimensionSpec = { id: 'period', title: 'Period', role: 'time', type: 'period' };
const place: DimensionSpec = {
  id: 'place',
  title: 'Place',
  role: 'area',
  type: 'code',
  codeSystem: 'gss',
  levels: [
    { id: 'practice', title: 'Practice', adds: 'parts' },
    { id: 'icb', title: 'ICB', adds: 'total' },
    { id: 'region', title: 'Region', adds: 'total' },
    { id: 'england', title: 'England', adds: 'whole' },
  ],
};
const decile: DimensionSpec = {
  id: 'decile',
  title: 'Decile',
  role: 'equity',
  type: 'integer',
  overlaps: true,
};

function streamOf(
  measures: readonly MeasureSpec[],
  dimensions: readonly DimensionSpec[] = [period, place, decile],
): StreamSpec {
  return {
    id: 's',
    title: 's',
    description: '',
    key: [],
    refresh: 'full',
    disclosure: 'open',
    dimensions: dimensions as StreamSpec['dimensions'],
    measures: measures as StreamSpec['measures'],
    licence: { spdxOrUrl: 'x', attribution: 'x', redistribution: 'allowed' },
  };
}

const AT = { period: '2024-04-01/2025-04-01', place: 'E1', decile: 1 };

/** What one row alone becomes. */
function one(row: Partial<Row>, measures = [...counts, ratio]) {
  const numbering = new RowNumbering(streamOf(measures));
  numbering.take({ ...row, cells: { ...AT, ...row.cells } });
  const { blocks, fresh, problems } = numbering.takeBatch();
  const [block] = blocks;
  const numbers = block && [block.numerators[0], block.denominators[0], block.flags[0], block.boundIds?.[0]];
  return { numbers, fresh, rule: problems[0]?.rule, column: problems[0]?.column, refused: numbering.refused };
}

describe('a row of a source', () => {
  it('keeps a true zero, and no flag', () => {
    expect(one({ cells: { n: 0, d: 9 } }).numbers).toEqual([0, 9, 0, undefined]);
  });

  // DATA: 1 numerator suppressed, 2 missing, 4 not applicable, 8 rounded; the denominator's are 16 times
  // these; 256 provisional, 512 estimated.
  it.each([
    [{ n: null, d: 9 }, { n: ['suppressed'] }, [NaN, 9, 1, undefined]],
    [{ n: null, d: 9 }, { n: ['missing'] }, [NaN, 9, 2, undefined]],
    [{ n: null, d: 9 }, { n: ['not-applicable'] }, [NaN, 9, 4, undefined]],
    [{ n: 5, d: 9 }, { n: ['rounded'] }, [5, 9, 8, undefined]],
    [{ n: 5, d: null }, { d: ['suppressed'] }, [5, NaN, 16, undefined]],
    [{ n: null, d: null }, { n: ['missing'], d: ['missing'] }, [NaN, NaN, 2 + 32, undefined]],
    [{ n: 5, d: 9 }, { n: ['provisional'], d: ['estimated'] }, [5, 9, 256 + 512, undefined]],
    [{ n: 5, d: 9 }, { p: ['provisional'] }, [5, 9, 256, undefined]],
  ] as const)('reads %j with %j', (cells, flags, numbers) => {
    expect(one({ cells, flags }).numbers).toEqual(numbers);
  });

  it('numbers the rules of hidden and rounded numbers', () => {
    const hidden = one({ cells: { n: null, d: 90 }, flags: { n: ['suppressed'] }, bounds: { n: [1, 7] } });
    expect(hidden.numbers).toEqual([NaN, 90, 1, 1]);
    expect(hidden.fresh.bounds).toEqual([{ id: 1, numerator: [1, 7] }]);
    // 40 stands for 38 to 42: two either way, so the whole width is 4.
    const rounded = one({ cells: { n: 40, d: 90 }, flags: { n: ['rounded'] }, bounds: { n: [38, 42] } });
    expect(rounded.fresh.bounds).toEqual([{ id: 1, numeratorRounding: 4 }]);
    // A rounded zero stands for 0 to 2.
    const zero = one({ cells: { n: 0, d: 90 }, flags: { n: ['rounded'] }, bounds: { n: [0, 2] } });
    expect(zero.fresh.bounds).toEqual([{ id: 1, numeratorRounding: 4 }]);
  });

  it.each([
    ['unknown-column', 'other', { cells: { n: 1, d: 2, other: 'x' } }],
    ['period', 'period', { cells: { n: 1, d: 2, period: '2024-04' } }],
    ['period', 'period', { cells: { n: 1, d: 2, period: '2024-02-30/2024-04-01' } }],
    ['period', 'period', { cells: { n: 1, d: 2, period: '2024-05-01/2024-05-01' } }],
    ['place', 'place', { cells: { n: 1, d: 2, place: null } }],
    ['group-null', 'decile', { cells: { n: 1, d: 2, decile: null } }],
    ['group', 'decile', { cells: { n: 1, d: 2, decile: 1.5 } }],
    ['not-a-number', 'n', { cells: { n: '12', d: 20 } }],
    ['not-a-number', 'd', { cells: { n: 1, d: Infinity } }],
    ['negative', 'n', { cells: { n: -1, d: 20 } }],
    ['numerator-above-denominator', 'n', { cells: { n: 21, d: 20 } }],
    ['part-missing', 'd', { cells: { n: 21 } }],
    ['part-missing', 'n', { cells: { p: 50 } }],
    ['null-without-flag', 'n', { cells: { n: null, d: 20 } }],
    ['null-without-flag', 'n', { cells: { n: null, d: 20 }, flags: { n: ['provisional'] } }],
    ['number-with-flag', 'n', { cells: { n: 3, d: 20 }, flags: { n: ['suppressed'] } }],
    ['number-with-flag', 'n', { cells: { n: null, d: 20 }, flags: { n: ['missing', 'rounded'] } }],
    ['flag-unknown', 'n', { cells: { n: 3, d: 20 }, flags: { n: ['secret'] } }],
    ['bounds', 'n', { cells: { n: 3, d: 20 }, bounds: { n: [1, 5] } }],
    ['bounds', 'n', { cells: { n: null, d: 20 }, flags: { n: ['suppressed'] }, bounds: { n: [5, 1] } }],
    ['published-differs', 'p', { cells: { n: 3, d: 4, p: 76.2 } }],
  ])('refuses by the rule %s in %s', (rule, column, row) => {
    const { numbers, fresh, ...rest } = one(row as unknown as Row);
    expect(rest).toEqual({ rule, column, refused: 1 });
    // A row that is left out numbers nothing.
    expect([numbers, fresh.periods, fresh.places, fresh.strata]).toEqual([undefined, [], [], []]);
  });

  // 2 / 3 = 66.67 %: a publisher may round to 67, 66.7 or cut to 66.6.
  it.each([67, 66.7, 66.6, 0.667])('accepts %d as published for 2 of 3', (p) => {
    expect(one({ cells: { n: 2, d: 3, p } }).rule).toBeUndefined();
  });

  it('lets a rounded numerator be above its denominator', () => {
    expect(one({ cells: { n: 10, d: 9 }, flags: { n: ['rounded'] } }).rule).toBeUndefined();
  });

  it('makes no observation of a row that says nothing of a column', () => {
    expect(one({ cells: {} })).toMatchObject({ numbers: undefined, refused: 0 });
  });

  it('makes one column of a measure with both parts, and says what may be summed', () => {
    expect(one({ cells: { n: 1, d: 2 } }).fresh.columns).toEqual([
      {
        id: 1,
        code: 'p',
        label: 'p',
        kind: 'proportion',
        unit: 'people',
        polarity: 'neither',
        multiplier: 1,
        additiveOverPeriods: false,
        additiveOverGroups: false,
      },
    ]);
    expect(one({ cells: { n: 1 } }, [counts[0] as MeasureSpec]).numbers).toEqual([1, NaN, 0, undefined]);
  });

  it('names groups as all when left out, and reads 1 and "1" as one group', () => {
    const numbering = new RowNumbering(streamOf(counts));
    for (const decile of [1, '1', undefined]) {
      const { decile: _, ...rest } = AT;
      numbering.take({ cells: decile === undefined ? { ...rest, n: 1 } : { ...rest, decile, n: 1 } });
    }
    const { blocks, fresh } = numbering.takeBatch();
    expect([...(blocks[0]?.stratumIds ?? [])]).toEqual([1, 1, 2]);
    expect(fresh.strata).toEqual([
      { id: 1, groupIds: [1] },
      { id: 2, groupIds: [0] },
    ]);
    expect(fresh.stratifiers).toEqual([{ id: 1, code: 'decile', label: 'Decile', overlapping: true }]);
  });

  it('gives places their level, label and code system', () => {
    const numbering = new RowNumbering(streamOf(counts));
    numbering.describe('place', [
      { code: 'E1', label: 'A practice', level: 'practice' },
      { code: 'E2', label: 'A region', level: 'region' },
      { code: 'E3', label: 'England', level: 'england', codeSystem: 'other' },
    ]);
    for (const code of ['E1', 'E2', 'E3', 'E4']) numbering.take({ cells: { ...AT, place: code, n: 1 } });
    expect(numbering.takeBatch().fresh.places).toEqual([
      { id: 1, codeSystem: 'gss', code: 'E1', name: 'A practice', level: 0, levelTitle: 'Practice' },
      { id: 2, codeSystem: 'gss', code: 'E2', name: 'A region', level: 2, levelTitle: 'Region' },
      { id: 3, codeSystem: 'other', code: 'E3', name: 'England', level: 99, levelTitle: 'England' },
      { id: 4, codeSystem: 'gss', code: 'E4', name: 'E4', level: 0, levelTitle: 'Practice' },
    ]);
  });

  it('keeps an event in its day in London, with the second of that day', () => {
    const time: DimensionSpec = { id: 'at', title: 'At', role: 'time', type: 'instant' };
    const fall: MeasureSpec = { ...base, id: 'fall', title: 'Fall', kind: 'event', aggregation: 'none' };
    const numbering = new RowNumbering(streamOf([fall], [time]));
    // In July London is an hour ahead of UTC, so 23:30Z on the 1st is 00:30 on the 2nd: 1,800 seconds.
    numbering.take({ cells: { at: '2024-07-01T23:30:00Z', fall: 1 } });
    numbering.take({ cells: { at: '2024-01-01T23:30:00Z', fall: 1 } });
    numbering.take({ cells: { at: '2024-01-05', fall: 1 } });
    const { blocks, fresh } = numbering.takeBatch();
    expect(fresh.periods.map((entry) => [entry.kind, entry.start, entry.end])).toEqual([
      ['day', '2024-07-02', '2024-07-03'],
      ['day', '2024-01-01', '2024-01-02'],
      ['day', '2024-01-05', '2024-01-06'],
    ]);
    expect([...(blocks[0]?.numerators ?? [])]).toEqual([1_800, 23 * 3600 + 30 * 60, NaN]);
    expect([...(blocks[0]?.flags ?? [])]).toEqual([0, 0, 2]);
  });

  it('refuses a grouping of more than 2,000 values as free text', () => {
    const numbering = new RowNumbering(streamOf(counts));
    const take = () => {
      for (let decile = 0; decile <= 2_000; decile++) numbering.take({ cells: { ...AT, decile, n: 1 } });
    };
    expect(take).toThrow('"Decile" has more than 2,000 different values.');
  });

  it('tells of 1,000 problems and counts the others', () => {
    const numbering = new RowNumbering(streamOf(counts));
    for (let row = 0; row < 1_500; row++) numbering.take({ at: row + 2, cells: { ...AT, n: -1 } });
    expect(numbering.takeBatch().problems).toHaveLength(1_000);
    expect([numbering.problemCount, numbering.refused]).toEqual([1_500, 1_500]);
    // A row of the file that gave two rows, both of them bad, is one row.
    for (const place of ['E1', 'E2']) numbering.take({ at: 9_000, cells: { ...AT, place, n: -1, d: 2 } });
    expect([numbering.problemCount, numbering.refused]).toEqual([1_502, 1_501]);
  });
});

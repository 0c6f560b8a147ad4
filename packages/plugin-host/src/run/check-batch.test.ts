import { describe, expect, it } from '@jest/globals';
import type { Batch } from '../batch.js';
import { BatchCheck } from './check-batch.js';

const NONE = { periods: [], places: [], stratifiers: [], groups: [], strata: [], columns: [], bounds: [] };
const GOOD: Batch = {
  rowsDone: 1,
  fresh: {
    ...NONE,
    periods: [{ id: 1, kind: 'day', start: '2024-01-01', end: '2024-01-02' }],
    places: [{ id: 1, codeSystem: '', code: 'A', name: 'A', level: 0, levelTitle: 'A' }],
    strata: [{ id: 1, groupIds: [] }],
    columns: [
      {
        id: 1,
        code: 'n',
        label: 'n',
        kind: 'count',
        unit: '',
        polarity: 'neither',
        multiplier: 1,
        additiveOverGroups: true,
        additiveOverPeriods: true,
      },
    ],
  },
  blocks: [blockOf(1)],
  problems: [],
  problemCount: 0,
  bytesRead: 0,
  last: false,
};

const SUPPRESSED = 1;
const DAY = { id: 1, kind: 'day', start: '2024-01-01', end: '2024-01-02' };
const WOMEN = { stratifierId: 1, id: 1, code: 'F', label: 'Women', position: 1, role: 'group' as const };
const PROBLEM = { row: 2, rule: 'r', message: 'm', remedy: 'r' };
/** The same with one stratifier that has one group. */
const SPLIT = {
  ...GOOD.fresh,
  stratifiers: [{ id: 1, code: 'sex', label: 'Sex', overlapping: false }],
  groups: [WOMEN],
  strata: [stratum(1)],
};
/** The same with a second column, which has two parts. */
const BOTH = {
  ...GOOD.fresh,
  columns: [
    ...GOOD.fresh.columns,
    { ...GOOD.fresh.columns[0]!, id: 2, code: 'p', kind: 'proportion' as const },
  ],
};

function stratum(group: number) {
  return { id: 1, groupIds: [group] };
}

function numbers(numerator: number, flags: number): Batch['blocks'][number] {
  return { ...blockOf(1), numerators: Float64Array.of(numerator), flags: Int16Array.of(flags) };
}

function blockOf(periodId: number): Batch['blocks'][number] {
  return {
    columnId: 1,
    periodIds: Int16Array.of(periodId),
    placeIds: Int32Array.of(1),
    stratumIds: Int32Array.of(1),
    flags: Int16Array.of(0),
    numerators: Float64Array.of(5),
    denominators: Float64Array.of(NaN),
    rowNumbers: Int32Array.of(2),
  };
}

describe('a batch from a child', () => {
  it('is taken when every number stands in a dictionary', () => {
    expect(new BatchCheck().check(GOOD)).toBe(GOOD);
  });

  it.each([
    ['a period that is in no dictionary', { blocks: [blockOf(2)] }],
    ['a column that is in no dictionary', { blocks: [{ ...blockOf(1), columnId: 2 }] }],
    ['arrays of unequal length', { blocks: [{ ...blockOf(1), placeIds: new Int32Array(0) }] }],
    ['plain arrays', { blocks: [{ ...blockOf(1), flags: [0] }] }],
    ['more observations than rows', { rowsDone: 0 }],
    ['too many rows', { rowsDone: 20_001 }],
    ['an entry out of order', { fresh: { ...GOOD.fresh, strata: [{ id: 2, groupIds: [] }] } }],
    ['no dictionaries', { fresh: undefined }],
    ['a number that is infinite', { blocks: [numbers(Infinity, 0)] }],
    ['no number and no reason why', { blocks: [numbers(NaN, 0)] }],
    ['a number that is hidden', { blocks: [numbers(5, SUPPRESSED)] }],
    ['a number that is missing', { blocks: [numbers(5, 2)] }],
    ['a number that does not apply', { blocks: [numbers(5, 4)] }],
    ['no number that is rounded', { blocks: [numbers(NaN, SUPPRESSED | 8)] }],
    ['a denominator of a count', { blocks: [{ ...blockOf(1), denominators: Float64Array.of(7) }] }],
    ['flags of a denominator of a count', { blocks: [numbers(5, SUPPRESSED << 4)] }],
    ['a row before the first', { blocks: [{ ...blockOf(1), rowNumbers: Int32Array.of(-1) }] }],
    ['a stratum of a group that is not there', { fresh: { ...SPLIT, strata: [stratum(2)] } }],
    ['a stratum of too few groups', { fresh: { ...SPLIT, strata: [{ id: 1, groupIds: [] }] } }],
    ['a stratum of too many groups', { fresh: { ...SPLIT, strata: [{ id: 1, groupIds: [1, 1] }] } }],
    ['a group of no stratifier', { fresh: { ...SPLIT, groups: [{ ...WOMEN, stratifierId: 2 }] } }],
    ['a group out of order', { fresh: { ...SPLIT, groups: [{ ...WOMEN, id: 2 }] } }],
    [
      'a period that ends before it begins',
      { fresh: { ...GOOD.fresh, periods: [{ ...DAY, end: '2023-01-01' }] } },
    ],
    ['a kind of period that there is not', { fresh: { ...GOOD.fresh, periods: [{ ...DAY, kind: 'age' }] } }],
    ['a byte that no database stores', { fresh: { ...SPLIT, groups: [{ ...WOMEN, label: 'a\0b' }] } }],
    ['more problems than it counts', { problems: [PROBLEM], problemCount: 0 }],
    ['a problem in a row that cannot be', { problems: [{ ...PROBLEM, row: 2 ** 40 }], problemCount: 1 }],
  ])('is refused with %s', (_, change) => {
    expect(() => new BatchCheck().check({ ...GOOD, ...change })).toThrow(/^(?:batch|block): /);
  });

  it.each([
    ['a count', numbers(5, 0)],
    ['a hidden count', numbers(NaN, SUPPRESSED)],
    ['a rounded and provisional count', numbers(5, 8 | 256)],
    ['a proportion', { ...numbers(5, 0), columnId: 2, denominators: Float64Array.of(9) }],
    ['a proportion with a hidden denominator', { ...numbers(5, SUPPRESSED << 4), columnId: 2 }],
  ])('is taken with %s', (_, block) => {
    expect(new BatchCheck().check({ ...GOOD, fresh: BOTH, blocks: [block] })).toBeDefined();
  });

  it.each([
    ['no denominator and no reason why', numbers(5, 0)],
    ['a denominator that is hidden', { ...numbers(5, SUPPRESSED << 4), denominators: Float64Array.of(9) }],
    ['an infinite denominator', { ...numbers(5, 0), denominators: Float64Array.of(Infinity) }],
  ])('is refused with a proportion of %s', (_, block) => {
    const batch = { ...GOOD, fresh: BOTH, blocks: [{ ...block, columnId: 2 }] };
    expect(() => new BatchCheck().check(batch)).toThrow(/^block: /);
  });

  it('knows the groups and columns of the batches before it, and of a run that it resumes', () => {
    const strata = [stratum(1)];
    const check = new BatchCheck();
    check.check({ ...GOOD, fresh: { ...SPLIT, strata } });
    const men = { ...WOMEN, id: 2, code: 'M' };
    const next = {
      ...GOOD,
      rowsDone: 2,
      fresh: { ...NONE, groups: [men], strata: [{ id: 2, groupIds: [2] }] },
    };
    expect(check.check(next)).toBe(next);
    const resumed = new BatchCheck({ rowsDone: 1, dictionaries: { ...SPLIT, strata } });
    expect(resumed.check(next)).toBe(next);
  });

  it('may tell 1,000 problems in a whole run, and never counts back', () => {
    const check = new BatchCheck();
    const problems = Array.from({ length: 600 }, () => PROBLEM);
    const next = { ...GOOD, fresh: NONE, blocks: [], problems, problemCount: 1_500 };
    check.check({ ...GOOD, problems, problemCount: 600 });
    expect(() => check.check(next)).toThrow('batch: 1200 problems told');
    const other = new BatchCheck();
    other.check({ ...GOOD, problemCount: 600 });
    expect(() => other.check({ ...next, problems: [], problemCount: 599 })).toThrow('batch: 599 problems');
  });
});

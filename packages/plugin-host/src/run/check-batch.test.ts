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
  ])('is refused with %s', (_, change) => {
    expect(() => new BatchCheck().check({ ...GOOD, ...change })).toThrow(/^(?:batch|block): /);
  });
});

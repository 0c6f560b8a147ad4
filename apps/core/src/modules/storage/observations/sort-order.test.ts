import { describe, expect, it } from '@jest/globals';
import { sortedOrder, windowsOf } from './sort-order.js';

describe('sortedOrder', () => {
  it('sorts by the first key, then the second, and keeps ties in order', () => {
    const place = new Int32Array([2, 1, 2, 1, 2]);
    const period = new Int16Array([1, 2, 1, 1, 0]);
    // By hand: place 1: rows 3 (period 1), 1 (period 2); place 2: 4 (0), then the tie 0, 2 (1).
    expect([...sortedOrder([place, period], 5)]).toEqual([3, 1, 4, 0, 2]);
  });

  it('sorts nothing', () => {
    expect([...sortedOrder([new Int32Array(0)], 0)]).toEqual([]);
  });
});

describe('windowsOf', () => {
  it('cuts between places where it can and inside a place where it must', () => {
    // Two periods (ids 1, 2; id 0 unused); places 0..4: 0, 3, 4, 12, 2 observations; limit 8.
    const counts = new Int32Array([0, 0, 0, 0, 1, 2, 0, 2, 2, 0, 7, 5, 0, 2, 0]);
    expect(windowsOf(counts, 2, 8)).toEqual([
      { placeLow: 1, placeHigh: 2, periodLow: 0, periodHigh: Infinity },
      { placeLow: 3, placeHigh: 3, periodLow: 1, periodHigh: 1 },
      { placeLow: 3, placeHigh: 3, periodLow: 2, periodHigh: 2 },
      { placeLow: 4, placeHigh: 4, periodLow: 0, periodHigh: Infinity },
    ]);
  });

  it('needs one window when everything fits', () => {
    expect(windowsOf(new Int32Array([0, 0, 1, 1]), 1, 8)).toEqual([
      { placeLow: 1, placeHigh: 1, periodLow: 0, periodHigh: Infinity },
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { FirstRows } from './first-rows.js';

describe('the first row of each place, period and stratum', () => {
  it('gives the first row that had the same ids, and no other', () => {
    const rows = new FirstRows();
    expect(rows.note(1, 2, 3, 10)).toBeUndefined();
    expect(rows.note(1, 3, 2, 11)).toBeUndefined();
    expect(rows.note(1, 2, 3, 12)).toBe(10);
    expect(rows.note(1, 2, 3, 13)).toBe(10);
  });

  it('mixes no key up with another, however many there are', () => {
    const rows = new FirstRows();
    let row = 1;
    // 20 × 50 × 200 keys. 128 and more strata take bits of both words.
    const each = (take: (place: number, period: number, stratum: number) => void) => {
      for (let place = 1; place <= 20; place++)
        for (let period = 1; period <= 50; period++)
          for (let stratum = 1; stratum <= 200; stratum++) take(place, period, stratum);
    };
    const found = new Set<number | undefined>();
    each((...ids) => found.add(rows.note(...ids, row++)));
    expect([...found]).toEqual([undefined]);
    let first = 1;
    let wrong = 0;
    each((...ids) => void (rows.note(...ids, row++) === first++ || wrong++));
    expect(wrong).toBe(0);
  });

  it('tells ids apart at the edges of their bits', () => {
    const rows = new FirstRows();
    const edges: [number, number, number][] = [
      [1, 1, 1],
      [2 ** 25 - 1, 1, 1],
      [1, 2 ** 15 - 1, 1],
      [1, 1, 127],
      [1, 1, 128],
      [1, 1, 2 ** 24 - 1],
      [2 ** 25 - 1, 2 ** 15 - 1, 2 ** 24 - 1],
    ];
    for (const [at, ids] of edges.entries()) expect(rows.note(...ids, at)).toBeUndefined();
    for (const [at, ids] of edges.entries()) expect(rows.note(...ids, 99)).toBe(at);
  });

  it('leaves what has ids beyond its bits to the finish of the import', () => {
    const rows = new FirstRows();
    expect(rows.note(2 ** 25, 1, 1, 5)).toBeUndefined();
    expect(rows.note(2 ** 25, 1, 1, 6)).toBeUndefined();
  });
});

import { describe, expect, it } from '@jest/globals';
import { NO_LIMITS } from '../limits.js';
import { anhoej2014 } from './anhoej.js';
import { findPatterns } from './patterns.js';

const [rule] = anhoej2014.rules;
const found = (values: readonly number[]) =>
  findPatterns(
    {
      positions: values.map((_, i) => i),
      values,
      limits: values.map(() => ({ ...NO_LIMITS, centre: 0 })),
    },
    rule!,
  ).map(({ direction, points }) => [direction, points]);

// Anhøj and Olesen 2014: of 12 points off the line, a run is too long from round(log2 12) + 3 + 1 = 8 on.
describe('runs that are longer than chance allows', () => {
  it('are whole patterns with a side', () => {
    expect(found([1, 1, 1, 1, 1, 1, 1, 1, -1, 1, -1, 1])).toEqual([['up', [0, 1, 2, 3, 4, 5, 6, 7]]]);
    expect(found([-1, 1, -1, 1, -1, -1, -1, -1, -1, -1, -1, -1])).toEqual([
      ['down', [4, 5, 6, 7, 8, 9, 10, 11]],
    ]);
  });

  it('begin one point later than chance ends', () => {
    expect(found([1, 1, 1, 1, 1, 1, 1, -1, 1, -1, 1, -1])).toEqual([]);
  });

  it('pass over points on the line, which neither count nor break', () => {
    expect(found([1, 1, 1, 0, 1, 1, 1, 1, 1, -1, 1, -1, 1])).toEqual([['up', [0, 1, 2, 4, 5, 6, 7, 8]]]);
    expect(found([0, 0, 0])).toEqual([]);
  });
});

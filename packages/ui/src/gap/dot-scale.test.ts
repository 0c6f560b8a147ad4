import { describe, expect, it } from '@jest/globals';
import { dotPosition, dotScale } from './dot-scale.js';

describe('dotScale', () => {
  // The step is the smallest of 1, 2, 2.5, 5, 10 × 10^k that cuts the span into at most 4; ends are its multiples.
  it.each([
    [
      [33, 45, 59, 69, 75],
      [20, 80],
      [20, 40, 60, 80],
    ], // span 42, raw 10.5: step 20
    [
      [30, 90],
      [20, 100],
      [20, 40, 60, 80, 100],
    ], // span 60, raw 15: step 20
    [
      [0.3, 2],
      [0, 2],
      [0, 0.5, 1, 1.5, 2],
    ], // span 1.7, raw 0.425: step 0.5
    [
      [-3, 8],
      [-5, 10],
      [-5, 0, 5, 10],
    ], // span 11, raw 2.75: step 5
  ])('%j runs over %j', (values, [min, max], ticks) => {
    expect(dotScale(values)).toEqual({ min, max, ticks });
  });

  it('never passes what the measure cannot pass', () => {
    expect(dotScale([95, 99.5], [0, 100]).max).toBe(100);
    expect(dotScale([1, 99], [0, 100])).toEqual({ min: 0, max: 100, ticks: [0, 25, 50, 75, 100] });
  });

  it('has room for a single figure, and none without any', () => {
    const one = dotScale([69]);
    expect(one.min).toBeLessThanOrEqual(69);
    expect(one.max).toBeGreaterThan(69);
    expect(() => dotScale([Number.NaN])).toThrow(RangeError);
  });

  it('places values in per cent of the width and keeps them inside', () => {
    const scale = { min: 30, max: 90, ticks: [] };
    expect(dotPosition(60, scale)).toBe(50);
    expect(dotPosition(10, scale)).toBe(0);
    expect(dotPosition(95, scale)).toBe(100);
  });
});

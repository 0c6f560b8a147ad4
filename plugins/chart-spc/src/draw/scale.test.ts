import { describe, expect, it } from '@jest/globals';
import { scaleFor } from './scale.js';

describe('scaleFor', () => {
  it('holds the numbers of both demo charts as the design draws them', () => {
    expect(scaleFor([0, 6.24], { percent: false, fromZero: true })).toEqual({ min: 0, max: 8, step: 2 });
    expect(scaleFor([38.6, 100], { percent: true, fromZero: false })).toEqual({
      min: 20,
      max: 100,
      step: 20,
    });
  });

  it('stands for nothing and for one number', () => {
    expect(scaleFor([], { percent: true, fromZero: false })).toEqual({ min: 0, max: 100, step: 20 });
    const { min, max } = scaleFor([7, 7], { percent: false, fromZero: false });
    expect(min).toBeLessThanOrEqual(7);
    expect(max).toBeGreaterThan(min);
  });

  it('never passes 100 for percentages and never needs more than 6 ticks', () => {
    for (const low of [0, 3, 41, 88, 99]) {
      const { min, max, step } = scaleFor([low, 100], { percent: true, fromZero: false });
      expect(max).toBe(100);
      expect(min).toBeLessThanOrEqual(low);
      expect((max - min) / step).toBeLessThanOrEqual(5);
    }
  });

  it('has room where every value is the most or the least that there can be', () => {
    expect(scaleFor([100, 100], { percent: true, fromZero: false })).toEqual({ min: 90, max: 100, step: 10 });
    const { min, max } = scaleFor([0, 0], { percent: true, fromZero: false });
    expect([min, max > min]).toEqual([0, true]);
    // A target above 100 has no room, but the values have.
    expect(scaleFor([100, 120], { percent: true, fromZero: false })).toMatchObject({ min: 95, max: 100 });
  });
});

import { describe, expect, it } from '@jest/globals';
import { intervalOf, IntervalReader } from './interval.js';
import { allocate } from './observation-columns.js';

const none = {};

// Each expectation is the rule of DATA.md "Flags and intervals", worked by hand.
describe('intervalOf', () => {
  it('keeps a plain number', () => expect(intervalOf(5, 0, none, Infinity)).toEqual({ low: 5, high: 5 }));
  it('keeps a true zero', () => expect(intervalOf(0, 0, none, Infinity)).toEqual({ low: 0, high: 0 }));
  it('takes the rule of a suppressed number', () =>
    expect(intervalOf(Number.NaN, 1, { low: 1, high: 7 }, Infinity)).toEqual({ low: 1, high: 7 }));
  it('never goes above the denominator', () =>
    expect(intervalOf(Number.NaN, 1, { low: 1, high: 7 }, 4)).toEqual({ low: 1, high: 4 }));
  it('is bounded by the denominator alone without a rule', () =>
    expect(intervalOf(Number.NaN, 1, none, 30)).toEqual({ low: 0, high: 30 }));
  it('is unbounded without rule and denominator', () =>
    expect(intervalOf(Number.NaN, 1, { low: 1, high: null }, Infinity)).toEqual({ low: 1, high: Infinity }));
  it('knows nothing of a missing number', () =>
    expect(intervalOf(Number.NaN, 2, none, Infinity)).toEqual({ low: 0, high: Infinity }));
  it('counts a number that is not applicable as nothing', () =>
    expect(intervalOf(Number.NaN, 4, none, Infinity)).toEqual({ low: 0, high: 0 }));
  it('widens a rounded number both ways', () =>
    expect(intervalOf(25, 8, { rounding: 5 }, Infinity)).toEqual({ low: 22.5, high: 27.5 }));
  it('keeps the low end of a rounded zero at 0', () =>
    expect(intervalOf(0, 8, { rounding: 5 }, Infinity)).toEqual({ low: 0, high: 2.5 }));
});

describe('IntervalReader', () => {
  it('caps a suppressed part by a rounded whole', () => {
    const one = allocate(1);
    one.flags[0] = 1 | (8 << 4);
    one.numerators[0] = Number.NaN;
    one.denominators[0] = 5;
    one.bounds[0] = 1;
    const rule = { id: 1, numerator: [1, 9] as const, denominatorRounding: 4 };
    const { numerator, denominator } = new IntervalReader([undefined, rule], true).read(one);
    // The whole is 5 ± 2, so 3 to 7; the part is 1 to min(9, 7).
    expect([denominator.low[0], denominator.spread[0], denominator.published[0]]).toEqual([3, 4, 2]);
    expect([numerator.low[0], numerator.spread[0], ...numerator.uncertain]).toEqual([1, 6, 0]);
  });

  it('does not cap what is no part of the whole', () => {
    const one = allocate(1);
    one.flags[0] = 1;
    one.numerators[0] = Number.NaN;
    one.denominators[0] = 4;
    one.bounds[0] = 1;
    const { numerator } = new IntervalReader([undefined, { id: 1, numerator: [1, 9] as const }], false).read(
      one,
    );
    expect(numerator.low[0]! + numerator.spread[0]!).toBe(9);
  });
});

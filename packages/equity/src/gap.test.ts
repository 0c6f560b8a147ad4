import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { EquityError } from './errors.js';
import { gapChange } from './gap-change.js';
import { gap, gapOf } from './gap.js';

describe('gap of two percentages', () => {
  it('is 8, then 3 percentage points in the paper', () => {
    expect(gap(54, 62).absolute).toBe(8);
    expect(gap(68, 71).absolute).toBe(3);
  });

  it('has both ratios, and both narrow: 54/62 to 68/71 and 46/38 to 32/29', () => {
    expect(gap(54, 62).ratioFavourable).toBeCloseTo(0.871, 3);
    expect(gap(68, 71).ratioFavourable).toBeCloseTo(0.958, 3);
    expect(gap(54, 62).ratioAdverse).toBeCloseTo(1.211, 3);
    expect(gap(68, 71).ratioAdverse).toBeCloseTo(1.103, 3);
  });

  it('keeps its sign and its ratios when the same outcome is told as a bad one', () => {
    const bad = gap(46, 38, 'lower-is-better');
    expect(bad.absolute).toBe(8);
    expect(bad.ratioFavourable).toBeCloseTo(54 / 62, 12);
    expect(bad.ratioAdverse).toBeCloseTo(46 / 38, 12);
  });

  it('has no ratio to a group without the outcome', () => {
    expect(gap(5, 0).ratioFavourable).toBeNull();
    expect(gap(90, 100).ratioAdverse).toBeNull();
  });

  it('changes its sign with the reference', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (a, b) => {
          expect(gap(a, b).absolute).toBeCloseTo(-gap(b, a).absolute, 10);
        },
      ),
    );
  });
});

describe('gap of counts', () => {
  const focus = { numerator: 1053, denominator: 1950 };
  const reference = { numerator: 440, denominator: 710 };

  it('gives the first quarter of the demo: 8.0, from 3.7 to 12.1', () => {
    const found = gapOf(focus, reference);
    expect(found.absolute).toBeCloseTo(7.97, 2);
    expect(found.interval.lower).toBeCloseTo(3.7, 1);
    expect(found.interval.upper).toBeCloseTo(12.1, 1);
    expect(found.methods.ratio).toBe('katz-log');
  });

  it('uses Koopman when a count is 0 and survives JSON without an upper limit', () => {
    // Reference case two-r-007: 5 of 56 against 0 of 29, lower limit 0.7257, no upper limit.
    const found = gapOf({ numerator: 5, denominator: 56 }, { numerator: 0, denominator: 29 });
    expect(found.methods.ratio).toBe('koopman-score');
    expect(found.ratioFavourable).toBeNull();
    expect(found.ratioFavourableInterval.lower).toBeCloseTo(0.7257, 4);
    expect(found.ratioFavourableInterval.upper).toBeNull();
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });

  it('turns the interval round for a bad outcome', () => {
    const rest = { numerator: 897, denominator: 1950 };
    const restOfReference = { numerator: 270, denominator: 710 };
    const good = gapOf(focus, reference);
    const bad = gapOf(rest, restOfReference, { polarity: 'lower-is-better' });
    expect(bad.absolute).toBeCloseTo(good.absolute, 10);
    expect(bad.interval.lower).toBeCloseTo(good.interval.lower, 10);
    expect(bad.interval.upper).toBeCloseTo(good.interval.upper, 10);
  });

  it('refuses a group with nobody in it, and more events than people', () => {
    const code = (run: () => unknown): unknown => {
      try {
        return run();
      } catch (error) {
        return error instanceof EquityError ? error.code : error;
      }
    };
    expect(code(() => gapOf({ numerator: 0, denominator: 0 }, reference))).toBe('denominator-not-positive');
    expect(code(() => gapOf({ numerator: 3, denominator: 2 }, reference))).toBe(
      'numerator-above-denominator',
    );
    expect(code(() => gapOf({ numerator: -1, denominator: 2 }, reference))).toBe('counts-not-whole');
  });
});

describe('change of a gap', () => {
  it('is −5.0 percentage points, about −10.1 to +0.1, with 2,000 and 1,000 people', () => {
    const change = gapChange(
      { focus: { numerator: 1080, denominator: 2000 }, reference: { numerator: 620, denominator: 1000 } },
      { focus: { numerator: 1360, denominator: 2000 }, reference: { numerator: 710, denominator: 1000 } },
    );
    expect(change.estimate).toBeCloseTo(-5, 10);
    expect(change.lower).toBeCloseTo(-10.1, 1);
    expect(change.upper).toBeCloseTo(0.1, 1);
    expect(change.method).toBe('wald');
  });

  it('is −4.9, from −10.7 to +0.8, in the screening demo', () => {
    const change = gapChange(
      { focus: { numerator: 1053, denominator: 1950 }, reference: { numerator: 440, denominator: 710 } },
      { focus: { numerator: 1346, denominator: 1980 }, reference: { numerator: 512, denominator: 721 } },
    );
    expect(change.estimate.toFixed(1)).toBe('-4.9');
    expect(change.lower.toFixed(1)).toBe('-10.7');
    expect(change.upper.toFixed(1)).toBe('0.8');
  });

  it('does not take a count of 0 for certainty', () => {
    const none = { numerator: 0, denominator: 20 };
    const change = gapChange({ focus: none, reference: none }, { focus: none, reference: none });
    expect(change.method).toBe('mover');
    expect(change.upper).toBeGreaterThan(10);
  });
});

import { describe, expect, it } from '@jest/globals';
import { pointOf } from './points.js';

const period = { start: '2024-01-01', end: '2024-02-01' };
const plain = (numerator: number, denominator: number, flags = 0) => ({
  numeratorLow: numerator,
  numeratorHigh: numerator,
  numeratorPublished: numerator,
  denominatorLow: denominator,
  denominatorHigh: denominator,
  denominatorPublished: denominator,
  flags,
});

describe('pointOf', () => {
  it('gives both numbers of a proportion', () => {
    expect(pointOf(plain(3, 4), 'proportion', period)).toEqual({ ...period, numerator: 3, denominator: 4 });
  });

  it('gives a true zero as 0', () => {
    expect(pointOf(plain(0, 4), 'proportion', period)).toEqual({ ...period, numerator: 0, denominator: 4 });
  });

  it('hides a suppressed numerator and says what it can be', () => {
    const cell = { ...plain(11, 40), numeratorHigh: 17, flags: 1 };
    expect(pointOf(cell, 'proportion', period)).toEqual({
      ...period,
      numerator: null,
      denominator: 40,
      flags: ['suppressed'],
      bounds: { numerator: [11, 17] },
    });
  });

  it('gives a rounded number as published, with its width', () => {
    const cell = { ...plain(22.5, 100), numeratorHigh: 27.5, numeratorPublished: 25, flags: 8 };
    expect(pointOf(cell, 'proportion', period)).toMatchObject({
      numerator: 25,
      bounds: { numerator: [22.5, 27.5] },
    });
  });

  it('says nothing of a missing number but that it is missing', () => {
    const cell = { ...plain(0, 0), numeratorHigh: Infinity, flags: 2 };
    expect(pointOf(cell, 'count', period)).toEqual({ ...period, numerator: null, flags: ['missing'] });
  });

  it('gives no number where there can be none', () => {
    expect(pointOf(plain(0, 0, 4), 'value', period)).toEqual({
      ...period,
      value: null,
      flags: ['not-applicable'],
    });
  });

  it('leaves the empty denominator of a count out', () => {
    expect(pointOf(plain(7, 0, 4 << 4), 'count', period)).toEqual({ ...period, numerator: 7 });
  });
});

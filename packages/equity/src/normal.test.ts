import { describe, expect, it } from '@jest/globals';
import { EquityError } from './errors.js';
import { normalCdf, twoSidedP, zOf } from './normal.js';

describe('standard normal', () => {
  it('gives the z values of printed tables', () => {
    expect(zOf(0.95)).toBeCloseTo(1.959963984540054, 12);
    expect(zOf(0.9)).toBeCloseTo(1.644853626951473, 12);
    expect(zOf(0.998)).toBeCloseTo(3.090232306167814, 11);
  });

  it('gives the areas of printed tables', () => {
    expect(normalCdf(0)).toBe(0.5);
    expect(normalCdf(1)).toBeCloseTo(0.8413447460685429, 14);
    expect(normalCdf(-40)).toBe(0);
    expect(normalCdf(40)).toBe(1);
    expect(twoSidedP(0)).toBe(1);
    expect(normalCdf(Number.NaN)).toBeNaN();
  });

  it.each([0, 0.4, 1, 95, Number.NaN])('refuses a confidence of %p', (confidence) => {
    expect(() => zOf(confidence)).toThrow(EquityError);
  });
});

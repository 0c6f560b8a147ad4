import { describe, expect, it } from '@jest/globals';
import { fromTo, listOf, percentagePoints, percentText, plainNumber } from './words.js';

describe('words for numbers', () => {
  it('writes numbers as people read them', () => {
    expect(plainNumber(1234567.891, 3)).toBe('1,234,567.891');
    expect(plainNumber(-0.9, 1)).toBe('−0.9');
    expect(plainNumber(-0.01, 1)).toBe('0.0');
    expect(percentText(54)).toBe('54%');
  });

  it('says percentage points, and one point', () => {
    expect(percentagePoints(8)).toBe('8 percentage points');
    expect(percentagePoints(1)).toBe('1 percentage point');
    expect(percentagePoints(0.4, 1)).toBe('0.4 percentage points');
  });

  it('adds a decimal when whole numbers would hide a change', () => {
    expect(fromTo(7.97, 3.03)).toBe('8 to 3 percentage points');
    expect(fromTo(3.2, 2.8)).toBe('3.2 to 2.8 percentage points');
  });

  it('lists names', () => {
    expect(listOf([])).toBe('');
    expect(listOf(['A'])).toBe('A');
    expect(listOf(['A', 'B', 'C'])).toBe('A, B and C');
  });
});

import { expect, it } from '@jest/globals';
import { figure, figuresApart, percentagePoints, relativeChange } from './numbers-in-words.js';

it.each([
  [0, '0'],
  [0.3, '0.3'],
  [2.666, '2.7'],
  [67.06, '67'],
  [999.4, '999'],
  [999.6, '1,000'],
  [12_222.2, '12,222'],
  [1_234_567, '1,234,567'],
  [-12_222, '−12,222'],
  [-0.34, '−0.34'],
  [9.99, '10'],
])('writes %d as people do', (value, text) => {
  expect(figure(value)).toBe(text);
});

it('adds digits until two figures differ, and no more', () => {
  expect(figuresApart(12, 14)).toEqual(['12', '14']);
  expect(figuresApart(12.4, 12)).toEqual(['12.4', '12']);
  expect(figuresApart(12_222.2, 12_222.16)).toEqual(['12,222.2', '12,222.16']);
  expect(figuresApart(0.301, 0.304)).toEqual(['0.301', '0.304']);
  expect(figuresApart(7, 7)).toEqual(['7', '7']);
});

it('never calls a difference 0 that is none', () => {
  expect(percentagePoints(0.03)).toBe('0.03 percentage points');
  expect(percentagePoints(-0.06)).toBe('0.1 percentage points');
  expect(percentagePoints(0)).toBe('0 percentage points');
  expect(percentagePoints(0.99)).toBe('1 percentage point');
});

it('has no share of a start of 0 or less', () => {
  expect(relativeChange(-2, 3)).toBeNull();
  expect(relativeChange(0, 3)).toBeNull();
  expect(relativeChange(2, 3)).toBe(50);
});

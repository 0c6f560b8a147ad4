import { expect, it } from '@jest/globals';
import { figure } from './numbers-in-words.js';

it.each([
  [0, '0'],
  [0.3, '0.3'],
  [2.666, '2.7'],
  [67.06, '67'],
  [999.4, '999'],
  [999.6, '1,000'],
  [12_222.2, '12,222'],
  [1_234_567, '1,234,567'],
  [-12_222, '-12,222'],
])('writes %d as people do', (value, text) => {
  expect(figure(value)).toBe(text);
});

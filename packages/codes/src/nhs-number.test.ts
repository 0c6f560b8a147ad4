import { describe, expect, it } from '@jest/globals';
import { holdsNhsNumber, isNhsNumber } from './nhs-number.js';

// 943 476 5919 is the example of the NHS Data Dictionary.
describe('an NHS number', () => {
  it.each([
    ['9434765919', true],
    ['9434765918', false],
    ['9876544321', false],
    ['1111111111', false],
    ['0000000000', false],
    ['943476591', false],
  ])('%s: %s', (digits, expected) => expect(isNhsNumber(digits)).toBe(expected));

  it.each([
    ['Seen by us, 943 476 5919, on Monday', true],
    ['943-476-5919', true],
    ['Part 19434765919 of a longer number', false],
    ['1.9434765919', false],
    ['9434765918', false],
  ])('in “%s”: %s', (text, expected) => expect(holdsNhsNumber(text)).toBe(expected));
});

import { describe, expect, it } from '@jest/globals';
import { markTable, parseUnderMark } from './no-value-marks.js';
import { decimalsOf, parseNumber, parsePercent, readNumber } from './numbers.js';

describe('parseNumber', () => {
  it.each([
    ['0', 0],
    ['112', 112],
    ['112.0', 112],
    [' 7 ', 7],
    ['-5', -5],
    ['1,234', 1234],
    ['1,234,567.5', 1234567.5],
    ['1\u00a0234', 1234],
    ['.5', 0.5],
    ['1.2E+05', 120000],
    ['74.1300381784972', 74.1300381784972],
    ['123456789012345', 123456789012345],
  ])('reads %j', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });

  it.each([
    '',
    ' ',
    '*',
    '1,5',
    '12,34',
    '1.2.3',
    '5 to 7',
    '0x10',
    'Infinity',
    'NaN',
    '1e999',
    '--1',
    '+',
    '.',
    '16.5%',
  ])('refuses %j', (text) => {
    expect(parseNumber(text)).toBeUndefined();
  });

  it('reads per cent as 0 to 100', () => {
    expect([parsePercent('16.5%'), parsePercent('16.5 %'), parsePercent('16.5'), parsePercent('%')]).toEqual([
      16.5,
      16.5,
      16.5,
      undefined,
    ]);
  });

  it('counts printed decimals', () => {
    expect(['62.43', '50', '84.5193508114856'].map(decimalsOf)).toEqual([2, 0, 13]);
  });
});

describe('marks for no value', () => {
  const marks = markTable(['*', '[x]', 'NA', 'n/a', ''], {
    '-2': { meaning: 'suppressed', bounds: [0, null] },
  });

  it.each([
    ['*', 'suppressed'],
    ['[x]', 'missing'],
    ['NA', 'missing'],
    ['n/a', 'not-applicable'],
    ['', 'missing'],
    [' * ', 'suppressed'],
  ])('reads %j as %s', (mark, meaning) => {
    expect(readNumber(mark, marks)).toEqual({ meaning });
  });

  it('knows only the marks that the source chose', () => {
    expect(readNumber('..', marks)).toBeUndefined();
    expect(readNumber('c', marks)).toBeUndefined();
  });

  it('never takes zero for a mark', () => {
    expect(readNumber('0', marks)).toBe(0);
  });

  it.each([
    ['<under 6>', [0, 5]],
    ['under 8', [0, 7]],
    ['<5', [0, 4]],
    ['Fewer than 10', [0, 9]],
  ])('reads bounds from %j', (text, bounds) => {
    expect(parseUnderMark(text)).toEqual({ meaning: 'suppressed', bounds });
  });

  it.each(['6', 'under', '<Suppressed>', 'under 0'])('finds no bounds in %j', (text) => {
    expect(parseUnderMark(text)).toBeUndefined();
  });
});

import { describe, expect, it } from '@jest/globals';
import { formatNumber, formatPeriod, formatWithUnit, tokenFormatter } from './formats.js';

describe('formatNumber', () => {
  it.each([
    [2701, undefined, '2,701'],
    [66.94, undefined, '66.9'],
    [0.3, undefined, '0.3'],
    [0.04, undefined, '0.04'],
    [67, undefined, '67'],
    [-0.9, undefined, '\u22120.9'],
    [-0.04, 1, '0.0'],
    [66.94, 0, '67'],
    [54, 1, '54.0'],
    [Number.NaN, undefined, 'not known'],
  ])('%d with %s decimals reads %s', (value, digits, words) => {
    expect(formatNumber(value, digits)).toBe(words);
  });
});

describe('formatWithUnit', () => {
  it('puts % next to the number and a word after a space', () => {
    expect(formatWithUnit(85, '%')).toBe('85%');
    expect(formatWithUnit(0.3, 'incidents')).toBe('0.3 incidents');
    expect(formatWithUnit(3, '')).toBe('3');
  });
});

describe('formatPeriod', () => {
  it.each([
    ['2020-08-01/2020-09-01', 'August 2020'],
    ['2021-04-01/2021-07-01', 'April to June 2021'],
    ['2022-01-01/2023-01-01', '2022'],
    ['2022-04-01/2023-04-01', 'April 2022 to March 2023'],
    ['2020-08-10/2020-08-24', '10 to 23 August 2020'],
    ['2020-08-24/2020-09-07', '24 August to 6 September 2020'],
    ['2020-12-28/2021-01-11', '28 December 2020 to 10 January 2021'],
    ['2024-02-29/2024-03-01', '29 February 2024'],
    ['2021-02-01/2021-03-01', 'February 2021'],
    ['2020-03-23', '23 March 2020'],
    ['winter', 'winter'],
    ['2020-13-01', '2020-13-01'],
  ])('%s reads %s', (period, words) => {
    expect(formatPeriod(period)).toBe(words);
  });
});

describe('tokenFormatter', () => {
  it('takes a tick or the parameters of a point', () => {
    expect(tokenFormatter({ $format: 'percent', digits: 0 })(66.9)).toBe('67%');
    expect(tokenFormatter({ $format: 'percent' })({ value: [3, 66.9] })).toBe('66.9%');
    expect(tokenFormatter({ $format: 'period' })('2020-08-01/2020-09-01')).toBe('August 2020');
    expect(tokenFormatter({ $format: 'none' })(5)).toBe('');
    expect(tokenFormatter({ $format: 'number' })(null)).toBe('');
  });
});

import { describe, expect, it } from '@jest/globals';
import { addDays, daysBetween, parseDate } from './dates.js';
import { periodKind } from './period-kinds.js';
import { parsePeriod } from './periods.js';

describe('parseDate', () => {
  it.each([
    ['2019-04-01', '2019-04-01'],
    ['20190401', '2019-04-01'],
    ['01JAN2021', '2021-01-01'],
    ['01-Apr-17', '2017-04-01'],
    ['1 April 2017', '2017-04-01'],
    ['3 Sept 2020', '2020-09-03'],
    ['01/05/2023', '2023-05-01'],
    ['31/12/99', '1999-12-31'],
    ['15 Jan 24 00:00 UTC', '2024-01-15'],
    ['2024-02-29T00:00:00Z', '2024-02-29'],
  ])('reads %j', (text, date) => {
    expect(parseDate(text)).toBe(date);
  });

  it.each([
    '2023-02-29',
    '31/06/2020',
    '13/13/2020',
    '01/05-2023',
    '1 Foo 2020',
    '1 Janvier 2020',
    '2020',
    '',
    '99999999',
  ])('refuses %j', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });

  it('reads the month first when told', () => {
    expect(parseDate('01/05/2023', { dayFirst: false })).toBe('2023-01-05');
  });

  it('counts days over a change of clocks', () => {
    expect(addDays('2021-03-28', 1)).toBe('2021-03-29');
    expect(daysBetween('2020-08-10', '2020-09-21')).toBe(42);
  });
});

describe('parsePeriod', () => {
  it.each([
    ['2024', '2024-01-01', '2025-01-01', 'year'],
    ['2019/20', '2019-04-01', '2020-04-01', 'financial-year'],
    ['2019-20', '2019-04-01', '2020-04-01', 'financial-year'],
    ['2019/2020', '2019-04-01', '2020-04-01', 'financial-year'],
    ['2011/12', '2011-04-01', '2012-04-01', 'financial-year'],
    ['1999/00', '1999-04-01', '2000-04-01', 'financial-year'],
    ['2223', '2022-04-01', '2023-04-01', 'financial-year'],
    ['2021', '2021-01-01', '2022-01-01', 'year'],
    ['2017-12', '2017-12-01', '2018-01-01', 'month'],
    ['2011-12', '2011-12-01', '2012-01-01', 'month'],
    ['Dec 2017', '2017-12-01', '2018-01-01', 'month'],
    ['December 2017', '2017-12-01', '2018-01-01', 'month'],
    ['Dec-17', '2017-12-01', '2018-01-01', 'month'],
    ['2017 Q1', '2017-01-01', '2017-04-01', 'quarter'],
    ['2017/18 Q1', '2017-04-01', '2017-07-01', 'quarter'],
    ['2017/18 Q4', '2018-01-01', '2018-04-01', 'quarter'],
    ['2020-W33', '2020-08-10', '2020-08-17', 'week'],
    ['2020-W53', '2020-12-28', '2021-01-04', 'week'],
    ['2010 - 12', '2010-01-01', '2013-01-01', 'rolling'],
    ['Nov 2021 to Nov 2022', '2021-11-01', '2022-11-01', 'rolling'],
    ['Apr 2021 to Mar 2022', '2021-04-01', '2022-04-01', 'rolling'],
    ['2020-08-10/2020-08-24', '2020-08-10', '2020-08-24', 'fortnight'],
    ['01JAN2021', '2021-01-01', '2021-01-02', 'day'],
    ['01/05/2023', '2023-05-01', '2023-05-02', 'day'],
    ['20190401', '2019-04-01', '2019-04-02', 'day'],
  ])('reads %j', (text, start, end, kind) => {
    expect(parsePeriod(text)).toEqual({ start, end, kind });
  });

  it.each([
    '',
    'soon',
    '2017-13',
    '2017/17',
    '2020-W54',
    '2021-W53',
    '2020-08-24/2020-08-10',
    '2017-02-30/2017-03-01',
    '2017 Q5',
    '0000',
    '1234',
  ])('refuses %j', (text) => {
    expect(parsePeriod(text)).toBeUndefined();
  });

  it('takes 2011-12 for a financial year when told', () => {
    expect(parsePeriod('2011-12', { hyphenYear: 'financial-year' })?.kind).toBe('financial-year');
  });
});

describe('periodKind', () => {
  it.each([
    ['2020-08-10', '2020-08-17', 'week'],
    ['2020-08-11', '2020-08-18', 'irregular'],
    ['2020-08-10', '2020-08-24', 'fortnight'],
    ['2017-12-01', '2018-01-01', 'month'],
    ['2018-04-01', '2018-07-01', 'quarter'],
    ['2018-05-01', '2018-08-01', 'irregular'],
    ['2018-01-01', '2019-01-01', 'year'],
    ['2018-04-01', '2019-04-01', 'financial-year'],
    ['2018-09-01', '2019-09-01', 'academic-year'],
    ['2018-11-01', '2019-11-01', 'irregular'],
    ['2018-01-01', '2018-01-09', 'irregular'],
  ])('names %s to %s', (start, end, kind) => {
    expect(periodKind(start, end)).toBe(kind);
  });
});

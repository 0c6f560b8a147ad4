import { describe, expect, it } from '@jest/globals';
import { dayNumber, nextPeriod } from './periods.js';

describe('periods', () => {
  it.each([
    ['2020-02-24', 'week', '2020-03-02'],
    ['2020-10-19', 'fortnight', '2020-11-02'],
    ['2020-12-01', 'month', '2021-01-01'],
    ['2020-10-01', 'quarter', '2021-01-01'],
    ['2020-04-01', 'financial-year', '2021-04-01'],
  ])('%s, %s: the next starts on %s', (start, kind, next) => expect(nextPeriod(start, kind)).toBe(next));

  it('have no next one when their length is not fixed', () =>
    expect(nextPeriod('2020-01-01', 'irregular')).toBeNull());

  it('refuse what is no date', () => {
    expect(() => dayNumber('2020-02-30')).toThrow(expect.objectContaining({ code: 'bad-date' }));
    expect(() => dayNumber('10/08/2020')).toThrow(expect.objectContaining({ code: 'bad-date' }));
  });
});

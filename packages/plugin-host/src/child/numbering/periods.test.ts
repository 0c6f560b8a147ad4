import { describe, expect, it } from '@jest/globals';
import { kindOfInterval, parseInstantCell, parsePeriodCell } from './periods.js';

describe('time cells', () => {
  it.each([
    ['2024-01-01', '2024-01-02', 'day'],
    ['2024-01-01', '2024-01-08', 'week'],
    // A Tuesday.
    ['2024-01-02', '2024-01-09', 'irregular'],
    ['2020-08-10', '2020-08-24', 'fortnight'],
    ['2024-02-01', '2024-03-01', 'month'],
    ['2024-10-01', '2025-01-01', 'quarter'],
    ['2024-02-01', '2024-05-01', 'irregular'],
    ['2024-01-01', '2025-01-01', 'year'],
    ['2019-04-01', '2020-04-01', 'financial-year'],
    ['2019-09-01', '2020-09-01', 'academic-year'],
  ])('%s to %s is a %s', (start, end, kind) => {
    expect(kindOfInterval(start, end)).toBe(kind);
  });

  it('reads an interval with exclusive end and nothing else', () => {
    expect(parsePeriodCell('2020-08-10/2020-08-24')).toEqual({ start: '2020-08-10', end: '2020-08-24' });
    for (const text of [
      '',
      '2020-08-10',
      '2020-08-24/2020-08-10',
      '2020-08-10/2020-08-32',
      '2020-8-1/2020-9-1',
    ]) {
      expect(parsePeriodCell(text)).toBeUndefined();
    }
  });

  it('takes an offset into account and refuses a time without one', () => {
    expect(parseInstantCell('2024-03-01T00:10:00+01:00')).toEqual({
      start: '2024-02-29',
      end: '2024-03-01',
      seconds: 83_400,
    });
    expect(parseInstantCell('2024-03-01T00:10:00')).toBeUndefined();
  });
});

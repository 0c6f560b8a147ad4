import { describe, expect, it } from '@jest/globals';
import { absentPeriods } from './period-sequence.js';

const month = (start: string, end: string) => ({ start, end, kind: 'month' as const });

describe('absentPeriods', () => {
  it('finds the months that a series jumps over', () => {
    const held = [month('2023-11-01', '2023-12-01'), month('2024-02-01', '2024-03-01')];
    expect(absentPeriods(held)).toEqual([
      month('2023-12-01', '2024-01-01'),
      month('2024-01-01', '2024-02-01'),
    ]);
  });

  it('finds nothing where one period follows the other', () => {
    expect(absentPeriods([month('2024-01-01', '2024-02-01'), month('2024-02-01', '2024-03-01')])).toEqual([]);
    expect(absentPeriods([month('2024-01-01', '2024-02-01')])).toEqual([]);
    expect(absentPeriods([])).toEqual([]);
  });

  it('counts fortnights by days, across the change of the clocks', () => {
    const fortnight = (start: string, end: string) => ({ start, end, kind: 'fortnight' as const });
    const held = [fortnight('2024-03-18', '2024-04-01'), fortnight('2024-04-15', '2024-04-29')];
    expect(absentPeriods(held)).toEqual([fortnight('2024-04-01', '2024-04-15')]);
  });

  it('looks at each kind for itself: a year beside its months is no gap', () => {
    const year = { start: '2023-01-01', end: '2024-01-01', kind: 'year' as const };
    const held = [month('2023-01-01', '2023-02-01'), year, month('2023-02-01', '2023-03-01')];
    expect(absentPeriods(held)).toEqual([]);
  });

  it('expects nothing of periods that follow no calendar', () => {
    const irregular = (start: string, end: string) => ({ start, end, kind: 'irregular' as const });
    expect(
      absentPeriods([irregular('2020-01-01', '2020-01-09'), irregular('2023-01-01', '2023-02-01')]),
    ).toEqual([]);
  });
});

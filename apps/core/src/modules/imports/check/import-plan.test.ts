import { describe, expect, it } from '@jest/globals';
import { pastTense, planOf } from './import-plan.js';

const month = (year: number, number: number) => {
  const start = `${year}-${String(number).padStart(2, '0')}-01`;
  const end = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
  return { start, end, kind: 'month' as const };
};
const months = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) =>
    month(2021 + Math.floor((from + index - 1) / 12), ((from + index - 1) % 12) + 1),
  );

describe('planOf', () => {
  it('says it as DESIGN does: 36 months held, months 35 to 37 brought', () => {
    const plan = planOf(months(35, 37), months(1, 36), false);
    expect(plan.words).toBe('Adds 1 month, replaces 2, leaves 34.');
    expect(plan.adds).toEqual([{ start: '2024-01-01', end: '2024-02-01', kind: 'month' }]);
    expect(plan.leaves).toBe(34);
  });

  it('names the units apart where they differ', () => {
    const year = { start: '2024-01-01', end: '2025-01-01', kind: 'year' as const };
    expect(planOf([year], months(1, 2), false).words).toBe('Adds 1 year, leaves 2 months.');
  });

  it('begins with what there is', () => {
    expect(planOf(months(1, 2), months(1, 2), false).words).toBe('Replaces 2 months.');
  });

  it('adds nothing of a file that is held', () => {
    expect(planOf(months(1, 2), months(1, 2), true)).toMatchObject({
      alreadyHeld: true,
      adds: [],
      replaces: [],
      leaves: 2,
    });
  });

  it('does not take a quarter for its months', () => {
    const quarter = { start: '2021-01-01', end: '2021-04-01', kind: 'quarter' as const };
    expect(planOf([quarter], months(1, 3), false)).toMatchObject({
      adds: [quarter],
      replaces: [],
      leaves: 3,
    });
  });
});

it('tells the history in the past tense', () => {
  expect(pastTense('Adds 1 month, replaces 2, leaves 34.')).toBe('Added 1 month, replaced 2, left 34.');
});

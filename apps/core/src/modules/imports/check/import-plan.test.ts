import { describe, expect, it } from '@jest/globals';
import { changeOf } from '../../storage/index.js';
import type { Part, PartValue } from '../../storage/index.js';
import { changeWords } from '../../storage/index.js';
import { planOf, planOfHeld } from './import-plan.js';

type Period = Part['period'];

const month = (year: number, number: number): Period => {
  const start = `${year}-${String(number).padStart(2, '0')}-01`;
  const end = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
  return { id: 0, start, end, kind: 'month' };
};
const months = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) =>
    month(2021 + Math.floor((from + index - 1) / 12), ((from + index - 1) % 12) + 1),
  );
const years = (from: number, to: number): Period[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({
    id: 0,
    start: `${from + index}-01-01`,
    end: `${from + index + 1}-01-01`,
    kind: 'year',
  }));

const age = (label: string): PartValue => ({ of: 'group', title: 'Age', code: label, label });
const measure = (code: string): PartValue => ({ of: 'measure', title: '', code, label: code.toUpperCase() });
const place = (code: string): PartValue => ({ of: 'place', title: '', code, label: code });
const parts = (periods: readonly Period[], ...values: PartValue[]): Part[] =>
  periods.flatMap((period) =>
    values.length === 0 ? [{ period, values: [] }] : values.map((value) => ({ period, values: [value] })),
  );
const words = (brought: readonly Part[], held: readonly Part[]) =>
  changeWords(changeOf(brought, held), 'present');

describe('whole periods', () => {
  it('says it as DESIGN does: 36 months held, months 35 to 37 brought', () => {
    const change = changeOf(parts(months(35, 37)), parts(months(1, 36)));
    const plan = planOf(change);
    expect(plan.words).toBe('Adds 1 month, replaces 2, leaves 34.');
    expect(plan.adds).toEqual([{ start: '2024-01-01', end: '2024-02-01', kind: 'month' }]);
    expect(plan.leaves).toBe(34);
    expect(changeWords(change, 'past')).toBe('Added 1 month, replaced 2, left 34.');
  });

  it('names the units apart where they differ', () => {
    expect(words(parts(years(2024, 2024)), parts(months(1, 2)))).toBe('Adds 1 year, leaves 2 months.');
  });

  it('begins with what there is', () => {
    expect(words(parts(months(1, 2)), parts(months(1, 2)))).toBe('Replaces 2 months.');
  });

  it('adds nothing of a file that is held', () => {
    expect(planOfHeld(2)).toMatchObject({ alreadyHeld: true, adds: [], replaces: [], leaves: 2 });
  });

  it('does not take a quarter for its months', () => {
    const quarter = { id: 0, start: '2021-01-01', end: '2021-04-01', kind: 'quarter' };
    const plan = planOf(changeOf(parts([quarter]), parts(months(1, 3))));
    expect(plan).toMatchObject({ adds: [{ kind: 'quarter' }], replaces: [], leaves: 3 });
  });
});

describe('parts of periods', () => {
  it('says which age group comes to years that hold another', () => {
    const change = changeOf(
      parts(years(2010, 2024), age('50 to 64')),
      parts(years(2010, 2024), age('25 to 49')),
    );
    expect(changeWords(change, 'present')).toBe('Adds age 50 to 64 to 15 years.');
    expect(changeWords(change, 'past')).toBe('Added age 50 to 64 to 15 years.');
    expect(planOf(change)).toMatchObject({ adds: [], replaces: [], leaves: 0 });
  });

  it('says how many measures come to months that hold others', () => {
    const held = parts(months(1, 12), measure('a'));
    expect(words(parts(months(1, 12), measure('b')), held)).toBe('Adds 1 measure to 12 months.');
    expect(words(parts(months(1, 13), measure('b'), measure('c')), held)).toBe(
      'Adds 1 month, adds 2 measures to 12 months.',
    );
  });

  it('does not call a period replaced where other parts of it stay', () => {
    const held = parts(months(1, 4), measure('a'), measure('b'));
    const change = changeOf(parts(months(3, 4), measure('a')), held);
    expect(changeWords(change, 'present')).toBe('Replaces 1 measure in 2 months, leaves 2 months.');
    expect(planOf(change).replaces).toHaveLength(2);
  });

  it('says both where a period is replaced and gets more', () => {
    const brought = parts(months(1, 2), measure('a'), measure('b'));
    expect(words(brought, parts(months(1, 2), measure('a')))).toBe(
      'Adds 1 measure to 2 months, replaces 2 months.',
    );
  });

  it('counts groups and places', () => {
    const held = parts(months(1, 1), age('0 to 4'));
    expect(words(parts(months(1, 1), age('25 to 49'), age('50 to 64')), held)).toBe(
      'Adds 2 groups of age to 1 month.',
    );
    expect(words(parts(months(1, 1), place('P2')), parts(months(1, 1), place('P1')))).toBe(
      'Adds 1 place to 1 month.',
    );
  });

  it('stays general where two things together make a part', () => {
    const [period] = months(1, 1);
    const pair = (label: string) => [{ period: period!, values: [measure('a'), age(label)] }];
    expect(words(pair('25 to 49'), pair('50 to 64'))).toBe('Adds some figures to 1 month.');
  });
});

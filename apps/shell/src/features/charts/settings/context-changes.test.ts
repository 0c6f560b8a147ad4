import { describe, expect, it } from '@jest/globals';
import { checkNote, checkPhase, withPhase } from './context-changes.js';

const lowBeds = { start: '2024-04-01', name: 'Low beds', reason: 'All beds can be lowered', by: 'A' };
const context = {
  ruleSet: { id: 'aurelio', version: '1' },
  phases: [lowBeds],
  targets: [],
  exclusions: [],
  annotations: [],
};
const values = { at: '2024-04-01', until: '', name: 'Rounds', reason: 'Hourly rounds began' };

describe('checkNote', () => {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const faultsAt = (at: string) => checkNote({ at, text: 'New leaflet', kind: 'test' });

  it('takes what is planned for the next year, and no slip of the year', () => {
    expect(faultsAt(inDays(300))).toEqual({});
    expect(faultsAt(inDays(400))).toEqual({ at: 'Write a date at most a year from now. Check the year.' });
    expect(faultsAt('31/01/2021')).toEqual({ at: 'Write the date as year-month-day, such as 2021-01-31' });
  });
});

describe('checkPhase', () => {
  it('refuses a second phase on the same day, and names the first', () => {
    expect(checkPhase(values, context)).toEqual({
      at: 'A phase starts there already: Low beds. Take it away first.',
    });
    expect(checkPhase({ ...values, at: '2024-05-01' }, context)).toEqual({});
    expect(checkPhase({ ...values, at: '' }, context)).toEqual({ at: 'Choose the first period' });
  });
});

describe('withPhase', () => {
  it('keeps the phases that are there', () => {
    expect(withPhase(context, { ...values, at: '2024-05-01' }).phases).toEqual([
      lowBeds,
      { start: '2024-05-01', name: 'Rounds', reason: 'Hourly rounds began', by: '' },
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { checkExclusion, checkNote, checkPhase, checkTarget, withPhase } from './context-changes.js';

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
  const faultsAt = (at: string) => checkNote({ at, text: 'New leaflet', kind: 'test' }, context);

  it('takes what is planned for the next year, and no slip of the year', () => {
    expect(faultsAt(inDays(300))).toEqual({});
    expect(faultsAt(inDays(400))).toEqual({ at: 'Write a date at most a year from now. Check the year.' });
    expect(faultsAt('31/01/2021')).toEqual({ at: 'Write the date as year-month-day, such as 2021-01-31' });
  });
});

describe('what is marked already', () => {
  const by = { reason: 'A norovirus outbreak', by: 'A' };
  const marked = {
    ...context,
    exclusions: [{ start: '2024-05-01', end: '2024-06-01', ...by }],
    targets: [{ value: 3, label: 'Aim', start: '2024-05-01', ...by }],
    annotations: [{ at: '2024-05-01', text: 'New leaflet', kind: 'test' as const, by: 'A' }],
  };

  it('is not left out a second time, for whatever reason', () => {
    const span = { at: '2024-05-01', until: '2024-06-01', name: '', reason: 'Builders on the ward' };
    expect(checkExclusion(span, marked)).toEqual({
      at: 'These points are left out already. Choose others, or take that mark away first.',
    });
    expect(checkExclusion({ ...span, until: '2024-07-01' }, marked)).toEqual({});
  });

  it('is not aimed for a second time', () => {
    const target = { value: '3.0', label: 'Standard', at: '2024-05-01', until: '', reason: 'As agreed' };
    expect(Object.keys(checkTarget(target, marked))).toEqual(['value']);
    expect(checkTarget({ ...target, value: '2' }, marked)).toEqual({});
    expect(checkTarget({ ...target, at: '' }, marked)).toEqual({});
    expect(checkTarget({ ...target, until: '2024-07-01' }, marked)).toEqual({});
  });

  it('is not noted a second time on the same day', () => {
    const note = { at: '2024-05-01', text: ' New leaflet ', kind: 'test' as const };
    expect(checkNote(note, marked)).toEqual({ text: 'This note is there already on that day.' });
    expect(checkNote({ ...note, at: '2024-05-02' }, marked)).toEqual({});
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

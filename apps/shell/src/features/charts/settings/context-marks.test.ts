import { describe, expect, it } from '@jest/globals';
import { changesBetween, marksOf, nameOf } from './context-marks.js';

const context = {
  ruleSet: { id: 'aurelio', version: '1' },
  phases: [],
  targets: [],
  exclusions: [],
  annotations: [{ at: '2021-01-31', text: 'Text reminders', kind: 'test' as const, by: 'A' }],
};

describe('changesBetween', () => {
  it('names what somebody added and took away', () => {
    const after = {
      ...context,
      annotations: [{ at: '2021-03-01', text: 'Evening clinics', kind: 'test' as const, by: 'B' }],
    };
    expect(changesBetween(context, after)).toEqual([
      'New: Change tried, 1 March 2021: Evening clinics',
      'Gone: Change tried, 31 January 2021: Text reminders',
    ]);
    expect(changesBetween(context, context)).toEqual([]);
  });
});

describe('nameOf', () => {
  it('tells marks of the same kind apart by day and text', () => {
    const annotations = ['2021-01-01', '2021-02-01'].map((at) => ({
      at,
      text: 'Text reminders',
      kind: 'test' as const,
      by: 'A',
    }));
    expect(
      marksOf({ ...context, annotations })
        .slice(-2)
        .map(nameOf),
    ).toEqual([
      'Change tried, 1 January 2021: Text reminders',
      'Change tried, 1 February 2021: Text reminders',
    ]);
  });

  it('shortens a long text at a word', () => {
    // The first 60 signs end with "two tex".
    const text = 'We began to send everybody who was invited by letter two text reminders before the day';
    const annotations = [{ at: '2021-01-01', text, kind: 'test' as const, by: 'A' }];
    expect(
      marksOf({ ...context, annotations })
        .map(nameOf)
        .at(-1),
    ).toBe('Change tried, 1 January 2021: We began to send everybody who was invited by letter two…');
  });
});

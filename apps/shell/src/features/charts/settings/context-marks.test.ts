import { describe, expect, it } from '@jest/globals';
import { changesBetween } from './context-marks.js';

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

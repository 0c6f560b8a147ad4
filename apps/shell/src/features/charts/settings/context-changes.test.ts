import { describe, expect, it } from '@jest/globals';
import { checkPhase, withPhase } from './context-changes.js';

const lowBeds = { start: '2024-04-01', name: 'Low beds', reason: 'All beds can be lowered', by: 'A' };
const context = {
  ruleSet: { id: 'aurelio', version: '1' },
  phases: [lowBeds],
  targets: [],
  exclusions: [],
  annotations: [],
};
const values = { at: '2024-04-01', until: '', name: 'Rounds', reason: 'Hourly rounds began' };

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

import { describe, expect, it } from '@jest/globals';
import { aimChangeOf, outcomeOf } from './outcome.js';

const measure = {
  id: 'm',
  version: 1,
  title: 'Racist incidents each fortnight',
  unit: 'incidents',
  multiplier: 1,
  polarity: 'lower-is-better',
  form: 'count',
  period: 'fortnight',
} as const;

/** The paper's ward: 2 a fortnight, then 0.3; ten points below the first average. */
const analysis = {
  unit: 'incidents',
  counted: 'racist incidents',
  trial: true,
  result: {
    phases: [
      { centre: 2, pointsUsed: 3 },
      { centre: 0.3, pointsUsed: 10 },
    ],
    signals: [{ meaning: 'improvement' }],
  },
  ruleSet: {
    rules: [
      { name: 'Point outside the limits', found: 'Did not happen' },
      { name: '7 points in a row on one side', found: '10 points below the first average' },
    ],
  },
};

const aim = {
  group: 'staff and service users',
  inequity: 'racist incidents',
  where: 'East India ward',
  kind: 'reduction',
  change: 75,
  changeUnit: 'per-cent',
} as const;

describe('outcomeOf', () => {
  it("says the paper's fall of 85% and that the aim of 0.5 is met", () => {
    const outcome = outcomeOf(analysis, measure, aim);
    expect(outcome).toMatchObject({ from: '2', to: '0.3', change: 'Down 85%.', signal: 'improvement' });
    expect(outcome?.what).toBe('racist incidents a fortnight.');
    expect(outcome?.aim?.state).toBe('met');
    expect(outcome?.scale).toMatchObject({ start: 2, now: 0.3, aim: 0.5, end: 0 });
    expect(outcome?.care).toContain('3');
  });

  it('compares nothing with one phase', () => {
    const one = { ...analysis, result: { ...analysis.result, phases: [{ centre: 2, pointsUsed: 3 }] } };
    expect(outcomeOf(one, measure, aim)).toBeUndefined();
    expect(outcomeOf({ bars: [] }, measure, aim)).toBeUndefined();
  });
});

describe('aimChangeOf', () => {
  it('takes a level where one is given, and leaves an aim about a gap alone', () => {
    expect(aimChangeOf({ ...aim, to: 0.5 })).toEqual({ kind: 'level', level: 0.5, direction: 'down' });
    expect(aimChangeOf(aim)).toEqual({ kind: 'relative', change: -75 });
    expect(aimChangeOf({ ...aim, kind: 'gap' })).toBeUndefined();
  });
});

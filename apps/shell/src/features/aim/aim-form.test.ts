import type { ChartInputJson } from '@fairshift/contracts';
import { describe, expect, it } from '@jest/globals';
import { aimBody, checkAim, numberOf, startValues, type AimValues } from './aim-form.js';

const values: AimValues = {
  group: '',
  kind: 'points',
  way: 'up',
  amount: '8',
  horizon: '',
  from: '',
  denominator: '',
  baseline: '',
};

describe('the form of an aim', () => {
  it('starts with the better way, and never guesses what 8% means', () => {
    const input = (polarity: string, count: number) =>
      ({
        measure: { polarity },
        series: Array.from({ length: count }, (_, i) => ({ group: { id: `g${i}` } })),
      }) as unknown as ChartInputJson;
    expect(startValues(input('higher-is-better', 1))).toMatchObject({ way: 'up', kind: '', group: '' });
    expect(startValues(input('lower-is-better', 2))).toMatchObject({ way: 'down', group: 'g0' });
    expect(checkAim({ ...values, kind: '' })).toHaveProperty('kind');
  });

  it.each([
    ['1,500', 1500],
    [' 1.5 % ', 1.5],
    ['−3', -3],
    ['', undefined],
    ['a lot', undefined],
  ])('reads %p as a number', (text, value) => expect(numberOf(text)).toBe(value));

  it.each([
    ['no amount', { amount: '' }, ['amount']],
    ['an amount of nothing', { amount: '0' }, ['amount']],
    ['a way and a sign', { amount: '-8' }, ['amount']],
    ['half a period', { horizon: '1.5' }, ['horizon']],
    ['no people', { denominator: '0' }, ['denominator']],
    ['a baseline of one', { baseline: '1' }, ['baseline']],
    ['words for a start', { from: 'low' }, ['from']],
    ['a good aim', { horizon: '6', from: '67', denominator: '1,000', baseline: '24' }, []],
    ['a figure below none', { kind: 'level', amount: '-2' }, []],
  ] as const)('finds the faults of %s', (_, other, faults) => {
    expect(Object.keys(checkAim({ ...values, ...other }))).toEqual(faults);
  });

  it('sends points, per cent of the start, or a figure', () => {
    expect(aimBody(values, {}).change).toEqual({ kind: 'points', change: 8 });
    expect(aimBody({ ...values, kind: 'relative', way: 'down' }, {}).change).toEqual({
      kind: 'relative',
      change: -8,
    });
    expect(aimBody({ ...values, kind: 'level', way: 'down' }, {}).change).toEqual({ kind: 'level', to: 8 });
  });

  it('sends what was filled in, and the part that the chart draws', () => {
    const selection = { stratifier: 'age' };
    expect(aimBody({ ...values, group: 'young', horizon: '6', denominator: '1,000' }, selection)).toEqual({
      change: { kind: 'points', change: 8 },
      selection,
      group: 'young',
      horizon: 6,
      denominator: 1000,
    });
  });
});

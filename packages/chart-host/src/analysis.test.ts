import { describe, expect, it } from '@jest/globals';
import { isTrial, keyOf, ruleSetOf, walkOf } from './analysis.js';

const walk = [
  { period: 'June 2020', text: '67%', series: 0, index: 0 },
  { period: 'July 2020', text: '71%', series: 0, index: 1, signal: 'improvement' },
];
const ruleSet = {
  id: 'mdc',
  version: '2023',
  name: 'Making Data Count',
  rules: [{ name: '7 rising', found: 'June' }],
};

describe('reading an analysis', () => {
  it('reads the walk and leaves out what has another shape', () => {
    expect(walkOf({ walk: [...walk, { period: 1 }, { ...walk[0], index: -1 }, null] })).toEqual(walk);
    expect(walkOf({ walk: [{ ...walk[0], signal: 'good' }] })[0]).not.toHaveProperty('signal');
    expect(walkOf(null)).toEqual([]);
  });

  it('reads of a control chart which patterns a signal is part of', () => {
    const points = [{ signals: [] }, { signals: [2, -1, 'x'] }];
    expect(walkOf({ walk, result: { points } })).toEqual([walk[0], { ...walk[1], patterns: [2] }]);
    expect(walkOf({ walk, result: { points: points.slice(0, 1) } })).toEqual(walk);
  });

  it('reads the rule set and whether limits are trial limits', () => {
    expect(ruleSetOf({ ruleSet })).toEqual(ruleSet);
    expect(ruleSetOf({ ruleSet: { id: 'mdc' } })).toBeUndefined();
    expect(isTrial({ trial: true })).toBe(true);
    expect(isTrial({ trial: 'yes' })).toBe(false);
  });

  it('takes the key given, or names what every control chart has', () => {
    expect(
      keyOf({
        key: [
          { mark: 'bar', label: 'Referrals' },
          { mark: 'cat', label: 'x' },
        ],
      }),
    ).toEqual([{ mark: 'bar', label: 'Referrals' }]);
    expect(keyOf({ walk, ruleSet }).map(({ label }) => label)).toEqual([
      'No change',
      'Improvement',
      'Average',
      'Process limits',
    ]);
    expect(keyOf({ walk })).toEqual([]);
  });
});

import { outsideRule, type RuleSet, shiftRule, trendRule } from './rule-set.js';
import { zoneRule } from './western-electric.js';

/** Nelson's eight tests, in their order. A tie ends a pattern; a missing point is passed over, as Rspc does. */
export const nelson1984: RuleSet = {
  id: 'nelson',
  version: '1984',
  name: 'Nelson, 1984',
  source:
    'L S Nelson, The Shewhart control chart: tests for special causes, Journal of Quality Technology 1984',
  gaps: 'skip',
  rules: [
    outsideRule,
    shiftRule(9, 'break'),
    trendRule(6, 'break'),
    { kind: 'alternating', id: 'alternating', name: '14 points up and down in turn', length: 14 },
    zoneRule({ needed: 2, window: 3, sigma: 2 }),
    zoneRule({ needed: 4, window: 5, sigma: 1 }),
    { kind: 'within', id: 'within', name: '15 points close to the centre line', length: 15 },
    { kind: 'away', id: 'away', name: '8 points on both sides, none close to the centre line', length: 8 },
  ],
};

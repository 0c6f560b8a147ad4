import { outsideRule, type RuleSet, shiftRule, trendRule } from './rule-set.js';

/**
 * Life QI's rules as far as its help centre states them: a point on the line, or equal to the one before, neither counts
 * nor breaks. Its rule of high variation could not be read in full, so plain two of three stands for it; a fifth rule
 * is left out.
 */
export const lifeQi: RuleSet = {
  id: 'life-qi',
  version: 'help-centre',
  name: 'Life QI, as its help centre states them',
  source: 'Life QI help centre, “Interpreting an SPC chart”',
  gaps: 'skip',
  rules: [
    outsideRule,
    shiftRule(8, 'skip'),
    trendRule(6, 'skip'),
    {
      kind: 'zone',
      id: 'zone-2',
      name: '2 of 3 points beyond 2 sigma',
      needed: 2,
      window: 3,
      sigma: 2,
      sameSide: 'members',
      ends: 'anywhere',
      countsBeyondLimits: true,
    },
  ],
};

import { outsideRule, type Rule, type RuleSet, shiftRule, trendRule } from './rule-set.js';

const rulesWhere = (countsBeyondLimits: boolean): readonly Rule[] => [
  outsideRule,
  trendRule(7, 'break'),
  {
    kind: 'zone',
    id: 'near-limit',
    name: '2 of 3 points near a limit',
    needed: 2,
    window: 3,
    sigma: 2,
    sameSide: 'window',
    ends: 'anywhere',
    countsBeyondLimits,
  },
  shiftRule(7, 'break'),
];

/** 2.66 × mean moving range, as NHS England prints it, instead of 3 / 1.128; drawn also where no value can be. */
const limits = { rangeFactor: 2.66, clips: false } as const;

/**
 * NHS England's Making Data Count rules. Since November 2023 points beyond the limits also count
 * towards two of three (NHSRplotthedots issue 194). The order of precedence is that package's.
 */
export const makingDataCount202311: RuleSet = {
  id: 'making-data-count',
  version: '2023-11',
  name: 'Making Data Count, November 2023',
  source: 'NHS England, Making Data Count; NHSRplotthedots issue 194 for the change of November 2023',
  gaps: 'break',
  rules: rulesWhere(true),
  limits,
};

/** As the R package NHSRplotthedots 0.2.2 has them: a point beyond a limit is none that is near it. */
export const makingDataCountR02: RuleSet = {
  id: 'making-data-count',
  version: 'nhsrplotthedots-0.2',
  name: 'Making Data Count, as NHSRplotthedots 0.2.2',
  source: 'NHS-R Community, NHSRplotthedots 0.2.2',
  gaps: 'break',
  rules: rulesWhere(false),
  limits,
};

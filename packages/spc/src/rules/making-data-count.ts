import type { Rule, RuleSet } from './rule-set.js';

const rulesWhere = (countsBeyondLimits: boolean): readonly Rule[] => [
  { kind: 'outside', id: 'outside', name: 'Point outside the limits', sigma: 3 },
  { kind: 'trend', id: 'trend', name: '7 points rising or falling', length: 7, ties: 'break' },
  {
    kind: 'near-limit',
    id: 'near-limit',
    name: '2 of 3 points near a limit',
    needed: 2,
    window: 3,
    countsBeyondLimits,
  },
  { kind: 'shift', id: 'shift', name: '7 points in a row on one side', length: 7, ties: 'break' },
];

/**
 * NHS England's Making Data Count rules. Since November 2023 points beyond the limits also count
 * towards two of three (NHSRplotthedots issue 194). The order of precedence is that package's.
 */
export const makingDataCount202311: RuleSet = {
  id: 'making-data-count',
  version: '2023-11',
  name: 'Making Data Count, November 2023',
  gaps: 'break',
  rules: rulesWhere(true),
};

/** As the R package NHSRplotthedots 0.2.2 has them: a point beyond a limit is none that is near it. */
export const makingDataCountR02: RuleSet = {
  id: 'making-data-count',
  version: 'nhsrplotthedots-0.2',
  name: 'Making Data Count, as NHSRplotthedots 0.2.2',
  gaps: 'break',
  rules: rulesWhere(false),
};

/** Limits of that profile: 2.66 × mean moving range, as NHS England prints it, instead of 3 / 1.128. */
export const MAKING_DATA_COUNT_FACTOR = 2.66;

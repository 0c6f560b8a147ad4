import type { RuleSet } from './rule-set.js';

/** Anhøj's runs analysis: an unusually long run, or unusually few crossings, over a whole phase. */
export const anhoej2014: RuleSet = {
  id: 'anhoej',
  version: '2014',
  name: 'Anhøj runs analysis, 2014',
  gaps: 'break',
  rules: [{ kind: 'runs', id: 'runs', name: 'Long run or few crossings', method: 'anhoej' }],
};

import type { RuleSet } from './rule-set.js';

/** Anhøj's runs analysis: an unusually long run, or unusually few crossings, over a whole phase. */
export const anhoej2014: RuleSet = {
  id: 'anhoej',
  version: '2014',
  name: 'Anhøj runs analysis, 2014',
  source: 'Anhøj and Olesen, PLoS ONE 2014, doi 10.1371/journal.pone.0113825',
  gaps: 'skip',
  rules: [{ kind: 'runs', id: 'runs', name: 'Long run or few crossings', method: 'anhoej' }],
};

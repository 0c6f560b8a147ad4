import type { SpcAnalysis, RuleReport } from './model.js';
import { patternWords, signalRange } from '../words/signals.js';

/** Every rule of the set, in its order, with where it fired or “Did not happen”. */
export function ruleReport(analysis: Pick<SpcAnalysis, 'result' | 'period' | 'unit'>): RuleReport {
  const { ruleSet, rules, signals } = analysis.result;
  const foundBy = (rule: string) =>
    signals
      .filter((signal) => signal.rule === rule)
      .map((signal) => `${signalRange(analysis, signal)}: ${patternWords(signal)}`)
      .join('; ');
  return {
    id: ruleSet.id,
    version: ruleSet.version,
    name: ruleSet.name,
    rules: rules.map(({ id, name }) => ({ name, found: foundBy(id) || 'Did not happen' })),
  };
}

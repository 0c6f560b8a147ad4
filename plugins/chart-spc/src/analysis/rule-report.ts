import type { SpcAnalysis, RuleReport } from './model.js';
import { isRun } from '../words/centre.js';
import { runsFound } from '../words/runs.js';
import { patternWords, signalRange } from '../words/signals.js';

/** A run chart has one rule, which looks at each phase as a whole. */
function foundInRuns({ result }: Pick<SpcAnalysis, 'result'>): string {
  const { phases } = result;
  if (phases.length === 1) return phases.map(runsFound).join();
  return phases.map((phase) => `“${phase.name}”: ${runsFound(phase)}`).join('; ');
}

/** Every rule of the set, in its order, with where it fired, that it may have, or “Did not happen”. */
export function ruleReport(analysis: Pick<SpcAnalysis, 'result' | 'period' | 'unit'>): RuleReport {
  const { ruleSet, rules, signals, hidden } = analysis.result;
  const isOpen = (rule: string) =>
    hidden?.rules.some((each) => each.rule === rule && each.verdict === 'depends') === true;
  const foundBy = (rule: string) =>
    isRun(analysis)
      ? foundInRuns(analysis)
      : signals
          .filter((signal) => signal.rule === rule)
          .map((signal) => `${signalRange(analysis, signal)}: ${patternWords(analysis, signal)}`)
          .join('; ');
  return {
    id: ruleSet.id,
    version: ruleSet.version,
    name: ruleSet.name,
    rules: rules.map(({ id, name }) => ({
      name,
      found: foundBy(id) || (isOpen(id) ? 'Depends on held-back numbers' : 'Did not happen'),
    })),
  };
}

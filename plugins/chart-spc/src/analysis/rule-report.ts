import type { SpcAnalysis, RuleReport } from './model.js';
import { isRun } from '../words/centre.js';
import { runsFound } from '../words/runs.js';
import { patternWords, signalRange } from '../words/signals.js';
import { isOpen, OPEN_WORDS, silence } from '../words/states.js';

/** A run chart has one rule, which looks at each phase as a whole. */
function foundInRuns({ result }: Pick<SpcAnalysis, 'result'>): string {
  const { phases } = result;
  const isCertain = !isOpen(result);
  const found = phases.map((phase) => silence(result, phase) ?? runsFound(phase, isCertain));
  if (phases.length === 1) return found.join();
  return phases.map((phase, i) => `“${phase.name}”: ${found[i]}`).join('; ');
}

/** Of a rule without a pattern that can be shown: that nothing can be said, or what held-back numbers leave of it. */
function notFound(result: SpcAnalysis['result'], rule: string): string {
  const { hidden, phases } = result;
  const silent = phases.map((phase) => silence(result, phase));
  if (silent.length > 0 && !silent.includes(null)) return silent.at(-1) ?? '';
  if (hidden === null) return 'Did not happen';
  if (hidden.method === 'too-much-hidden') return 'Cannot be said: too many numbers are held back';
  const verdict = hidden.rules.find((each) => each.rule === rule)?.verdict;
  if (verdict === 'signal') return 'Happened, but which points depends on held-back numbers';
  return verdict === 'depends' ? OPEN_WORDS : 'Did not happen';
}

/** Every rule of the set, in its order, with where it fired, that it may have, or “Did not happen”. */
export function ruleReport(analysis: Pick<SpcAnalysis, 'result' | 'period' | 'unit'>): RuleReport {
  const { ruleSet, rules, signals } = analysis.result;
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
      found: foundBy(id) || notFound(analysis.result, id),
    })),
  };
}

import { periodWord } from '@fairshift/spc';
import type { SpcAnalysis } from '../analysis/model.js';
import { aCentre } from './centre.js';
import { noCentreWords } from './left-out.js';
import { average } from './numbers.js';
import { fewCrossings } from './runs.js';
import { isOpen, silence } from './states.js';
import { ledTo, MEANING_WORDS, patternWords, signalRange } from './signals.js';

function each(analysis: SpcAnalysis): string {
  return analysis.form === 'count' ? ` a ${periodWord(analysis.period)}` : '';
}

const FEW = 'from too few points to say anything yet';

/** A change of average is claimed only when a signal led to the new phase. */
function changeHeadline(analysis: SpcAnalysis, before: number, after: number): string {
  const index = analysis.result.phases.length - 1;
  const justified = analysis.result.signals.some((signal) => ledTo(signal, index, after - before));
  const open = isOpen(analysis.result) ? 'certain ' : '';
  const [from, to] = [average(analysis, before), average(analysis, after)];
  const few = fewCrossings(analysis).length > 0;
  const { result } = analysis;
  // “From too few points” is the whole verdict, whichever of the two phases has them.
  if (!justified && result.phases.slice(-2).some((phase) => silence(result, phase) !== null))
    return `${analysis.title}: ${aCentre(analysis)} of ${from}, then ${to}${each(analysis)}, ${FEW}.`;
  if (!justified)
    return `${analysis.title}: ${aCentre(analysis)} of ${from}, then ${to}${each(analysis)}${few ? ', with few crossings of the median' : `, without a ${open}special cause`}.`;
  if (from === to) return `${analysis.title}: ${aCentre(analysis)} of ${to}${each(analysis)}, as before.`;
  const verb = after > before ? 'rose' : 'fell';
  return `${analysis.title} ${verb} from ${aCentre(analysis)} of ${from} to ${to}${each(analysis)}.`;
}

/** One sentence: what the chart shows and what it found. */
export function headline(analysis: SpcAnalysis): string {
  const { phases, signals, points } = analysis.result;
  const now = phases.at(-1)?.centre ?? null;
  const before = phases.at(-2)?.centre ?? null;
  const phase = phases.at(-1);
  if (points.every((point) => point.value === null) || phase === undefined)
    return `${analysis.title}: no points to draw yet.`;
  if (now === null) return `${analysis.title}: ${noCentreWords(analysis, phase)}.`;
  if (before !== null) return changeHeadline(analysis, before, now);
  const level = `${analysis.title}: ${aCentre(analysis)} of ${average(analysis, now)}${each(analysis)}`;
  if (silence(analysis.result, phase) !== null) return `${level}, ${FEW}.`;
  const last = signals.toSorted((a, b) => (a.points.at(-1) ?? 0) - (b.points.at(-1) ?? 0)).at(-1);
  if (!last && fewCrossings(analysis).length > 0)
    return `${level}, and a special cause (change): few crossings of the median.`;
  if (!last) return `${level}, with no ${isOpen(analysis.result) ? 'certain ' : ''}special cause.`;
  const meaning = MEANING_WORDS[last.meaning].toLowerCase();
  return `${level}, and a special cause (${meaning}): ${patternWords(analysis, last)}, ${signalRange(analysis, last)}.`;
}

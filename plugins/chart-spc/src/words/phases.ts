import { periodWord, type SpcPhaseResult, type SpcSignal } from '@fairshift/spc';
import type { SpcAnalysis } from '../analysis/model.js';
import { type Period, periodName, periodRange } from './dates.js';
import { aCentre, centreName, centreNote, isRun } from './centre.js';
import { isAllLeftOut, noCentreWords } from './left-out.js';
import { average, count } from './numbers.js';
import { fewCrossings, runsSentences } from './runs.js';
import { causeWords, centreWords, signalSentences } from './signals.js';
import { isTooFew } from '../analysis/too-few.js';
import { isOpen, silence } from './states.js';

const TRIAL = 'This is too few to be sure, so limits are trial limits.';

const period = (analysis: SpcAnalysis, index: number): Period => analysis.result.points[index] as Period;

/** “a fortnight” for counts, nothing for percentages. */
function each(analysis: SpcAnalysis): string {
  return analysis.form === 'count' ? ` a ${periodWord(analysis.period)}` : '';
}

function baselineSentences(analysis: SpcAnalysis, phase: SpcPhaseResult, centre: number): string[] {
  const { period: kind } = analysis;
  const from = periodRange(period(analysis, phase.baselineFrom), period(analysis, phase.baselineTo), kind);
  const value = `${average(analysis, centre)}${each(analysis)}`;
  if (phase.baselineTo === phase.to) return [`From ${from} the ${centreName(analysis)} was ${value}.`];
  return [
    `The baseline is ${from}, with ${aCentre(analysis)} of ${value}.`,
    `${phase.upper === null ? `This ${centreName(analysis)} is` : 'Its limits are'} extended to ${periodName(period(analysis, phase.to), kind)}.`,
  ];
}

function averageSentences(analysis: SpcAnalysis, phase: SpcPhaseResult, index: number): string[] {
  const { centre } = phase;
  if (centre === null && isAllLeftOut(analysis, phase))
    return [`${noCentreWords(analysis, phase)}.`.replace(/^e/, 'E')];
  if (centre === null) return [`“${phase.name}” has no point to work out ${aCentre(analysis)} from.`];
  const value = average(analysis, centre);
  if (phase.extended) return baselineSentences(analysis, phase, centre);
  if (index > 0)
    return [
      `From ${periodName(period(analysis, phase.from), analysis.period)} the ${centreName(analysis)} was ${value}.`,
    ];
  if (analysis.result.phases.length === 1)
    return [`The ${centreName(analysis)} is ${value}${each(analysis)}.`];
  return [
    `In the first ${phase.to - phase.from + 1} the ${centreName(analysis)} was ${value}${each(analysis)}.`,
  ];
}

const tooFew = ({ pointsUsed }: SpcPhaseResult): string =>
  `${count(pointsUsed, 'point')} ${pointsUsed === 1 ? 'is' : 'are'} too few to say anything yet.`;

/** A signal that a re-base rests on, told by the points of the new phase. */
function keptSentence(analysis: SpcAnalysis, phase: SpcPhaseResult, signal: SpcSignal): string[] {
  if (signal.rule !== 'shift') return signalSentences(analysis, signal);
  const size = signal.points.length;
  const drawn = analysis.result.points
    .slice(phase.from, phase.to + 1)
    .filter((point) => point.value !== null);
  const which = size === drawn.length ? `All ${size} of these points` : `${size} of these points in a row`;
  const side = signal.direction === 'up' ? 'above' : 'below';
  return [`${which} are ${side} ${centreWords(analysis, signal)}, which is ${causeWords(signal.meaning)}.`];
}

function ownOrKept(analysis: SpcAnalysis, phase: SpcPhaseResult, index: number): string[] {
  const { signals } = analysis.result;
  const kept = signals.filter((signal) => signal.kept && signal.justifies === index);
  const own = signals.filter((signal) => !signal.kept && signal.against === index);
  return [
    ...kept.flatMap((signal) => keptSentence(analysis, phase, signal)),
    ...own.flatMap((signal) => signalSentences(analysis, signal)),
  ];
}

const hasSignal = (analysis: SpcAnalysis): boolean =>
  analysis.result.signals.length > 0 || fewCrossings(analysis).length > 0;

const noSignal = (result: SpcAnalysis['result']): string =>
  isOpen(result) ? 'No special cause is certain.' : 'No special cause was found.';

/** How many periods there are; then each phase with its average, its doubt and its signals, in order. */
export function phaseSentences(analysis: SpcAnalysis): string[] {
  const { phases, points } = analysis.result;
  const noun = analysis.form === 'between-events' ? 'point' : periodWord(analysis.period);
  const firstTold = phases.findIndex((phase) => phase.centre !== null);
  const firstTrial = phases.findIndex((phase) => phase.trial);
  return [
    `There are ${count(points.length, noun)}.`.replace('There are 1 ', 'There is 1 '),
    ...phases.flatMap((phase, index) => [
      ...averageSentences(analysis, phase, index),
      ...(index === firstTold ? centreNote(analysis) : []),
      ...(index === firstTrial ? [TRIAL] : []),
      ...(isTooFew(phase) ? [tooFew(phase)] : []),
      ...(isRun(analysis) && silence(analysis.result, phase) === null
        ? runsSentences(phase, !isOpen(analysis.result))
        : []),
      ...ownOrKept(analysis, phase, index),
    ]),
    // Without limits, or an average, no news is no good news.
    ...(hasSignal(analysis) || silence(analysis.result, phases.at(-1)) !== null
      ? []
      : [noSignal(analysis.result)]),
  ];
}

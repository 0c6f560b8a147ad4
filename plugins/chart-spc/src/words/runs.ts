import type { RunsAnalysis, SpcPhaseResult } from '@fairshift/spc';
import type { SpcAnalysis } from '../analysis/model.js';
import { isRun } from './centre.js';
import { count } from './numbers.js';
import { isOpen, OPEN_WORDS } from './states.js';

type Drawn = Pick<SpcAnalysis, 'result'>;

/** The runs analysis of a phase that has a point off the median; null of others. */
interface Runs {
  readonly longest: number;
  readonly most: number;
  readonly crossings: number;
  readonly least: number;
}

function runsOf({ runs }: { readonly runs: RunsAnalysis }): Runs | null {
  const { longestRun, longestRunMax, nCrossings, nCrossingsMin } = runs;
  if (longestRun === null || longestRunMax === null || nCrossings === null || nCrossingsMin === null)
    return null;
  return { longest: longestRun, most: longestRunMax, crossings: nCrossings, least: nCrossingsMin };
}

/** Phases in which the line crosses the median too seldom; the pattern belongs to no point, so it is told here only. */
export const fewCrossings = (analysis: Drawn): readonly number[] =>
  isRun(analysis) && !isOpen(analysis.result)
    ? analysis.result.phases.flatMap((phase, i) => {
        const runs = runsOf(phase);
        return runs !== null && runs.crossings < runs.least ? [i] : [];
      })
    : [];

const times = (size: number): string => (size === 1 ? 'once' : count(size, 'time'));

/** Longest run and crossings of a phase, each against what chance gives, and what they mean together. */
export function runsSentences(phase: SpcPhaseResult, isCertain: boolean): string[] {
  const runs = runsOf(phase);
  if (runs === null) return ['Every point lies on the median, so there is no run.'];
  const { longest, most, crossings, least } = runs;
  const few = isCertain && crossings < least;
  return [
    `The longest run on one side of the median is ${count(longest, 'point')}.`,
    `By chance it is hardly ever more than ${most}.`,
    `The line crosses the median ${crossings === 0 ? 'at no time' : times(crossings)}.`,
    `By chance it hardly ever crosses fewer than ${count(least, 'time')}.`,
    ...(few ? ['So few crossings are a special cause.'] : []),
  ];
}

/** The same in a line, for the list of rules. */
export function runsFound(phase: SpcPhaseResult, isCertain: boolean): string {
  const runs = runsOf(phase);
  if (runs === null) return 'No point off the median';
  const { longest, most, crossings, least } = runs;
  const verdict = phase.runs.runsSignal ? '' : 'Did not happen. ';
  if (!isCertain) return OPEN_WORDS;
  return `${verdict}Longest run ${longest}, by chance up to ${most}. Crossings ${crossings}, by chance at least ${least}`;
}

/** Fewer points off the median than this, and a change is seldom found (Anhøj and Olesen 2014). */
const ENOUGH = 10;

export function runsCaution(analysis: Drawn): string[] {
  const { phases } = analysis.result;
  if (!isRun(analysis) || phases.every(({ runs }) => runs.nUseful >= ENOUGH)) return [];
  return [`With fewer than ${ENOUGH} points off the median, a run chart seldom shows a change.`];
}

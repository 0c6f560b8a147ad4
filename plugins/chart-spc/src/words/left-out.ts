import type { SpcPhaseResult } from '@fairshift/spc';
import type { LeftOut, SpcAnalysis } from '../analysis/model.js';
import { centreName, isRun } from './centre.js';
import { type Period, periodName } from './dates.js';
import { count } from './numbers.js';

type Drawn = Pick<SpcAnalysis, 'result'>;

/** “Left out of the average and limits”. */
export const leftOutOf = (analysis: Drawn): string =>
  `Left out of the ${centreName(analysis)}${isRun(analysis) ? '' : ' and limits'}`;

/** More are in the table, each in its row. */
const MOST_NAMED = 3;

const reasonWords = (reason: string): string => (reason === '' ? '' : `, because “${reason}”`);

/** “August 2023 and September 2023, because “Strike””: those with one reason together. */
function named({ result, period }: SpcAnalysis, points: readonly LeftOut[]): string[] {
  const reasons = [...new Set(points.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const names = points
      .filter((point) => point.reason === reason)
      .map(({ index }) => periodName(result.points[index] as Period, period));
    const last = names.at(-1) ?? '';
    const list = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
    return `${list}${reasonWords(reason)}`;
  });
}

/** Which points a person left out, and why: “1 point is left out: August 2023, because “Ward closed”.” */
export function leftOutSentences(analysis: SpcAnalysis): string[] {
  const { leftOut } = analysis;
  if (leftOut.length === 0) return [];
  const more = leftOut.length - MOST_NAMED;
  const parts = [...named(analysis, leftOut.slice(0, MOST_NAMED)), ...(more > 0 ? [`and ${more} more`] : [])];
  return [
    `${count(leftOut.length, 'point')} ${leftOut.length === 1 ? 'is' : 'are'} left out: ${parts.join('; ')}.`,
  ];
}

/** Whether no average can be because a person left out every point that it would come from. */
export function isAllLeftOut({ result }: Drawn, phase: SpcPhaseResult): boolean {
  const drawn = result.points
    .slice(phase.baselineFrom, phase.baselineTo + 1)
    .filter(({ value, interval }) => value !== null || interval !== null);
  return phase.centre === null && drawn.length > 0 && drawn.every(({ included }) => !included);
}

/** Why a phase has no average: “every point of the baseline is left out, so there is no average”. */
export function noCentreWords(analysis: Drawn, phase: SpcPhaseResult): string {
  const { phases } = analysis.result;
  const name = centreName(analysis);
  const isBaseline = phase.extended || phase.name === 'Baseline';
  const whole = phases.length === 1 ? '' : ` of “${phase.name}”`;
  if (!isAllLeftOut(analysis, phase)) return `no point${whole} can be used, so there is no ${name}`;
  return `every point${isBaseline ? ' of the baseline' : whole} is left out, so there is no ${name}`;
}

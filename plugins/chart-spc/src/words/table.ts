import { periodWord, type SpcPointResult } from '@fairshift/spc';
import type { Cell, ChartDescription } from '@fairshift/plugin-sdk';
import type { SpcAnalysis } from '../analysis/model.js';
import { centreLabel, centreName, isRun } from './centre.js';
import { periodName } from './dates.js';
import { BRITISH, exact, intervalWords } from './numbers.js';
import { explain, MEANING_WORDS } from './signals.js';
import { isUnsure, silenceAt, STATE_WORDS } from './states.js';

function limitsCell(analysis: SpcAnalysis, point: SpcPointResult): string {
  if (point.lower === null || point.upper === null) return 'none';
  const upper = exact(analysis, point.upper);
  if (analysis.form !== 'proportion' && point.lowerClipped) return `up to ${upper}`;
  return `${exact(analysis, point.lower)} to ${upper}`;
}

const leftOut = (analysis: SpcAnalysis, point: SpcPointResult, words: string): string =>
  point.included ? words : `${words}; left out of the ${centreName(analysis)}`;

function signalCell(analysis: SpcAnalysis, point: SpcPointResult): string {
  if (point.interval) {
    const between = intervalWords(analysis, point.interval);
    const signal = point.meaning === null ? 'Held back' : `${MEANING_WORDS[point.meaning]}; held back`;
    return leftOut(analysis, point, `${signal}: ${between}`);
  }
  if (point.state !== 'drawn') return STATE_WORDS[point.state];
  const unsure = isUnsure(analysis.result, point) ? 'Not certain' : 'No change';
  const none = silenceAt(analysis.result, point) ?? unsure;
  return leftOut(analysis, point, point.meaning === null ? none : MEANING_WORDS[point.meaning]);
}

/** Why the point is a signal; never left blank, because a blank is read as a missing figure. */
function whyCell(analysis: SpcAnalysis, point: SpcPointResult, index: number): string {
  if (point.state !== 'drawn' && !point.interval) return 'There is no point';
  const unsure = isUnsure(analysis.result, point) ? 'It depends on held-back numbers' : 'No rule was met';
  const none = point.interval ? 'Not known: held back' : (silenceAt(analysis.result, point) ?? unsure);
  // Some signals hold whatever the held-back number is.
  return explain(analysis, index).join(' ') || none;
}

function phaseCell(analysis: SpcAnalysis, point: SpcPointResult): string {
  const name = analysis.result.phases[point.phase]?.name ?? '';
  return point.extended ? `${name}, extended` : name;
}

const hasParts = ({ form }: SpcAnalysis): boolean =>
  form === 'proportion' || form === 'rate' || form === 'mean';

function valueHeadings({ form, result }: SpcAnalysis): string[] {
  if (form === 'proportion') return ['Number', 'Out of', 'Per cent'];
  if (form === 'rate') return ['Number', 'For', `Per ${BRITISH.format(result.multiplier)}`];
  if (form === 'mean') return ['Sum', 'For', 'Mean'];
  return [form === 'count' ? 'Number' : 'Value'];
}

function valueCells(analysis: SpcAnalysis, point: SpcPointResult): Cell[] {
  const value = point.value === null ? null : exact(analysis, point.value);
  return hasParts(analysis) ? [point.numerator, point.denominator, value] : [point.value];
}

function row(analysis: SpcAnalysis, point: SpcPointResult, index: number): Cell[] {
  return [
    periodName(point, analysis.period),
    ...valueCells(analysis, point),
    point.centre === null ? null : exact(analysis, point.centre),
    ...(isRun(analysis) ? [] : [limitsCell(analysis, point)]),
    phaseCell(analysis, point),
    signalCell(analysis, point),
    ...(analysis.result.signals.length > 0 ? [whyCell(analysis, point, index)] : []),
  ];
}

/** Every period as a row, drawn or not, with the words for why not; a column says why where there is a signal. */
export function table(analysis: SpcAnalysis): ChartDescription['table'] {
  const noun = periodWord(analysis.period);
  return {
    caption: `${analysis.title}, by ${noun}. Rules: ${analysis.ruleSet.name}.`,
    columns: [
      `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`,
      ...valueHeadings(analysis),
      centreLabel(analysis),
      ...(isRun(analysis) ? [] : ['Process limits']),
      'Phase',
      'Signal',
      ...(analysis.result.signals.length > 0 ? ['Why'] : []),
    ],
    rows: analysis.result.points.map((point, index) => row(analysis, point, index)),
  };
}

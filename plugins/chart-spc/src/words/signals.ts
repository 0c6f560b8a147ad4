import type { Meaning, SpcSignal } from '@fairshift/spc';
import type { SpcAnalysis } from '../analysis/model.js';
import { type Period, periodRange } from './dates.js';
import { count } from './numbers.js';

type Charted = Pick<SpcAnalysis, 'result' | 'period' | 'unit'>;

export const MEANING_WORDS: Readonly<Record<Meaning, string>> = {
  improvement: 'Improvement',
  concern: 'Concern',
  change: 'Change',
};

/** “the first average”, “the average before”, “the average”: what a pattern was seen against. */
function averageWords(signal: SpcSignal): string {
  if (!signal.kept) return 'the average';
  return signal.against === 0 ? 'the first average' : 'the average before';
}

/** “7 points rising”, “10 points below the first average”: the pattern in as few words as will do. */
export function patternWords(signal: SpcSignal): string {
  const size = signal.points.length;
  const up = signal.direction === 'up';
  if (signal.rule === 'trend') return `${size} points ${up ? 'rising' : 'falling'}`;
  if (signal.rule === 'shift') return `${size} points ${up ? 'above' : 'below'} ${averageWords(signal)}`;
  const limit = signal.kept ? 'limit before' : 'limit';
  const edge = `${up ? 'upper' : 'lower'} ${limit}`;
  if (signal.rule === 'near-limit') return `${size} points near the ${edge}`;
  return `${count(size, 'point')} ${up ? 'above' : 'below'} the ${edge}`;
}

export function signalRange(analysis: Charted, signal: SpcSignal): string {
  const { points } = analysis.result;
  const first = points[signal.points[0] ?? 0] as Period;
  const last = points[signal.points.at(-1) ?? 0] as Period;
  return periodRange(first, last, analysis.period);
}

/** “which is a special cause and an improvement”. */
export function causeWords(meaning: Meaning): string {
  if (meaning === 'change') return 'a special cause';
  return meaning === 'improvement' ? 'a special cause and an improvement' : 'a special cause and a concern';
}

const CAUSE_SENTENCE: Readonly<Record<Meaning, string>> = {
  improvement: 'This is a special cause. It is an improvement.',
  concern: 'This is a special cause. It is a concern.',
  change: 'This is a special cause. Neither direction is set as better.',
};

function patternSentence(analysis: Charted, signal: SpcSignal): string {
  const size = signal.points.length;
  const up = signal.direction === 'up';
  const when = signalRange(analysis, signal);
  const span = size > 1 ? `From ${when}` : `In ${when}`;
  const toward = up ? 'higher' : 'lower';
  if (signal.rule === 'trend')
    return `${span} there were ${size} points in a row, each ${toward} than the one before.`;
  if (signal.rule === 'shift')
    return `${span}, ${size} points in a row were ${up ? 'above' : 'below'} ${averageWords(signal)}.`;
  const limit = `the ${up ? 'upper' : 'lower'} limit${signal.kept ? ' before' : ''}`;
  if (signal.rule === 'near-limit') return `${span}, ${size} points were close to ${limit}.`;
  return `${span}, ${size === 1 ? '1 point was' : `${size} points were`} ${up ? 'above' : 'below'} ${limit}.`;
}

/** A signal as sentences: pattern, periods, special cause, what it means. */
export function signalSentences(analysis: Charted, signal: SpcSignal): string[] {
  return [patternSentence(analysis, signal), CAUSE_SENTENCE[signal.meaning]];
}

const ORDINAL = (place: number, size: number): string => {
  if (size === 1) return '';
  if (place === 0) return 'first of ';
  return place === size - 1 ? 'last of ' : 'one of ';
};

/** What a point's own stop says about its signal: “last of 7 points, each above the one before”. */
export function pointSignalWords(signal: SpcSignal, index: number): string {
  const size = signal.points.length;
  const lead = ORDINAL(signal.points.indexOf(index), size);
  const up = signal.direction === 'up';
  if (signal.rule === 'trend') return `${lead}${size} points, each ${up ? 'above' : 'below'} the one before`;
  return `${lead}${patternWords(signal)}`;
}

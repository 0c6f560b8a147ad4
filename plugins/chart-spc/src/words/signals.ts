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

/** “is the first of 7 points in a row”; a pattern of one point is the point itself. */
function placeWords(signal: SpcSignal, index: number, inARow: boolean): string {
  const size = signal.points.length;
  if (size === 1) return 'is';
  const at = signal.points.indexOf(index);
  const place = at === 0 ? 'the first of' : at === size - 1 ? 'the last of' : 'part of';
  return `is ${place} ${size} points${inARow ? ' in a row' : ''}`;
}

/** The pattern as seen from one of its points: “This point is the last of 7 points in a row above the average.” */
function ownSentence(signal: SpcSignal, index: number): string {
  const up = signal.direction === 'up';
  const limit = `the ${up ? 'upper' : 'lower'} limit${signal.kept ? ' before' : ''}`;
  const side = up ? 'above' : 'below';
  switch (signal.rule) {
    case 'trend':
      return `This point ${placeWords(signal, index, true)}, each ${up ? 'higher' : 'lower'} than the one before.`;
    case 'shift':
      return `This point ${placeWords(signal, index, true)} ${side} ${averageWords(signal)}.`;
    case 'near-limit':
      return `This point ${placeWords(signal, index, false)} close to ${limit}.`;
    default:
      return `This point ${placeWords(signal, index, true)} ${side} ${limit}.`;
  }
}

const UNLIKELY: Readonly<Record<Meaning, string>> = {
  improvement: 'unlikely by chance alone, and is an improvement.',
  concern: 'unlikely by chance alone, and is a concern.',
  change: 'unlikely by chance alone. Neither direction is set as better.',
};

/** “That is unlikely by chance alone, and is an improvement.”; one sentence for each meaning. */
function causeSentences(signals: readonly SpcSignal[]): string[] {
  const meanings = [...new Set(signals.map(({ meaning }) => meaning))];
  if (meanings.length === 1 && meanings[0] !== undefined)
    return [`${signals.length === 1 ? 'That is' : 'Each is'} ${UNLIKELY[meanings[0]]}`];
  return [];
}

/**
 * Every signal of a point in plain sentences, with the names of the rules. Walk, tooltip and table all say these; none for a
 * point without a signal.
 */
export function explain({ result }: Pick<Charted, 'result'>, index: number): string[] {
  const signals = (result.points[index]?.signals ?? []).flatMap((at) => result.signals[at] ?? []);
  if (signals.length === 0) return [];
  const shared = causeSentences(signals);
  const told = signals.flatMap((signal) => [
    ownSentence(signal, index),
    ...(shared.length > 0 ? [] : [`That is ${UNLIKELY[signal.meaning]}`]),
  ]);
  const rules = [...new Set(signals.map(({ ruleName }) => ruleName))];
  return [...told, ...shared, `${rules.length === 1 ? 'Rule' : 'Rules'}: ${rules.join('; ')}.`];
}

import type { Meaning, SpcSignal } from '@fairshift/spc';
import type { SpcAnalysis } from '../analysis/model.js';
import { centreName } from './centre.js';
import { inPeriod, type Period, periodRange } from './dates.js';
import { count } from './numbers.js';

type Charted = Pick<SpcAnalysis, 'result' | 'period' | 'unit'>;
type Drawn = Pick<SpcAnalysis, 'result'>;

export const MEANING_WORDS: Readonly<Record<Meaning, string>> = {
  improvement: 'Improvement',
  concern: 'Concern',
  change: 'Change',
};

/** Whether the signal led to that phase and went the way its average went: one high point explains no fall. */
export const ledTo = (signal: SpcSignal, phase: number, change: number): boolean =>
  signal.justifies === phase && (change > 0 ? signal.direction === 'up' : signal.direction === 'down');

/** “the first average”, “the average before”, “the average”: what a pattern was seen against. */
export function centreWords(analysis: Drawn, signal: SpcSignal): string {
  const name = centreName(analysis);
  if (!signal.kept) return `the ${name}`;
  return signal.against === 0 ? `the first ${name}` : `the ${name} before`;
}

/** How the points of a pattern lie. */
interface Lie {
  /** “above the average”. */
  readonly where: string;
  /** The same on a picture, where it must be short. */
  readonly short?: string;
  /** As a sentence says it of points in the past, where “were” does not fit. */
  readonly went?: string;
  readonly inARow: boolean;
}

const zone = (where: string): Lie => ({ where, inARow: false });
const row = (where: string): Lie => ({ where, inARow: true });

function lieOf(analysis: Drawn, signal: SpcSignal): Lie {
  const up = signal.direction === 'up';
  const side = up ? 'above' : 'below';
  const centre = centreWords(analysis, signal);
  const limit = `the ${up ? 'upper' : 'lower'} limit${signal.kept ? ' before' : ''}`;
  const each = `each ${up ? 'higher' : 'lower'} than the one before`;
  switch (signal.rule) {
    case 'trend':
      return { ...row(each), short: up ? 'rising' : 'falling' };
    case 'shift':
    case 'runs':
      return row(`${side} ${centre}`);
    case 'near-limit':
    case 'zone-2':
      return { ...zone(`close to ${limit}`), short: `near ${limit}` };
    case 'zone-1':
      return zone(`well ${side} ${centre}`);
    case 'alternating':
      return { ...row('up and down in turn'), went: 'went' };
    case 'within':
      return row(`close to ${centre}`);
    case 'away':
      return row(`on both sides of ${centre}, none close to it`);
    case 'outside':
      return row(`${side} ${limit}`);
    default:
      return zone('in a pattern');
  }
}

/** “7 points rising”, “10 points below the first average”: the pattern in as few words as will do. */
export function patternWords(analysis: Drawn, signal: SpcSignal): string {
  const { where, short = where } = lieOf(analysis, signal);
  return `${count(signal.points.length, 'point')} ${short}`;
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

function causeSentence({ meaning, direction }: SpcSignal): string {
  if (meaning === 'improvement') return 'This is a special cause. It is an improvement.';
  if (meaning === 'concern') return 'This is a special cause. It is a concern.';
  return direction === 'neither'
    ? 'This is a special cause. It is neither better nor worse.'
    : 'This is a special cause. Neither direction is set as better.';
}

function patternSentence(analysis: Charted, signal: SpcSignal): string {
  const size = signal.points.length;
  const when = signalRange(analysis, signal);
  const span = size > 1 ? `From ${when}` : inPeriod(when, analysis.period);
  const { where, went, inARow } = lieOf(analysis, signal);
  if (signal.rule === 'trend') return `${span} there were ${size} points in a row, ${where}.`;
  const points = `${count(size, 'point')}${inARow && size > 1 && signal.rule !== 'outside' ? ' in a row' : ''}`;
  return `${span}, ${points} ${went ?? (size === 1 ? 'was' : 'were')} ${where}.`;
}

/** A signal as sentences: pattern, periods, special cause, what it means. */
export function signalSentences(analysis: Charted, signal: SpcSignal): string[] {
  return [patternSentence(analysis, signal), causeSentence(signal)];
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
function ownSentence(analysis: Drawn, signal: SpcSignal, index: number): string {
  const { where, went, inARow } = lieOf(analysis, signal);
  const comma = signal.rule === 'trend' ? ',' : '';
  return `This point ${placeWords(signal, index, inARow)}${comma} ${went ? `that went ${where}` : where}.`;
}

const UNLIKELY: Readonly<Record<Meaning, string>> = {
  improvement: 'unlikely by chance alone, and is an improvement.',
  concern: 'unlikely by chance alone, and is a concern.',
  change: 'unlikely by chance alone, and is a change.',
};

/** “That is unlikely by chance alone, and is an improvement.”, once where all signals mean the same. */
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
export function explain(analysis: Drawn, index: number): string[] {
  const { result } = analysis;
  const signals = (result.points[index]?.signals ?? []).flatMap((at) => result.signals[at] ?? []);
  if (signals.length === 0) return [];
  const shared = causeSentences(signals);
  const told = signals.flatMap((signal) => [
    ownSentence(analysis, signal, index),
    ...(shared.length > 0 ? [] : [`That is ${UNLIKELY[signal.meaning]}`]),
  ]);
  const rules = [...new Set(signals.map(({ ruleName }) => ruleName))];
  return [...told, ...shared, `${rules.length === 1 ? 'Rule' : 'Rules'}: ${rules.join('; ')}.`];
}

import { DEFAULT_CONFIDENCE, isStable, type Counts } from './counts.js';
import { gapChange, type GapChange, type GapPair } from './gap-change.js';
import { gapOf, type GapEstimate, type GapOptions, type Polarity } from './gap.js';
import { zOf } from './normal.js';

export type GapVerdict = 'closed' | 'narrowed' | 'maintained' | 'widened' | 'cannotTell';

/** What a group did, in the direction of the measure: a change below half a percentage point is the same. */
export type Movement = 'better' | 'worse' | 'same';

/** Below this many percentage points a gap prints as 0, and a change as no change. */
export const SAME_WITHIN = 0.5;

export interface GroupMovement {
  readonly movement: Movement;
  /** Percentage points, after minus before, not turned round by the polarity. */
  readonly change: number;
}

/** What was measured of a gap in two periods. */
export interface MeasuredGap {
  readonly polarity: Polarity;
  readonly before: GapEstimate;
  readonly after: GapEstimate;
  readonly change: GapChange;
  readonly focus: GroupMovement;
  readonly reference: GroupMovement;
  /** The interval of the change leaves out 0, and the groups did not change places. */
  readonly sure: boolean;
  /** The gap got smaller only because the better-placed group got worse. */
  readonly levellingDown: boolean;
  /** The group that was behind is now ahead. */
  readonly changedPlaces: boolean;
}

export type Verdict =
  | { readonly word: 'cannotTell'; readonly because: 'hidden' | 'too-few' }
  | ({ readonly word: 'cannotTell'; readonly because: 'chance' | 'rounded' } & MeasuredGap)
  | ({ readonly word: Exclude<GapVerdict, 'cannotTell'> } & MeasuredGap);

type Range = readonly [low: number, high: number];

/** Counts, and where they are rounded, what they can have been. */
export interface PossibleCounts extends Counts {
  readonly numeratorRange?: Range;
  readonly denominatorRange?: Range;
}

/** Counts of one period; null where they are hidden or missing. */
export interface VerdictPeriod {
  readonly focus: PossibleCounts | null;
  readonly reference: PossibleCounts | null;
}

function movementOf(before: number, after: number, polarity: Polarity): GroupMovement {
  const change = after - before;
  const good = polarity === 'lower-is-better' ? -change : change;
  return { movement: Math.abs(change) < SAME_WITHIN ? 'same' : good > 0 ? 'better' : 'worse', change };
}

function wordFor(before: number, after: number): Exclude<GapVerdict, 'cannotTell'> {
  const [was, is] = [Math.abs(before), Math.abs(after)];
  if (is < SAME_WITHIN && was >= SAME_WITHIN) return 'closed';
  if (Math.abs(is - was) < SAME_WITHIN) return 'maintained';
  return is < was ? 'narrowed' : 'widened';
}

interface CompletePeriod extends GapPair {
  readonly focus: PossibleCounts;
  readonly reference: PossibleCounts;
}

const isComplete = (period: VerdictPeriod): period is CompletePeriod =>
  period.focus !== null && period.reference !== null;

/** The lowest and highest per cent that rounded counts can stand for. */
function percentRange({ numerator, denominator, numeratorRange, denominatorRange }: PossibleCounts): Range {
  const [few, many] = numeratorRange ?? [numerator, numerator];
  const [small, large] = denominatorRange ?? [denominator, denominator];
  return [(few / large) * 100, small > 0 ? Math.min(1, many / small) * 100 : 100];
}

/** Whether rounding alone could have made the change of the gap, or turned it round. */
function roundingHides(before: CompletePeriod, after: CompletePeriod): boolean {
  const [plus, minus] = [
    [after.reference, before.focus].map(percentRange),
    [after.focus, before.reference].map(percentRange),
  ];
  const sum = (ranges: readonly Range[], end: 0 | 1) =>
    ranges.reduce((total, range) => total + range[end], 0);
  return sum(plus, 0) - sum(minus, 1) <= 0 && sum(plus, 1) - sum(minus, 0) >= 0;
}

/** Half the width of a Wald interval is z standard errors: a change below one says no more than chance. */
function withinChance({ estimate, lower, upper }: GapChange, confidence: number): boolean {
  return Math.abs(estimate) < (upper - lower) / 2 / zOf(confidence);
}

/**
 * What happened to the gap between two periods, in one of five words, and why. The word goes by the figures;
 * `sure` says whether the interval of the change allows it to be sure. Cannot tell when a count is hidden, when
 * one of the four cells has fewer than 10 events or non-events, when rounding alone could have made the change, or
 * when the change is smaller than its standard error (ADR 9).
 */
export function verdict(before: VerdictPeriod, after: VerdictPeriod, options: GapOptions = {}): Verdict {
  if (!isComplete(before) || !isComplete(after)) return { word: 'cannotTell', because: 'hidden' };
  const cells = [before.focus, before.reference, after.focus, after.reference];
  if (!cells.every(isStable)) return { word: 'cannotTell', because: 'too-few' };
  const { polarity = 'higher-is-better' } = options;
  const was = gapOf(before.focus, before.reference, options);
  const is = gapOf(after.focus, after.reference, options);
  const change = gapChange(before, after, options);
  const word = wordFor(was.absolute, is.absolute);
  const changedPlaces =
    was.absolute * is.absolute < 0 && Math.min(Math.abs(was.absolute), Math.abs(is.absolute)) >= SAME_WITHIN;
  const focus = movementOf(was.focus, is.focus, polarity);
  const reference = movementOf(was.reference, is.reference, polarity);
  const [behind, ahead] = was.absolute >= 0 ? [focus, reference] : [reference, focus];
  const smaller = word === 'narrowed' || word === 'closed';
  const measured: MeasuredGap = {
    polarity,
    before: was,
    after: is,
    change,
    focus,
    reference,
    sure: (change.lower > 0 || change.upper < 0) && !changedPlaces,
    levellingDown:
      polarity !== 'neither' && smaller && ahead.movement === 'worse' && behind.movement !== 'better',
    changedPlaces,
  };
  if (word === 'maintained') return { word, ...measured };
  if (roundingHides(before, after)) return { word: 'cannotTell', because: 'rounded', ...measured };
  if (withinChance(change, options.confidence ?? DEFAULT_CONFIDENCE))
    return { word: 'cannotTell', because: 'chance', ...measured };
  return { word, ...measured };
}

import { isStable, type Counts } from './counts.js';
import { gapChange, type GapChange, type GapPair } from './gap-change.js';
import { gapOf, type GapEstimate, type GapOptions, type Polarity } from './gap.js';

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

export type Verdict =
  | { readonly word: 'cannotTell'; readonly because: 'hidden' | 'too-few' }
  | {
      readonly word: Exclude<GapVerdict, 'cannotTell'>;
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
    };

/** Counts of one period; null where they are hidden or missing. */
export interface VerdictPeriod {
  readonly focus: Counts | null;
  readonly reference: Counts | null;
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

const isComplete = (period: VerdictPeriod): period is GapPair =>
  period.focus !== null && period.reference !== null;

/**
 * What happened to the gap between two periods, in one of five words, and why. The word goes by the figures;
 * `sure` says whether the interval of the change allows it to be sure. Cannot tell when a count is hidden,
 * or one of the four cells has fewer than 10 events or non-events.
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
  return {
    word,
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
}

import type { MeasuredGap, Movement, Verdict } from './verdict.js';
import { SAME_WITHIN } from './verdict.js';
import { digitsFor, fromTo, percentagePoints, plainNumber } from './words.js';

type Told = Exclude<Verdict, { word: 'cannotTell' }>;
type Sides = Readonly<Record<'ahead' | 'behind', { readonly name: string; readonly movement: Movement }>>;

const CANNOT_TELL = {
  hidden: 'A number that the verdict needs is held back or missing.',
  'too-few': 'One of the groups has fewer than 10 people with or without the outcome.',
  chance: 'The gap moved by less than chance alone would often move it.',
  rounded: 'The counts are rounded, and the change is too small to see through the rounding.',
} as const;

/** The sign of the gap that the words are about: the one before, or the one after when there was none. */
const direction = ({ before, after }: MeasuredGap): number =>
  Math.abs(before.absolute) >= SAME_WITHIN ? before.absolute : after.absolute;

/** Two rules look at the change of a gap that was measured; the others could not measure it. */
const isMeasured = (verdict: Verdict): verdict is Verdict & MeasuredGap => 'change' in verdict;

function sidesOf(told: Told): Sides {
  const focus = { name: 'the focus group', movement: told.focus.movement };
  const other = { name: 'the other group', movement: told.reference.movement };
  return direction(told) >= 0 ? { behind: focus, ahead: other } : { behind: other, ahead: focus };
}

function smallerBecause({ behind, ahead }: Sides, rose: string): string {
  switch (`${behind.movement}/${ahead.movement}`) {
    case 'better/better':
      return `${behind.name} ${rose} faster; both groups improved`;
    case 'better/same':
      return `${behind.name} improved`;
    case 'better/worse':
      return `${behind.name} improved and ${ahead.name} got worse`;
    case 'same/worse':
      return `${ahead.name} got worse`;
    case 'worse/worse':
      return `${ahead.name} got worse faster; both groups got worse`;
    default:
      return 'of small changes in both groups';
  }
}

function biggerBecause({ behind, ahead }: Sides, rose: string): string {
  switch (`${behind.movement}/${ahead.movement}`) {
    case 'better/better':
      return `${ahead.name} ${rose} faster; both groups improved`;
    case 'same/better':
      return `${ahead.name} improved and ${behind.name} did not`;
    case 'worse/better':
      return `${ahead.name} improved and ${behind.name} got worse`;
    case 'worse/same':
      return `${behind.name} got worse`;
    case 'worse/worse':
      return `${behind.name} got worse faster; both groups got worse`;
    default:
      return 'of small changes in both groups';
  }
}

function sameBecause({ behind, ahead }: Sides): string {
  if (behind.movement === 'better' && ahead.movement === 'better')
    return 'both groups improved by about the same';
  if (behind.movement === 'worse' && ahead.movement === 'worse')
    return 'both groups got worse by about the same';
  return 'neither group changed much';
}

const moved = (change: number): string =>
  Math.abs(change) < SAME_WITHIN
    ? 'stayed about the same'
    : `${change > 0 ? 'rose' : 'fell'} by ${plainNumber(Math.abs(change))}`;

/** "the focus group rose faster; both groups improved". Without a good direction: only who rose and fell. */
export function verdictBecause(told: Told): string {
  const sides = sidesOf(told);
  if (told.changedPlaces) return `${sides.behind.name} moved ahead of ${sides.ahead.name}`;
  if (told.polarity === 'neither') {
    return `the focus group ${moved(told.focus.change)} and the other group ${moved(told.reference.change)}`;
  }
  const rose = told.polarity === 'higher-is-better' ? 'rose' : 'fell';
  if (told.word === 'maintained') return sameBecause(sides);
  return told.word === 'widened' ? biggerBecause(sides, rose) : smallerBecause(sides, rose);
}

/** The finding in one sentence: "The gap narrowed from 8 to 3 percentage points." */
export function verdictHeadline(verdict: Verdict): string {
  if (!isMeasured(verdict)) return 'We cannot tell yet whether the gap changed.';
  const [was, is] = [Math.abs(verdict.before.absolute), Math.abs(verdict.after.absolute)];
  if (verdict.word === 'cannotTell')
    return `The gap is ${percentagePoints(is, is < 1 ? 1 : 0)}. We cannot tell yet whether it changed.`;
  if (verdict.word === 'maintained') {
    if (is < SAME_WITHIN) return 'There was no gap to speak of, and there is none now.';
    return `The gap stayed at about ${percentagePoints(is, is < 1 ? 1 : 0)}${verdict.changedPlaces ? ', now the other way round' : ''}.`;
  }
  return `The gap ${verdict.word} from ${fromTo(was, is)}${verdict.changedPlaces ? ', now the other way round' : ''}.`;
}

/** Why: "The gap narrowed because the focus group rose faster; both groups improved." */
export function verdictWhy(verdict: Verdict): string {
  if (verdict.word === 'cannotTell') return CANNOT_TELL[verdict.because];
  const what = verdict.word === 'maintained' ? 'stayed about the same' : verdict.word;
  return `The gap ${what} because ${verdictBecause(verdict)}.`;
}

const side = (value: number): string => (value < 0 ? 'smaller' : 'bigger');

function changeRange(told: MeasuredGap): string {
  const sign = direction(told) >= 0 ? 1 : -1;
  const ends = [told.change.lower * sign, told.change.upper * sign].toSorted((a, b) => a - b);
  const [low = 0, high = 0] = ends;
  const digits = Math.min(Math.abs(low), Math.abs(high)) < 0.5 ? 1 : digitsFor(low, high);
  if (side(low) === side(high)) {
    const [near, far] = [Math.abs(low), Math.abs(high)].toSorted((a, b) => a - b);
    return `from ${plainNumber(near ?? 0, digits)} to ${percentagePoints(far ?? 0, digits)} ${side(low)}`;
  }
  return `from ${percentagePoints(Math.abs(low), digits)} smaller to ${plainNumber(high, digits)} bigger`;
}

/** How sure: two sentences at most. */
export function verdictSureness(verdict: Verdict): string {
  if (!isMeasured(verdict)) return 'Wait for more people or periods, or compare larger groups.';
  const range = `The change could be ${changeRange(verdict)}`;
  if (verdict.word === 'cannotTell') return `${range}. More people or periods would tell.`;
  if (verdict.sure && verdict.word === 'maintained') return `Any change is small: ${changeRange(verdict)}.`;
  if (verdict.sure) return `We can be fairly sure. ${range}.`;
  if (verdict.changedPlaces) return `The groups changed places. ${range}.`;
  if (verdict.word === 'maintained') return `We cannot rule out a change. ${range}.`;
  return `By the figures it ${verdict.word}, but we cannot be sure. ${range}, which includes no change.`;
}

const twoPlaces = (value: number | null): string => (value === null ? 'no ratio' : value.toFixed(2));
const fromOne = (ratio: number): number => Math.abs(Math.log(ratio));

/** Both ratios then and now, because they can disagree; empty when there is no verdict. */
export function ratioSentences(verdict: Verdict): readonly string[] {
  if (verdict.word === 'cannotTell') return [];
  const { before, after } = verdict;
  const pairs = [
    [before.ratioFavourable, after.ratioFavourable],
    [before.ratioAdverse, after.ratioAdverse],
  ] as const;
  const [good, bad] = pairs.map(([was, is]) => `from ${twoPlaces(was)} to ${twoPlaces(is)}`);
  const closer = pairs.map(
    ([was, is]) => was !== null && is !== null && was > 0 && is > 0 && fromOne(is) < fromOne(was),
  );
  const told = `The ratio for the good outcome went ${good}, and for the other outcome ${bad}.`;
  if (closer.every(Boolean)) return [told, 'Both ratios moved closer to 1, which means no difference.'];
  if (closer.some(Boolean)) return [told, 'The 2 ratios disagree: only one of them moved closer to 1.'];
  return [told];
}

/** A warning that the gap got smaller by loss; null when it did not. */
export function levellingDownSentence(verdict: Verdict): string | null {
  if (verdict.word === 'cannotTell' || !verdict.levellingDown) return null;
  return 'This is levelling down: neither group is better off.';
}

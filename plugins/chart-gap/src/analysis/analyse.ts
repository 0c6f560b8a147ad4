import type { ChartInput } from '@fairshift/plugin-sdk';
import {
  levellingDownSentence,
  ratioSentences,
  verdict,
  verdictHeadline,
  verdictSureness,
  verdictWhy,
  type Verdict,
} from '@fairshift/equity';
import type { GapChartOptions } from '../options.js';
import { cautionsOf } from './cautions.js';
import { chooseGroups } from './choose-groups.js';
import type { GapAnalysis, GapPoint, VerdictWords, WalkStop } from './model.js';
import { pointsOf } from './points.js';
import { walkOf } from './walk.js';

const NO_VERDICT: Verdict = { word: 'cannotTell', because: 'hidden' };

/** First and last period with a gap that nobody left out. */
function comparedOf(points: readonly GapPoint[]): readonly [number, number] | null {
  const usable = (point: GapPoint): boolean => point.gap !== null && !point.excluded;
  const first = points.findIndex(usable);
  const last = points.findLastIndex(usable);
  return first >= 0 && last > first ? [first, last] : null;
}

function verdictOf(
  input: ChartInput,
  points: readonly GapPoint[],
  ends: readonly [number, number] | null,
): Verdict {
  const [first, last] = [points[ends?.[0] ?? -1], points[ends?.[1] ?? -1]];
  if (!first || !last) return NO_VERDICT;
  const counts = (point: GapPoint) => ({ focus: point.focus.counts, reference: point.reference.counts });
  return verdict(counts(first), counts(last), { polarity: input.measure.polarity });
}

const wordsOf = (found: Verdict): VerdictWords => ({
  word: found.word,
  headline: verdictHeadline(found),
  why: verdictWhy(found),
  howSure: verdictSureness(found),
  ratios: ratioSentences(found),
  levellingDown: levellingDownSentence(found),
});

/** Levelling down is a concern even when unsure; anything else only when the interval leaves out no change. */
function signalOf(found: Verdict): WalkStop['signal'] | null {
  if (found.word === 'cannotTell') return null;
  if (found.levellingDown) return 'concern';
  if (!found.sure || found.word === 'maintained') return null;
  if (found.polarity === 'neither') return 'change';
  return found.word === 'widened' ? 'concern' : 'improvement';
}

function nothingToCompare(input: ChartInput): GapAnalysis {
  const { title, period, polarity } = input.measure;
  const cautions = ['A gap needs 2 groups. Choose a group to compare with.'];
  const shared = {
    found: NO_VERDICT,
    verdict: wordsOf(NO_VERDICT),
    signal: null,
    annotations: [],
    walk: [],
    key: [],
  };
  return {
    title,
    period,
    polarity,
    focus: null,
    reference: null,
    points: [],
    compared: null,
    cautions,
    ...shared,
  };
}

/** Numbers, verdict and words of the gap; nothing is drawn here. */
export function analyse(input: ChartInput, options: GapChartOptions): GapAnalysis {
  const chosen = chooseGroups(input, options.focus);
  if (!chosen.focus || !chosen.reference) return nothingToCompare(input);
  const { title, period, polarity } = input.measure;
  const focus = { id: chosen.focus.group.id, label: chosen.focus.group.label };
  const reference = { id: chosen.reference.group.id, label: chosen.reference.group.label };
  const points = pointsOf(chosen.focus, chosen.reference, input);
  const compared = comparedOf(points);
  const found = verdictOf(input, points, compared);
  const signal = signalOf(found) ?? null;
  const signalAt = compared && signal ? { index: compared[1], signal } : null;
  return {
    title,
    period,
    polarity,
    focus,
    reference,
    points,
    compared,
    found,
    verdict: wordsOf(found),
    signal,
    annotations: input.context.annotations.toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    cautions: [...(chosen.note === null ? [] : [chosen.note]), ...cautionsOf(input, points, compared)],
    walk: walkOf({ points, focus, reference, signalAt }),
    key: [
      { mark: 'group-2', label: `${reference.label}, compared with` },
      { mark: 'group-1', label: `${focus.label}, focus group` },
      { mark: 'interval', label: 'Gap with 95% interval' },
    ],
  };
}

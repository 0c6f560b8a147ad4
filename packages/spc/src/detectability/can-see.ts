import { findRuleSet } from '../rules/catalogue.js';
import { type Alternative, alternativesTo } from './alternatives.js';
import { checkQuestion } from './check-question.js';
import type { AimQuestion, Change, PlannedChart, Trials } from './plan.js';
import { type Outlook, type Prospect, prospectOf, showsInTime } from './prospect.js';

/** Enough that the median of a second try rarely differs by more than a period or two. */
export const USUAL_TRIALS: Trials = { runs: 4000, seed: 20_240_229, longest: 1000 };

/** Everything that survives JSON: what a page, a report and a test are told. */
export interface AimAnswer extends Prospect {
  /** How rules of runs and trends treat ties: points on the line, or equal to the one before. Null without such a rule. */
  readonly ties: 'break' | 'skip' | 'mixed' | null;
  readonly ruleSetName: string;
  /** The least level, beyond the start, that most likely shows within the horizon; null when none does. */
  readonly smallest: number | null;
  /** Empty when the chart shows the aim in time as it is. */
  readonly alternatives: readonly Alternative[];
  readonly trials: Trials;
}

/** The furthest level to look for: all of them, none of them, ten times as many, or ten sigma. */
function furthest({ chart, sigma, denominator }: PlannedChart, { from, to }: Change): number {
  const rises = to > from;
  if (chart === 'i') return from + (rises ? 10 : -10) * sigma;
  if (chart === 'i-prime') return from + ((rises ? 10 : -10) * sigma) / Math.sqrt(denominator);
  if (!rises) return 0;
  return chart === 'p' ? 1 : 10 * from;
}

/** Halvings of the way between start and furthest level: to a 4,000th of it. */
const HALVINGS = 12;

function smallestSeen(plan: PlannedChart, change: Change, outlook: Outlook): number | null {
  const end = furthest(plan, change);
  const shows = showsInTime(plan, change.from, outlook);
  if (end === change.from || !shows(end)) return null;
  let [hidden, seen] = [change.from, end];
  for (let i = 0; i < HALVINGS; i += 1) {
    const middle = (hidden + seen) / 2;
    if (shows(middle)) seen = middle;
    else hidden = middle;
  }
  return seen;
}

function tiesOf({ rules }: PlannedChart['ruleSet']): AimAnswer['ties'] {
  const kinds = new Set<'break' | 'skip'>();
  for (const rule of rules) if (rule.kind === 'shift' || rule.kind === 'trend') kinds.add(rule.ties);
  if (kinds.size > 1) return 'mixed';
  return [...kinds][0] ?? null;
}

/**
 * Whether the planned chart can see the aim, and what else could. The same question gives the same answer.
 * Throws DetectabilityError and UnknownRuleSetError.
 */
export function canSeeAim(question: AimQuestion, trials: Trials = USUAL_TRIALS): AimAnswer {
  checkQuestion(question);
  const { from, to, period, horizon, ruleSet: ref, ...rest } = question;
  const ruleSet = findRuleSet(ref);
  const plan: PlannedChart = { ...rest, ruleSet };
  const [change, outlook] = [
    { from, to },
    { trials, horizon },
  ];
  const prospect = prospectOf(plan, change, outlook);
  return {
    ...prospect,
    ties: tiesOf(ruleSet),
    ruleSetName: ruleSet.name,
    smallest: smallestSeen(plan, change, outlook),
    alternatives: prospect.shows && prospect.isSound ? [] : alternativesTo(plan, change, outlook, period),
    trials,
  };
}

import type { FitSettings } from '../limits.js';
import type { HiddenReport, HiddenVerdict } from '../model.js';
import type { RuleSet } from '../rules/rule-set.js';
import { type FittedChart, type PhasePattern, rulesFor } from '../rules/signals.js';
import { againstBefore, byBounds } from './by-bounds.js';
import { everyCombination, type LimitBounds, type Marked, type PhaseSlice } from './every-combination.js';
import { countOf, type HiddenNumbers } from './intervals.js';

/** Up to so many combinations of held-back numbers are tried one by one in a phase; beyond, bounds have to do. */
export const MOST_COMBINATIONS = 20_000;
/** Points that are worked out for that in a whole chart, which has 2 seconds: 20,000 combinations of 50 points. */
const MOST_POINTS = 1_000_000;
/** With more than a third of the points hidden a rule says more about what is hidden than about the process. */
const MOST_HIDDEN = 1 / 3;

export interface HiddenSearch {
  /** Fitted with held-back numbers halfway. */
  readonly chart: FittedChart;
  readonly ruleSet: RuleSet;
  readonly settings: FitSettings;
  readonly hidden: ReadonlyMap<number, HiddenNumbers>;
  /** Held-back points of which nothing is known. */
  readonly unknown: number;
}

export interface HiddenFinding {
  readonly report: HiddenReport;
  /** The part of a pattern that is there whatever the held-back numbers are; null where none is. */
  certain(pattern: PhasePattern): PhasePattern | null;
  /** Least and most that the last limits can be; null where nothing is hidden in the last phase, `open` where it is not known. */
  readonly limits: LimitBounds | 'open' | null;
}

function slicesOf({ chart, ruleSet, settings, hidden }: HiddenSearch): PhaseSlice[] {
  return chart.spans.map((span) => ({
    chart,
    span,
    ruleSet,
    settings,
    hidden: new Map([...hidden].filter(([at]) => at >= span.from && at <= span.to)),
  }));
}

interface PhaseFinding {
  /** Null for a phase in which nothing is hidden: all of it is certain. */
  readonly marked: readonly Marked[] | null;
  /** Against the limits of the phase before; null where nothing is hidden in either. */
  readonly kept: readonly Marked[] | null;
  readonly combinations: number;
  readonly isProved: boolean;
  readonly limits: LimitBounds | 'open' | null;
}

/** Tries what fits into what is left of the chart's time; the rest is proved by bounds. */
function findingsOf(slices: readonly PhaseSlice[]): PhaseFinding[] {
  let left = MOST_POINTS;
  return slices.map((slice, i) => {
    const before = slices[i - 1];
    const isKeptOpen = before !== undefined && slice.hidden.size + before.hidden.size > 0;
    const both = before && { ...slice, hidden: new Map([...before.hidden, ...slice.hidden]) };
    const kept = both && isKeptOpen ? againstBefore(both, before.span) : null;
    if (slice.hidden.size === 0) return { marked: null, kept, combinations: 1, isProved: true, limits: null };
    const count = [...slice.hidden.values()].reduce((product, numbers) => product * countOf(numbers), 1);
    const points = count * (slice.span.to - slice.span.from + 1);
    if (count > MOST_COMBINATIONS || points > left)
      return { marked: byBounds(slice), kept, combinations: 0, isProved: false, limits: 'open' };
    left -= points;
    const { marked, combinations, limits } = everyCombination(slice);
    return { marked, kept, combinations, isProved: true, limits };
  });
}

function verdictOf(own: readonly Marked[], kept: readonly Marked[], isSeen: boolean): HiddenVerdict {
  if (isSeen || own.some(({ always }) => always)) return 'signal';
  // Against the limits before only the earliest pattern is kept: one that is always there but not kept is none.
  const isOpen =
    own.some(({ some }) => some.size > 0) || kept.some(({ always, some }) => !always && some.size > 0);
  return isOpen ? 'depends' : 'no-signal';
}

/** Fewer points than the rule asks for are no pattern of it any more. */
const leastOf = ({ rule }: PhasePattern): number =>
  rule.kind === 'shift' || rule.kind === 'trend' || rule.kind === 'alternating' || rule.kind === 'within'
    ? rule.length
    : rule.kind === 'zone'
      ? rule.needed
      : 1;

/** Patterns cut to the points that are marked in every combination. */
function cutting(findings: readonly PhaseFinding[]): HiddenFinding['certain'] {
  return (pattern) => {
    const finding = findings[pattern.kept ? (pattern.justifies ?? pattern.against) : pattern.against];
    const marks = pattern.kept ? finding?.kept : finding?.marked;
    if (!marks) return pattern;
    const own = marks.find(
      ({ rule, direction }) => rule === pattern.rule.id && direction === pattern.direction,
    );
    const points = pattern.points.filter((point) => own?.every.has(point));
    return points.length < leastOf(pattern) ? null : { ...pattern, points };
  };
}

const NOTHING = (): null => null;

/** What the rules say when some numbers are known only between a least and a most. */
export function findHidden(search: HiddenSearch, patterns: readonly PhasePattern[]): HiddenFinding {
  const { chart, ruleSet, hidden, unknown } = search;
  const of = chart.observations.value.filter((value) => value !== null).length + unknown;
  const counted = { hidden: hidden.size + unknown, of };
  if (counted.hidden > of * MOST_HIDDEN) {
    const report = { ...counted, method: 'too-much-hidden', combinations: 0, rules: [] } as const;
    return { report, certain: NOTHING, limits: 'open' };
  }
  const findings = findingsOf(slicesOf(search));
  const certain = cutting(findings);
  const seen = new Set(patterns.flatMap((pattern) => certain(pattern)?.rule.id ?? []));
  const rules = rulesFor(chart, ruleSet).map(({ id, name }) => {
    const of = (which: 'marked' | 'kept') =>
      findings.flatMap((finding) => finding[which] ?? []).filter(({ rule }) => rule === id);
    const own = of('marked');
    const open = own.flatMap(({ some, every }) => [...some].filter((point) => !every.has(point)));
    const points = [...new Set(open)].toSorted((a, b) => a - b);
    return { rule: id, ruleName: name, verdict: verdictOf(own, of('kept'), seen.has(id)), points };
  });
  const isProved = findings.every((finding) => finding.isProved);
  const combinations = findings.reduce((product, finding) => product * finding.combinations, 1);
  const method = isProved ? 'every-combination' : 'bounds';
  const limits = findings.at(-1)?.limits ?? null;
  return { report: { ...counted, method, combinations, rules }, certain, limits };
}

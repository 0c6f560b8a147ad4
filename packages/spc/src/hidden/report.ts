import type { FitSettings } from '../limits.js';
import type { HiddenReport, HiddenVerdict } from '../model.js';
import type { RuleSet } from '../rules/rule-set.js';
import type { FittedChart, PhasePattern } from '../rules/signals.js';
import { byBounds } from './by-bounds.js';
import { everyCombination, type Marked, type PhaseSlice } from './every-combination.js';
import { countOf, type HiddenNumbers } from './intervals.js';

/** Up to so many combinations of held-back numbers are tried one by one in a phase; beyond, bounds have to do. */
export const MOST_COMBINATIONS = 20_000;
/** As many points may be worked out for that: a chart has 2 seconds, and a long phase takes its time for each combination. */
const MOST_POINTS = 2_000_000;
/** With more than a third of the points hidden a rule says more about what is hidden than about the process. */
const MOST_HIDDEN = 1 / 3;

export interface HiddenSearch {
  /** Fitted with held-back numbers halfway. */
  readonly chart: FittedChart;
  readonly ruleSet: RuleSet;
  readonly settings: FitSettings;
  readonly hidden: ReadonlyMap<number, HiddenNumbers>;
}

export interface HiddenFinding {
  readonly report: HiddenReport;
  /** Whether the pattern is there whatever the held-back numbers are. */
  isCertain(pattern: PhasePattern): boolean;
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
  readonly combinations: number;
  readonly isProved: boolean;
}

function findingOf(slice: PhaseSlice): PhaseFinding {
  if (slice.hidden.size === 0) return { marked: null, combinations: 1, isProved: true };
  const count = [...slice.hidden.values()].reduce((product, numbers) => product * countOf(numbers), 1);
  const size = slice.span.to - slice.span.from + 1;
  if (count > Math.min(MOST_COMBINATIONS, MOST_POINTS / size))
    return { marked: byBounds(slice), combinations: 0, isProved: false };
  const { marked, combinations } = everyCombination(slice);
  return { marked, combinations, isProved: true };
}

function verdictOf(marks: readonly Marked[], isElsewhere: boolean): HiddenVerdict {
  if (isElsewhere || marks.some(({ always }) => always)) return 'signal';
  return marks.some(({ some }) => some.size > 0) ? 'depends' : 'no-signal';
}

/** A pattern of a new phase that was seen against the limits before rests on both phases. */
const phasesOf = ({ against, justifies, kept }: PhasePattern): number[] =>
  kept && justifies !== null ? [against, justifies] : [against];

/** A pattern is certain when every one of its points is marked in every combination. */
function certainty(findings: readonly PhaseFinding[]): HiddenFinding['isCertain'] {
  return (pattern) => {
    const known = phasesOf(pattern).map((phase) => findings[phase]?.marked ?? null);
    if (known.every((marked) => marked === null)) return true;
    if (pattern.kept) return false;
    const own = known[0]?.find(
      ({ rule, direction }) => rule === pattern.rule.id && direction === pattern.direction,
    );
    return own !== undefined && pattern.points.every((point) => own.every.has(point));
  };
}

const TOO_MUCH: HiddenFinding['isCertain'] = () => false;

/** What the rules say when some numbers are known only between a least and a most. */
export function findHidden(search: HiddenSearch, patterns: readonly PhasePattern[]): HiddenFinding {
  const { chart, ruleSet, hidden } = search;
  const of = chart.observations.value.filter((value) => value !== null).length;
  const counted = { hidden: hidden.size, of };
  if (hidden.size > of * MOST_HIDDEN) {
    const report = { ...counted, method: 'too-much-hidden', combinations: 0, rules: [] } as const;
    return { report, isCertain: TOO_MUCH };
  }
  const findings = slicesOf(search).map(findingOf);
  const isCertain = certainty(findings);
  const rules = ruleSet.rules.map(({ id, name }) => {
    const marks = findings.flatMap(({ marked }) => marked ?? []).filter(({ rule }) => rule === id);
    const isElsewhere = patterns.some((pattern) => pattern.rule.id === id && isCertain(pattern));
    const open = marks.flatMap(({ some, every }) => [...some].filter((point) => !every.has(point)));
    const points = [...new Set(open)].toSorted((a, b) => a - b);
    return { rule: id, ruleName: name, verdict: verdictOf(marks, isElsewhere), points };
  });
  const isProved = findings.every((finding) => finding.isProved);
  const combinations = findings.reduce((product, finding) => product * finding.combinations, 1);
  const method = isProved ? 'every-combination' : 'bounds';
  return { report: { ...counted, method, combinations, rules }, isCertain };
}

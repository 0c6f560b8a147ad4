import type { ChartType, Fit, Observations } from '../chart-types/chart-type.js';
import { limitsAt, type PhaseSpan, type PointLimits } from '../limits.js';
import { findPatterns } from './patterns.js';
import { narrowed, type Pattern, type Stretch } from './stretch.js';
import type { Rule, RuleSet } from './rule-set.js';

/** A pattern with the phase it was tested against and, if it led to a re-base, the phase it led to. */
export interface PhasePattern extends Pattern {
  readonly against: number;
  readonly justifies: number | null;
  /** Seen in the points of a new phase against the limits of the phase before. */
  readonly kept: boolean;
}

export interface FittedChart {
  readonly type: ChartType;
  readonly observations: Observations;
  readonly spans: readonly PhaseSpan[];
  readonly fits: readonly Fit[];
  readonly limits: readonly PointLimits[];
}

function stretchOf(chart: FittedChart, positions: number[], limits: (i: number) => PointLimits): Stretch {
  return {
    positions,
    values: positions.map((i) => chart.observations.value[i] ?? null),
    limits: positions.map(limits),
  };
}

interface Stretches {
  /** Excluded points are tested against the limits too. */
  readonly all: Stretch;
  /** No run passes through an excluded point: its neighbours join. */
  readonly included: Stretch;
}

function stretchesOf(
  chart: FittedChart,
  { gaps }: RuleSet,
  span: PhaseSpan,
  limits: (i: number) => PointLimits,
): Stretches {
  const positions: number[] = [];
  for (let i = span.from; i <= span.to; i += 1) positions.push(i);
  const all = stretchOf(chart, positions, limits);
  const included = narrowed(
    all,
    (i) =>
      chart.observations.included[all.positions[i] ?? 0] === true &&
      (gaps === 'break' || all.values[i] !== null),
  );
  return { all, included };
}

function patternsOf(stretches: Stretches, rules: readonly Rule[]): Pattern[] {
  return rules.flatMap((rule) =>
    findPatterns(rule.kind === 'outside' ? stretches.all : stretches.included, rule),
  );
}

/** Neighbours that share a value make runs of their own, so there only points beyond the limits mean anything. */
export const rulesFor = ({ type }: FittedChart, { rules }: RuleSet): readonly Rule[] =>
  type.dependent ? rules.filter(({ kind }) => kind === 'outside') : rules;

function ownPatterns(chart: FittedChart, ruleSet: RuleSet, phase: number): PhasePattern[] {
  const span = chart.spans[phase];
  if (!span) return [];
  const stretches = stretchesOf(chart, ruleSet, span, (i) => chart.limits[i] as PointLimits);
  return patternsOf(stretches, rulesFor(chart, ruleSet)).map((pattern) => ({
    ...pattern,
    against: phase,
    justifies: null,
    kept: false,
  }));
}

/** The last point of the phase that has a value. */
function lastDrawn(chart: FittedChart, span: PhaseSpan): number {
  let i = span.to;
  while (i > span.from && (chart.observations.value[i] ?? null) === null) i -= 1;
  return i;
}

/**
 * The signal that a re-base rests on, seen in the new phase's points when the limits before them are
 * extended: the earliest pattern, the longest if several start together. Trends and points up and down
 * in turn are left out, because they do not depend on limits and stand among the phase's own patterns.
 */
function keptPattern(chart: FittedChart, ruleSet: RuleSet, phase: number): PhasePattern | undefined {
  const span = chart.spans[phase];
  const before = chart.fits[phase - 1];
  if (!span || !before) return undefined;
  const stretches = stretchesOf(chart, ruleSet, span, (i) => limitsAt(chart.type, before, i));
  const found = patternsOf(
    stretches,
    rulesFor(chart, ruleSet).filter(({ kind }) => kind !== 'trend' && kind !== 'alternating'),
  );
  const [first] = found.toSorted(
    (a, b) => (a.points[0] ?? 0) - (b.points[0] ?? 0) || b.points.length - a.points.length,
  );
  return first && { ...first, against: phase - 1, justifies: phase, kept: true };
}

/**
 * All patterns, each phase against its own limits. A phase that was started because of a signal keeps it:
 * one that runs up to the end of the phase before, or else one in its own points against the limits before.
 */
export function findSignals(chart: FittedChart, ruleSet: RuleSet): PhasePattern[] {
  const own = chart.spans.map((_, phase) => ownPatterns(chart, ruleSet, phase));
  const kept: PhasePattern[] = [];
  for (let phase = 1; phase < chart.spans.length; phase += 1) {
    const before = chart.spans[phase - 1] as PhaseSpan;
    const end = lastDrawn(chart, before);
    const list = own[phase - 1] ?? [];
    const at = list.findIndex((pattern) => pattern.points.at(-1) === end);
    const reason = at >= 0 ? list[at] : keptPattern(chart, ruleSet, phase);
    if (reason && at >= 0) list[at] = { ...reason, justifies: phase };
    else if (reason) kept.push(reason);
  }
  return [...own.flat(), ...kept];
}

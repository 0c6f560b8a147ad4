import { chartTypes } from './chart-types/catalogue.js';
import { type ChartType, usable } from './chart-types/chart-type.js';
import { fitChart, runsOfPhase, settingsOf } from './chart.js';
import { SpcInputError } from './errors.js';
import { certainAssurance, isOpenNow, openPoints } from './hidden/open.js';
import { findHidden, type HiddenFinding } from './hidden/report.js';
import type { SpcInput, SpcPhaseResult, SpcResult, SpcSignal } from './model.js';
import { notesFor } from './notes.js';
import { readPoints, type ReadPoint, toObservations } from './observations.js';
import { baselineNotes, isExcluded, phaseSpans } from './phases.js';
import { pointResults, signalsByPoint } from './point-results.js';
import { suggestRebase } from './rebase.js';
import { findRuleSet } from './rules/catalogue.js';
import type { RuleSet } from './rules/rule-set.js';
import { findSignals, type FittedChart, type PhasePattern } from './rules/signals.js';
import { meaningOf, variationOf } from './verdicts.js';

/** Fewer points than this give trial limits; a frozen baseline needs one less (Making Data Count; PRODUCT 4.5). */
export const FIRM_LIMITS = { phase: 13, frozenBaseline: 12 } as const;

function toSignal(pattern: PhasePattern, input: SpcInput): SpcSignal {
  return {
    rule: pattern.rule.id,
    ruleName: pattern.rule.name,
    direction: pattern.direction,
    meaning: meaningOf(pattern.direction, input.polarity),
    points: pattern.points,
    against: pattern.against,
    justifies: pattern.justifies,
    kept: pattern.kept,
  };
}

/** Counts and rates have no upper end, so that a lower limit below 0 is no limit at all. */
const isUnbounded = ({ possible: [, most] }: ChartType): boolean => most === Number.POSITIVE_INFINITY;

function phaseResults(chart: FittedChart, input: SpcInput): SpcPhaseResult[] {
  const shown = (value: number | null) => (value === null ? null : value * input.multiplier);
  return chart.spans.map((span, phase) => {
    const extended = span.baselineFrom > span.from || span.baselineTo < span.to;
    const pointsUsed = usable(chart.observations, { from: span.baselineFrom, to: span.baselineTo }).length;
    const own = chart.limits.slice(span.from, span.to + 1);
    const last = own.findLast((limits) => limits.upper !== null);
    return {
      ...span,
      centre: shown(chart.fits[phase]?.centre ?? null),
      lower: last && !(last.lowerClipped && isUnbounded(chart.type)) ? shown(last.lower) : null,
      upper: shown(last?.upper ?? null),
      pointsUsed,
      trial:
        input.chart !== 'run' && pointsUsed < (extended ? FIRM_LIMITS.frozenBaseline : FIRM_LIMITS.phase),
      extended,
      runs: runsOfPhase(chart, phase),
    };
  });
}

/** Limits are cut at what is possible, unless a person or the rule set's profile wants them as they come. */
function clipped(type: ChartType, input: SpcInput, { limits }: RuleSet): ChartType {
  const { clip = true, possible, multiplier } = input;
  if (!clip) return { ...type, possible: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] };
  // Counts and ratios know what is possible; of single values only the measure does.
  const knows = type.possible.some((end) => Number.isFinite(end));
  if (knows || possible === undefined || limits?.clips === false) return type;
  return { ...type, possible: [possible[0] / multiplier, possible[1] / multiplier] };
}

function chartTypeOf({ chart, points }: SpcInput): ChartType {
  const type = chartTypes[chart];
  if (!type) throw new SpcInputError('unknown-chart', `There is no chart type “${String(chart)}”.`);
  const needsValues = (type.id === 'xbar' || type.id === 's') && points.length > 0;
  if (needsValues && !points.some(({ values }) => values !== undefined))
    throw new SpcInputError('unsupported-form', `The ${type.name} needs several values for each period.`);
  return type;
}

interface Fitted {
  readonly read: readonly ReadPoint[];
  readonly chart: FittedChart;
  readonly patterns: readonly PhasePattern[];
  readonly hidden: HiddenFinding | null;
}

/** Limits and patterns; where numbers are held back, only patterns that are there whatever they are. */
function fitted(input: SpcInput, ruleSet: RuleSet, read: readonly ReadPoint[]): Fitted {
  const type = clipped(chartTypeOf(input), input, ruleSet);
  const observations = toObservations(read, (point) => isExcluded(point, input.exclusions));
  const settings = {
    ...settingsOf(ruleSet),
    ...(input.screening === undefined ? {} : { screenMovingRanges: input.screening }),
  };
  const chart = fitChart(type, observations, phaseSpans(read, input), settings);
  const patterns = findSignals(chart, ruleSet);
  const hidden = new Map(read.flatMap(({ hidden: numbers }, i) => (numbers ? [[i, numbers] as const] : [])));
  const unknown = read.filter(({ state }) => state === 'held-back').length;
  if (hidden.size + unknown === 0) return { read, chart, patterns, hidden: null };
  const found = findHidden({ chart, ruleSet, settings, hidden, unknown }, patterns);
  // Of what nothing is known, nothing depends that could be said; but too much of it is too much.
  if (hidden.size === 0 && found.report.method !== 'too-much-hidden')
    return { read, chart, patterns, hidden: null };
  return {
    read,
    chart,
    patterns: patterns.flatMap((pattern) => found.certain(pattern) ?? []),
    hidden: found,
  };
}

/**
 * Draws up a control chart: phases, centre lines, limits, signals and what to be careful about.
 * Throws SpcInputError and UnknownRuleSetError.
 */
export function analyseSeries(input: SpcInput): SpcResult {
  const ruleSet = findRuleSet(input.ruleSet);
  const { points: read, notes } = readPoints(input);
  const { chart, patterns, hidden: found } = fitted(input, ruleSet, read);
  const hidden = found?.report ?? null;
  const { type } = chart;
  const signals = patterns.map((pattern) => toSignal(pattern, input));
  const rank = (id: string) => ruleSet.rules.findIndex((rule) => rule.id === id);
  const signalsOf = signalsByPoint(signals, rank);
  const points = pointResults({ read, chart, signals, signalsOf, open: openPoints(hidden) }, input);
  const phases = phaseResults(chart, input);
  const last = points.findLast((point) => point.value !== null) ?? points.at(-1);
  const target = last ? last.target : (input.target ?? null);
  return {
    chart: { id: type.id, name: type.name },
    ruleSet: { id: ruleSet.id, version: ruleSet.version, name: ruleSet.name },
    rules: ruleSet.rules.map(({ id, name }) => ({ id, name })),
    polarity: input.polarity,
    multiplier: input.multiplier,
    points,
    phases,
    signals,
    variation: isOpenNow(points, hidden) ? null : variationOf(points, signals),
    assurance: certainAssurance(found, points, { ...input, target }),
    target,
    trial: phases.some((phase) => phase.trial),
    hidden,
    rebase: suggestRebase(points, phases, signals),
    notes: [
      ...notes,
      ...baselineNotes(read, input),
      ...notesFor(input.chart, read, phases, { chart, hidden, gaps: ruleSet.gaps }),
    ],
  };
}

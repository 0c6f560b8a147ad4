import { chartTypes } from './chart-types/catalogue.js';
import { type ChartType, usable } from './chart-types/chart-type.js';
import { fitChart, runsOfPhase } from './chart.js';
import { SpcInputError } from './errors.js';
import type { SpcInput, SpcPhaseResult, SpcPointResult, SpcResult, SpcSignal } from './model.js';
import { notesFor } from './notes.js';
import { NO_LIMITS } from './limits.js';
import { readPoints, type ReadPoint, toObservations } from './observations.js';
import { isExcluded, phaseSpans } from './phases.js';
import { findRuleSet } from './rules/catalogue.js';
import { outside } from './rules/stretch.js';
import { findSignals, type FittedChart, type PhasePattern } from './rules/signals.js';
import { assuranceOf, meaningOf, variationOf } from './verdicts.js';

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

/** Positions of the signals of each point that has any, own phase first and then by the rule set's precedence. */
function signalsByPoint(
  signals: readonly SpcSignal[],
  rank: (rule: string) => number,
): ReadonlyMap<number, readonly number[]> {
  const order = signals.map((signal, i) => ({ i, kept: Number(signal.kept), signal }));
  order.sort((a, b) => a.kept - b.kept || rank(a.signal.rule) - rank(b.signal.rule) || a.i - b.i);
  const lists = new Map<number, number[]>();
  for (const { i, signal } of order) {
    for (const point of signal.points) {
      const list = lists.get(point);
      if (list) list.push(i);
      else lists.set(point, [i]);
    }
  }
  return lists;
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

interface Drawing {
  readonly read: readonly ReadPoint[];
  readonly chart: FittedChart;
  readonly signals: readonly SpcSignal[];
  readonly signalsOf: ReadonlyMap<number, readonly number[]>;
}

const NO_SIGNALS: readonly number[] = [];

/** The phase that each point lies in. */
function phaseOf(chart: FittedChart, count: number): number[] {
  const phases: number[] = [];
  chart.spans.forEach(({ to }, phase) => {
    while (phases.length <= to) phases.push(phase);
  });
  while (phases.length < count) phases.push(0);
  return phases;
}

/** Every field is written out: one literal of a fixed shape is several times faster than spreading the point read. */
function pointResults({ read, chart, signals, signalsOf }: Drawing, input: SpcInput): SpcPointResult[] {
  const { multiplier } = input;
  const shown = (value: number | null) => (value === null ? null : value * multiplier);
  const phases = phaseOf(chart, read.length);
  return read.map((point, i) => {
    const phase = phases[i] ?? 0;
    const span = chart.spans[phase];
    const limits = chart.limits[i] ?? NO_LIMITS;
    const inBaseline = span !== undefined && i >= span.baselineFrom && i <= span.baselineTo;
    const own = signalsOf.get(i) ?? NO_SIGNALS;
    const value = chart.observations.value[i] ?? null;
    return {
      start: point.start,
      end: point.end,
      state: point.state,
      numerator: point.numerator,
      denominator: point.denominator,
      value: shown(value),
      centre: shown(limits.centre),
      lower: shown(limits.lower),
      upper: shown(limits.upper),
      lower2: shown(limits.lower2),
      upper2: shown(limits.upper2),
      lowerClipped: limits.lowerClipped,
      upperClipped: limits.upperClipped,
      phase,
      inBaseline,
      extended: !inBaseline,
      included: chart.observations.included[i] === true,
      sigmaSignal: outside(value, limits) !== 0,
      signals: own,
      meaning: own[0] === undefined ? null : (signals[own[0]]?.meaning ?? null),
    };
  });
}

/**
 * Draws up a control chart: phases, centre lines, limits, signals and what to be careful about.
 * Throws SpcInputError and UnknownRuleSetError.
 */
export function analyseSeries(input: SpcInput): SpcResult {
  const type = chartTypes[input.chart];
  if (!type) throw new SpcInputError('unknown-chart', `There is no chart type “${String(input.chart)}”.`);
  if (type.id === 'xbar' || type.id === 's')
    throw new SpcInputError('unsupported-form', `The ${type.name} needs several values for each period.`);
  const ruleSet = findRuleSet(input.ruleSet);
  const { points: read, notes } = readPoints(input);
  const observations = toObservations(read, (point) => isExcluded(point, input.exclusions));
  const chart = fitChart(type, observations, phaseSpans(read, input), {});
  const signals = findSignals(chart, ruleSet).map((pattern) => toSignal(pattern, input));
  const rank = (id: string) => ruleSet.rules.findIndex((rule) => rule.id === id);
  const signalsOf = signalsByPoint(signals, rank);
  const points = pointResults({ read, chart, signals, signalsOf }, input);
  const phases = phaseResults(chart, input);
  const target = input.target ?? null;
  return {
    chart: { id: type.id, name: type.name },
    ruleSet: { id: ruleSet.id, version: ruleSet.version, name: ruleSet.name },
    rules: ruleSet.rules.map(({ id, name }) => ({ id, name })),
    polarity: input.polarity,
    multiplier: input.multiplier,
    points,
    phases,
    signals,
    variation: variationOf(points, signals),
    assurance: assuranceOf(points, target, input.polarity),
    target,
    trial: phases.some((phase) => phase.trial),
    notes: [...notes, ...notesFor(input.chart, read, phases, chart)],
  };
}

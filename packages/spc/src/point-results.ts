import { outside } from './rules/stretch.js';
import type { FittedChart } from './rules/signals.js';
import { NO_LIMITS } from './limits.js';
import type { SpcInput, SpcPointResult, SpcSignal, SpcTarget } from './model.js';
import type { ReadPoint } from './observations.js';

/** Positions of the signals of each point that has any, own phase first and then by the rule set's precedence. */
export function signalsByPoint(
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

export interface Drawing {
  readonly read: readonly ReadPoint[];
  readonly chart: FittedChart;
  readonly signals: readonly SpcSignal[];
  readonly signalsOf: ReadonlyMap<number, readonly number[]>;
  /** Points of which a rule may or may not say something. */
  readonly open: ReadonlySet<number>;
}

/** Targets of the input, one that always holds first, so that those of a time go before it. */
export const targetsOf = ({ target, targets = [] }: SpcInput): readonly SpcTarget[] =>
  target === undefined ? targets : [{ value: target }, ...targets];

/** The target that holds on that day: the last of those that do. */
export function targetAt(targets: readonly SpcTarget[], day: string): number | null {
  const found = targets.findLast(
    ({ start, end }) => (start === undefined || start <= day) && (end === undefined || day < end),
  );
  return found?.value ?? null;
}

function intervalOf({ hidden }: ReadPoint, multiplier: number): readonly [number, number] | null {
  return hidden ? [hidden.value[0] * multiplier, hidden.value[1] * multiplier] : null;
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
export function pointResults(
  { read, chart, signals, signalsOf, open }: Drawing,
  input: SpcInput,
): SpcPointResult[] {
  const { multiplier } = input;
  const targets = targetsOf(input);
  const shown = (value: number | null) => (value === null ? null : value * multiplier);
  const phases = phaseOf(chart, read.length);
  // A step from point to point is made of two ratios: it has no counts of its own.
  const hasParts = chart.type.id !== 'mr';
  return read.map((point, i) => {
    const phase = phases[i] ?? 0;
    const span = chart.spans[phase];
    const limits = chart.limits[i] ?? NO_LIMITS;
    const inBaseline = span !== undefined && i >= span.baselineFrom && i <= span.baselineTo;
    const own = signalsOf.get(i) ?? NO_SIGNALS;
    // The S and MR charts draw something else than the value; a stand-in for a hidden number is not drawn.
    const value = point.state === 'interval' ? null : (chart.observations.value[i] ?? null);
    return {
      start: point.start,
      end: point.end,
      state: point.state,
      numerator: hasParts ? point.numerator : null,
      denominator: hasParts ? point.denominator : null,
      value: shown(value),
      interval: intervalOf(point, multiplier),
      target: targets.length === 0 ? null : targetAt(targets, point.start),
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
      open: open.has(i),
    };
  });
}

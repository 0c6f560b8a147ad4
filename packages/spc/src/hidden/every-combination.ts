import type { Observations } from '../chart-types/chart-type.js';
import { fitChart, runsOfPhase } from '../chart.js';
import type { FitSettings, PhaseSpan } from '../limits.js';
import type { Rule, RuleSet } from '../rules/rule-set.js';
import { type FittedChart, findSignals } from '../rules/signals.js';
import { type Choice, choicesOf, type HiddenNumbers, type Interval } from './intervals.js';

/** Points that one rule marks in one direction: in some combinations, and in all. Positions in the series. */
export interface Marked {
  readonly rule: string;
  readonly direction: string;
  /** Whether the rule fires whatever the held-back numbers are. */
  readonly always: boolean;
  readonly some: ReadonlySet<number>;
  readonly every: ReadonlySet<number>;
}

/** One phase by itself: its part of the series, and what is held back in it by position there. */
export interface PhaseSlice {
  readonly chart: FittedChart;
  readonly span: PhaseSpan;
  readonly hidden: ReadonlyMap<number, HiddenNumbers>;
  readonly settings: FitSettings;
  readonly ruleSet: RuleSet;
}

type Columns = { -readonly [K in 'value' | 'numerator' | 'denominator']: (number | null)[] };

interface Tally {
  readonly rule: string;
  readonly direction: string;
  fired: number;
  /** In how many combinations each point was marked. */
  readonly marks: Int32Array;
}

/** Positions within the phase, so that only its own points are worked out again and again. */
function sliceOf({ chart, span }: PhaseSlice): {
  readonly columns: Columns;
  readonly rest: Pick<Observations, 'included'>;
  readonly own: PhaseSpan;
} {
  const { observations } = chart;
  const cut = <T>(values: readonly T[]) => values.slice(span.from, span.to + 1);
  const columns = {
    value: cut(observations.value),
    numerator: cut(observations.numerator),
    denominator: cut(observations.denominator),
  };
  const own = {
    name: span.name,
    from: 0,
    to: span.to - span.from,
    baselineFrom: span.baselineFrom - span.from,
    baselineTo: span.baselineTo - span.from,
  };
  return { columns, rest: { included: cut(observations.included) }, own };
}

function put(columns: Columns, at: number, choice: Choice): void {
  columns.value[at] = choice.value;
  columns.numerator[at] = choice.numerator;
  columns.denominator[at] = choice.denominator;
}

function add(tallies: Map<string, Tally>, chart: FittedChart, ruleSet: RuleSet, size: number): void {
  const fired = new Set<Tally>();
  for (const { rule, direction, points } of findSignals(chart, ruleSet)) {
    const key = `${rule.id} ${direction}`;
    const tally = tallies.get(key) ?? { rule: rule.id, direction, fired: 0, marks: new Int32Array(size) };
    tallies.set(key, tally);
    fired.add(tally);
    for (const point of new Set(points)) tally.marks[point] = (tally.marks[point] ?? 0) + 1;
  }
  for (const tally of fired) tally.fired += 1;
}

function marked(tally: Tally, combinations: number, from: number): Marked {
  const [some, every] = [new Set<number>(), new Set<number>()];
  tally.marks.forEach((count, i) => {
    if (count > 0) some.add(from + i);
    if (count === combinations) every.add(from + i);
  });
  const { rule, direction, fired } = tally;
  return { rule, direction, always: fired === combinations, some, every };
}

/** Least and most that the limits at the end of the phase can be; null where there are none. */
export interface LimitBounds {
  readonly lower: Interval;
  readonly upper: Interval;
}

const widened = (bounds: Interval | undefined, value: number): Interval =>
  bounds ? [Math.min(bounds[0], value), Math.max(bounds[1], value)] : [value, value];

/** The limits of the last point, over all combinations. */
class LastLimits {
  #lower: Interval | undefined;
  #upper: Interval | undefined;

  add({ limits }: FittedChart): void {
    const { lower = null, upper = null } = limits.at(-1) ?? {};
    if (lower !== null) this.#lower = widened(this.#lower, lower);
    if (upper !== null) this.#upper = widened(this.#upper, upper);
  }

  get bounds(): LimitBounds | null {
    return this.#lower && this.#upper ? { lower: this.#lower, upper: this.#upper } : null;
  }
}

/** The runs analysis judges a phase as a whole, so it has a verdict and no points. */
function runsMark(rule: Rule | undefined, slice: PhaseSlice, fired: number, combinations: number): Marked[] {
  if (!rule) return [];
  const always = fired === combinations;
  const some = new Set<number>();
  if (fired > 0 && !always) for (let i = slice.span.from; i <= slice.span.to; i += 1) some.add(i);
  return [{ rule: rule.id, direction: 'neither', always, some, every: new Set() }];
}

/** Fits the phase and asks its rules with every combination of numbers that the held-back points can have. */
export function everyCombination(slice: PhaseSlice): {
  readonly combinations: number;
  readonly marked: Marked[];
  readonly limits: LimitBounds | null;
} {
  const { columns, rest, own } = sliceOf(slice);
  const { from } = slice.span;
  const runsRule = slice.ruleSet.rules.find(({ kind }) => kind === 'runs');
  const open = [...slice.hidden].map(([at, numbers]) => ({ at: at - from, choices: choicesOf(numbers) }));
  const tallies = new Map<string, Tally>();
  const turns = open.map(() => 0);
  const last = new LastLimits();
  let [combinations, runs] = [0, 0];
  for (let place = 0; place >= 0;) {
    open.forEach(({ at, choices }, i) => put(columns, at, choices[turns[i] ?? 0] as Choice));
    const chart = fitChart(slice.chart.type, { ...columns, ...rest }, [own], slice.settings);
    add(tallies, chart, slice.ruleSet, columns.value.length);
    last.add(chart);
    if (runsRule) runs += Number(runsOfPhase(chart, 0).runsSignal);
    combinations += 1;
    // As a milometer turns: the last place first, and those before it when it is through.
    place = open.length - 1;
    while (place >= 0 && (turns[place] ?? 0) + 1 >= (open[place]?.choices.length ?? 0)) {
      turns[place] = 0;
      place -= 1;
    }
    if (place >= 0) turns[place] = (turns[place] ?? 0) + 1;
  }
  const marks = [...tallies.values()].map((tally) => marked(tally, combinations, from));
  return {
    combinations,
    marked: [...marks, ...runsMark(runsRule, slice, runs, combinations)],
    limits: last.bounds,
  };
}

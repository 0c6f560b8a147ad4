import { type PhaseSpan, type PointLimits, NO_LIMITS, side } from '../limits.js';
import { rulesFor } from '../rules/signals.js';
import { findPatterns } from '../rules/patterns.js';
import type { Rule, TrendRule } from '../rules/rule-set.js';
import { narrowed, type Stretch } from '../rules/stretch.js';
import type { Marked, PhaseSlice } from './every-combination.js';
import type { Interval } from './intervals.js';
import { intervalSeries, type IntervalSeries, lineBounds, type LineBounds } from './line-bounds.js';

type Up = 'up' | 'down';

/** Lines at their least (`end` 0) or their most (1), cut to what is possible as the chart cuts them. */
function linesAt(
  bounds: LineBounds,
  index: number,
  end: 0 | 1,
  possible: readonly [number, number],
): PointLimits {
  const centre = bounds.centre[end];
  const sigma = bounds.sigma(index);
  if (sigma === null) return { ...NO_LIMITS, centre };
  const cut = (value: number) => Math.min(possible[1], Math.max(possible[0], value));
  // A line above the centre is lowest with the smallest sigma, one below it with the largest.
  const above = (times: number) => cut(centre + times * sigma[end]);
  const below = (times: number) => cut(centre - times * sigma[end === 0 ? 1 : 0]);
  return {
    centre,
    upper: above(3),
    lower: below(3),
    upper2: above(2),
    lower2: below(2),
    upper1: above(1),
    lower1: below(1),
    lowerClipped: false,
    upperClipped: false,
  };
}

interface Phase {
  readonly slice: PhaseSlice;
  readonly series: IntervalSeries;
  readonly bounds: LineBounds;
}

/**
 * The stretch in which a pattern of that direction is least likely (`certain`), with values furthest from it and lines
 * furthest out, or most likely. More value above a lower line never takes a pattern of points above away, so what holds
 * in the first holds always, and what fails in the second fails always.
 */
function stretchOf(
  { slice, series, bounds }: Phase,
  { direction, certain, all }: { direction: Up; certain: boolean; all?: boolean },
): Stretch {
  const valueEnd = (direction === 'up') === certain ? 0 : 1;
  const lineEnd = valueEnd === 0 ? 1 : 0;
  const { span, ruleSet, chart } = slice;
  const positions: number[] = [];
  for (let i = span.from; i <= span.to; i += 1) if (all || series.included[i] === true) positions.push(i);
  const stretch = {
    positions,
    values: positions.map((i) => series.value[i]?.[valueEnd] ?? null),
    limits: positions.map((i) => linesAt(bounds, i, lineEnd, chart.type.possible)),
  };
  return ruleSet.gaps === 'skip' ? narrowed(stretch, (i) => stretch.values[i] !== null) : stretch;
}

const isTie = (a: Interval, b: Interval): boolean => a[0] === a[1] && b[0] === b[1] && side(a[0], b[0]) === 0;
const mayTie = (a: Interval, b: Interval): boolean => side(a[1], b[0]) >= 0 && side(b[1], a[0]) >= 0;

/** Steps that go that way for certain, or may: a trend needs no lines, but two points each. */
function trendPoints(phase: Phase, rule: TrendRule, direction: Up, certain: boolean): Set<number> {
  const { positions } = stretchOf(phase, { direction, certain });
  const skipsTies = rule.ties === 'skip';
  const found = new Set<number>();
  let run: number[] = [];
  /** Where the run may begin with an earlier point of the same number. */
  let isFirstOpen = false;
  const close = () => {
    if (run.length >= rule.length) for (const point of run.slice(Number(isFirstOpen))) found.add(point);
  };
  let before: Interval | null = null;
  for (const position of positions) {
    const own = phase.series.value[position] ?? null;
    // Of equal numbers the first one stays.
    if (skipsTies && certain && own !== null && before !== null && isTie(before, own)) continue;
    const goes =
      own !== null && before !== null && stepGoes(before, own, { direction, certain, ties: rule.ties });
    if (!goes) {
      close();
      isFirstOpen = skipsTies && certain && own !== null && before !== null && mayTie(before, own);
    }
    if (own === null) run = [];
    else run = goes ? [...run, position] : [position];
    before = own;
  }
  close();
  return found;
}

function stepGoes(
  before: Interval,
  own: Interval,
  { direction, certain, ties }: { direction: Up; certain: boolean; ties: TrendRule['ties'] },
): boolean {
  const [from, to] = direction === 'up' ? [before, own] : [own, before];
  if (certain) return side(to[0], from[1]) > 0;
  // A tie that is passed over may stand anywhere in the pattern.
  return ties === 'skip' ? side(to[1], from[0]) >= 0 : side(to[1], from[0]) > 0;
}

function pointsOf(phase: Phase, rule: Rule, direction: Up, certain: boolean): Set<number> {
  if (rule.kind === 'trend') return trendPoints(phase, rule, direction, certain);
  // Whether a point near a limit counts depends on it not being beyond: more is not always more.
  if (rule.kind === 'zone' && !rule.countsBeyondLimits) {
    if (certain) return new Set();
    return pointsOf(phase, { ...rule, countsBeyondLimits: true }, direction, certain);
  }
  // Points that were left out are tested against the limits too.
  const stretch = stretchOf(phase, { direction, certain, all: rule.kind === 'outside' });
  const patterns = findPatterns(stretch, rule);
  return new Set(patterns.filter((one) => one.direction === direction).flatMap(({ points }) => points));
}

const NO_WAY: readonly Rule['kind'][] = ['alternating', 'within', 'away', 'runs'];

/** Of patterns without a direction nothing is proved: they may be anywhere in the phase. */
function anywhere({ span }: PhaseSlice, rule: string): Marked {
  const some = new Set<number>();
  for (let i = span.from; i <= span.to; i += 1) some.add(i);
  return { rule, direction: 'neither', always: false, some, every: new Set() };
}

/** Every rule in each direction, against the lines of `bounds`. */
function proved(phase: Phase, rules: readonly Rule[]): Marked[] {
  return rules.flatMap((rule) => {
    if (NO_WAY.includes(rule.kind)) return [anywhere(phase.slice, rule.id)];
    return (['up', 'down'] as const).map((direction) => {
      const every = pointsOf(phase, rule, direction, true);
      const some = pointsOf(phase, rule, direction, false);
      return { rule: rule.id, direction, always: every.size > 0, some, every };
    });
  });
}

/** What can be proved of a phase from the least and the most that every number can be. */
export function byBounds(slice: PhaseSlice): Marked[] {
  const rules = rulesFor(slice.chart, slice.ruleSet);
  const series = intervalSeries(slice.chart.observations, slice.hidden);
  const bounds = lineBounds(slice.chart.type, series, slice.span, slice.settings);
  if (bounds === null) return rules.map(({ id }) => anywhere(slice, id));
  return proved({ slice, series, bounds }, rules);
}

/** The same of the points of a phase against the lines of the phase before, which is what a re-base rests on. */
export function againstBefore(slice: PhaseSlice, before: PhaseSpan): Marked[] {
  const rules = rulesFor(slice.chart, slice.ruleSet).filter(
    ({ kind }) => kind !== 'trend' && kind !== 'alternating' && kind !== 'runs',
  );
  const series = intervalSeries(slice.chart.observations, slice.hidden);
  const bounds = lineBounds(slice.chart.type, series, before, slice.settings);
  return bounds === null
    ? rules.map(({ id }) => anywhere(slice, id))
    : proved({ slice, series, bounds }, rules);
}

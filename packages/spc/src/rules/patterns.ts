import { side } from '../limits.js';
import { runsLimits } from '../runs-analysis.js';
import type { AlternatingRule, Rule, RunsRule, ShiftRule, TrendRule, WithinRule } from './rule-set.js';
import {
  beyond,
  directionOf,
  narrowed,
  outside,
  type Pattern,
  range,
  runsOf,
  sideOfCentre,
  type Stretch,
} from './stretch.js';
import { awayPatterns, zonePatterns } from './windows.js';

/** Runs of at least `least` equal marks; complete from their `least`th point on. */
function longRuns(marks: readonly number[], rule: Rule, least: number): Pattern[] {
  return runsOf(marks)
    .filter(([first, last]) => last - first + 1 >= least)
    .map(([first, last, mark]) => ({
      rule,
      direction: directionOf(mark),
      points: range(first, last),
      completions: range(first + least - 1, last),
    }));
}

/** A trend of k points is k − 1 steps in one direction, so it starts one point before its first step. */
function fromFirstStep(runs: readonly Pattern[]): Pattern[] {
  return runs.map((run) => ({ ...run, points: [(run.points[0] ?? 1) - 1, ...run.points] }));
}

const steps = (values: readonly (number | null)[]): number[] =>
  values.map((value, i) => {
    const before = i > 0 ? (values[i - 1] ?? null) : null;
    return value === null || before === null ? 0 : side(value, before);
  });

const points = ({ values, limits }: Stretch, mark: typeof sideOfCentre): number[] =>
  values.map((value, i) => mark(value, limits[i]));

function shifts(stretch: Stretch, rule: ShiftRule): Pattern[] {
  return longRuns(points(stretch, sideOfCentre), rule, rule.length);
}

function trends({ values }: Stretch, rule: TrendRule): Pattern[] {
  return fromFirstStep(longRuns(steps(values), rule, rule.length - 1));
}

/**
 * Runs that are longer than chance allows for as many points as the stretch has. Too few crossings belong to no points:
 * they stand in `SpcPhaseResult.runs`.
 */
function tooLongRuns(stretch: Stretch, rule: RunsRule): Pattern[] {
  const sides = points(stretch, sideOfCentre);
  const useful = sides.filter((side) => side !== 0).length;
  return useful === 0 ? [] : longRuns(sides, rule, runsLimits(useful).longestRunMax + 1);
}

/** Each step turned by its place, so that steps up and down in turn have one mark. */
function alternations({ values }: Stretch, rule: AlternatingRule): Pattern[] {
  const turned = steps(values).map((step, i) => (i % 2 === 0 ? step : -step));
  const found = fromFirstStep(longRuns(turned, rule, rule.length - 1));
  return found.map((pattern) => ({ ...pattern, direction: 'neither' }));
}

function closeToCentre({ values, limits }: Stretch, rule: WithinRule): Pattern[] {
  const marks = values.map((value, i) => {
    const { upper1 = null, lower1 = null } = limits[i] ?? {};
    return Number(value !== null && upper1 !== null && lower1 !== null && beyond(value, limits[i], 1) === 0);
  });
  return longRuns(marks, rule, rule.length).map((pattern) => ({ ...pattern, direction: 'neither' }));
}

function matches(stretch: Stretch, rule: Rule): Pattern[] {
  switch (rule.kind) {
    case 'outside':
      return longRuns(points(stretch, outside), rule, 1);
    case 'shift':
      return shifts(stretch, rule);
    case 'trend':
      return trends(stretch, rule);
    case 'alternating':
      return alternations(stretch, rule);
    case 'within':
      return closeToCentre(stretch, rule);
    case 'zone':
      return zonePatterns(stretch, rule);
    case 'away':
      return awayPatterns(stretch, rule);
    case 'runs':
      return tooLongRuns(stretch, rule);
  }
}

/** Without what the rule passes over: points on the line, or equal to the one before. A gap is no tie. */
function withoutTies(stretch: Stretch, rule: Rule): Stretch {
  if (rule.kind === 'runs' || (rule.kind === 'shift' && rule.ties === 'skip')) {
    const sides = points(stretch, sideOfCentre);
    return narrowed(stretch, (i) => sides[i] !== 0 || stretch.values[i] === null);
  }
  if (rule.kind !== 'trend' || rule.ties !== 'skip') return stretch;
  const { values } = stretch;
  return narrowed(stretch, (i) => {
    const [value, before] = [values[i] ?? null, i > 0 ? (values[i - 1] ?? null) : null];
    return value === null || before === null || side(value, before) !== 0;
  });
}

/**
 * Every pattern of the rule in the stretch, whole, as positions of the series. A stretch whose gaps are to be passed over
 * comes without them.
 */
export function findPatterns(stretch: Stretch, rule: Rule): Pattern[] {
  const tested = withoutTies(stretch, rule);
  const inSeries = (at: readonly number[]) => at.map((i) => tested.positions[i] ?? i);
  return matches(tested, rule).map((pattern) => ({
    ...pattern,
    points: inSeries(pattern.points),
    completions: inSeries(pattern.completions),
  }));
}

import { type PointLimits, side } from '../limits.js';
import type { Direction } from '../model.js';
import type { Rule } from './rule-set.js';

/** A stretch of points to test: positions in the series, their values and their limits. */
export interface Stretch {
  readonly positions: readonly number[];
  readonly values: readonly (number | null)[];
  readonly limits: readonly PointLimits[];
}

export interface Pattern {
  readonly rule: Rule;
  readonly direction: Direction;
  readonly points: readonly number[];
}

/** Beyond 3 sigma −1 or 1, else 0. */
export function outside(value: number | null, limits: PointLimits | undefined): -1 | 0 | 1 {
  if (value === null || !limits || limits.upper === null || limits.lower === null) return 0;
  if (side(value, limits.upper) > 0) return 1;
  return side(value, limits.lower) < 0 ? -1 : 0;
}

/** A T chart may have an upper line at 2 sigma and no lower one: each side is tested by itself. */
function beyondTwoSigma(value: number | null, limits: PointLimits | undefined): -1 | 0 | 1 {
  if (value === null || !limits) return 0;
  if (limits.upper2 !== null && side(value, limits.upper2) > 0) return 1;
  return limits.lower2 !== null && side(value, limits.lower2) < 0 ? -1 : 0;
}

function sideOfCentre(value: number | null, limits: PointLimits | undefined): -1 | 0 | 1 {
  const centre = limits?.centre ?? null;
  return value === null || centre === null ? 0 : side(value, centre);
}

/** Maximal stretches of equal non-zero marks, as [first, last, mark]. */
function stretches(marks: readonly number[]): [first: number, last: number, mark: number][] {
  const found: [number, number, number][] = [];
  let first = 0;
  for (let i = 1; i <= marks.length; i += 1) {
    const mark = marks[first] ?? 0;
    if (marks[i] === mark) continue;
    if (mark !== 0) found.push([first, i - 1, mark]);
    first = i;
  }
  return found;
}

const direction = (mark: number): Direction => (mark > 0 ? 'up' : 'down');

function range(first: number, last: number): number[] {
  const positions: number[] = [];
  for (let i = first; i <= last; i += 1) positions.push(i);
  return positions;
}

function runsOf(marks: readonly number[], rule: Rule, least: number): Pattern[] {
  return stretches(marks)
    .filter(([first, last]) => last - first + 1 >= least)
    .map(([first, last, mark]) => ({ rule, direction: direction(mark), points: range(first, last) }));
}

/** A trend of k points is k − 1 steps in one direction, so it starts one point before its first step. */
function trends(values: readonly (number | null)[], rule: Rule, length: number): Pattern[] {
  const steps = values.map((value, i) => {
    const before = i > 0 ? (values[i - 1] ?? null) : null;
    return value === null || before === null ? 0 : side(value, before);
  });
  return runsOf(steps, rule, length - 1).map((run) => ({
    ...run,
    points: [(run.points[0] ?? 1) - 1, ...run.points],
  }));
}

/** Windows that fulfil the rule, joined where they overlap; only the points beyond 2 sigma belong to the pattern. */
function nearLimits(stretch: Stretch, rule: Rule & { kind: 'near-limit' }): Pattern[] {
  const near = stretch.values.map((value, i) => {
    const limits = stretch.limits[i];
    return !rule.countsBeyondLimits && outside(value, limits) !== 0 ? 0 : beyondTwoSigma(value, limits);
  });
  const sides = stretch.values.map((value, i) => sideOfCentre(value, stretch.limits[i]));
  const patterns: { rule: Rule; direction: Direction; points: number[] }[] = [];
  for (let first = 0; first + rule.window <= near.length; first += 1) {
    const mark = sides[first] ?? 0;
    if (mark === 0) continue;
    const members: number[] = [];
    let oneSide = true;
    for (let i = first; i < first + rule.window; i += 1) {
      if (sides[i] !== mark) oneSide = false;
      if (near[i] === mark) members.push(i);
    }
    if (!oneSide || members.length < rule.needed) continue;
    const open = patterns.at(-1);
    const joins = open && open.direction === direction(mark) && (open.points.at(-1) ?? -1) >= first;
    if (joins) open.points = [...new Set([...open.points, ...members])];
    else patterns.push({ rule, direction: direction(mark), points: members });
  }
  return patterns;
}

function matches(stretch: Stretch, rule: Rule): Pattern[] {
  switch (rule.kind) {
    case 'outside':
      return runsOf(
        stretch.values.map((value, i) => outside(value, stretch.limits[i])),
        rule,
        1,
      );
    case 'shift':
      return runsOf(
        stretch.values.map((value, i) => sideOfCentre(value, stretch.limits[i])),
        rule,
        rule.length,
      );
    case 'trend':
      return trends(stretch.values, rule, rule.length);
    case 'near-limit':
      return nearLimits(stretch, rule);
    case 'runs':
      // Belongs to the phase as a whole: `SpcPhaseResult.runs`.
      return [];
  }
}

/** Every pattern of the rule in the stretch, whole, as positions of the series. */
export function findPatterns(stretch: Stretch, rule: Rule): Pattern[] {
  return matches(stretch, rule).map((pattern) => ({
    ...pattern,
    points: pattern.points.map((i) => stretch.positions[i] ?? i),
  }));
}

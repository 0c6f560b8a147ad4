import type { AwayRule, ZoneRule } from './rule-set.js';
import {
  beyond,
  directionOf,
  type Mark,
  outside,
  type Pattern,
  range,
  sideOfCentre,
  type Stretch,
} from './stretch.js';

interface OpenPattern extends Pattern {
  readonly points: number[];
  readonly completions: number[];
}

/** Adds a window to the pattern before it where they overlap, else begins a new one. */
function join(patterns: OpenPattern[], next: OpenPattern, from: number): void {
  const open = patterns.findLast(({ direction }) => direction === next.direction);
  if (!open || (open.points.at(-1) ?? -1) < from) {
    patterns.push(next);
    return;
  }
  const last = open.points.at(-1) ?? -1;
  for (const point of next.points) if (point > last) open.points.push(point);
  open.completions.push(...next.completions);
}

/** The points of a window that lie beyond the line on `mark`'s side, or null where the rule does not hold. */
function membersOf(
  rule: ZoneRule,
  marks: {
    readonly near: readonly Mark[];
    readonly sides: readonly Mark[];
    readonly isGap: readonly boolean[];
  },
  first: number,
  mark: Mark,
): number[] | null {
  const last = first + rule.window - 1;
  if (rule.ends === 'beyond' && marks.near[last] !== mark) return null;
  const members: number[] = [];
  for (let i = first; i <= last; i += 1) {
    if (marks.isGap[i]) return null;
    if (rule.sameSide === 'window' && marks.sides[i] !== mark) return null;
    if (marks.near[i] === mark) members.push(i);
  }
  return members.length >= rule.needed ? members : null;
}

/** Windows that fulfil the rule, joined where they overlap; only the points beyond the line belong to the pattern. */
export function zonePatterns(stretch: Stretch, rule: ZoneRule): Pattern[] {
  const near = stretch.values.map((value, i) => {
    const limits = stretch.limits[i];
    return !rule.countsBeyondLimits && outside(value, limits) !== 0 ? 0 : beyond(value, limits, rule.sigma);
  });
  const sides = stretch.values.map((value, i) => sideOfCentre(value, stretch.limits[i]));
  const isGap = stretch.values.map((value) => value === null);
  const patterns: OpenPattern[] = [];
  for (let first = 0; first + rule.window <= near.length; first += 1) {
    for (const mark of [1, -1] as const) {
      const points = membersOf(rule, { near, sides, isGap }, first, mark);
      if (points === null) continue;
      const completions = [first + rule.window - 1];
      join(patterns, { rule, direction: directionOf(mark), points, completions }, first);
    }
  }
  return patterns;
}

/** Windows of points beyond 1 sigma that hold some of either side, joined where they overlap. */
export function awayPatterns(stretch: Stretch, rule: AwayRule): Pattern[] {
  const marks = stretch.values.map((value, i) => beyond(value, stretch.limits[i], 1));
  const patterns: OpenPattern[] = [];
  for (let first = 0; first + rule.length <= marks.length; first += 1) {
    const last = first + rule.length - 1;
    const window = marks.slice(first, last + 1);
    if (window.includes(0) || !window.includes(1) || !window.includes(-1)) continue;
    const next = { rule, direction: 'neither', points: range(first, last), completions: [last] } as const;
    join(patterns, { ...next, points: [...next.points], completions: [...next.completions] }, first);
  }
  return patterns;
}

import { type PointLimits, side } from '../limits.js';
import type { Direction } from '../model.js';
import type { Rule } from './rule-set.js';

/** A stretch of points to test: positions in the series, their values and their limits. */
export interface Stretch {
  readonly positions: readonly number[];
  readonly values: readonly (number | null)[];
  readonly limits: readonly PointLimits[];
}

/** Where a rule holds, whole: positions in the stretch or, from `findPatterns`, in the series. */
export interface Pattern {
  readonly rule: Rule;
  readonly direction: Direction;
  readonly points: readonly number[];
  /** Points with which the rule was fulfilled: the first, and each later one that fulfils it again. */
  readonly completions: readonly number[];
}

/** Below −1, above 1, else 0. */
export type Mark = -1 | 0 | 1;

export const directionOf = (mark: number): Direction => (mark > 0 ? 'up' : 'down');

/** The points of the stretch that the test holds for; what lies between them is passed over. */
export function narrowed(stretch: Stretch, holds: (i: number) => boolean): Stretch {
  const at: number[] = [];
  for (let i = 0; i < stretch.positions.length; i += 1) if (holds(i)) at.push(i);
  if (at.length === stretch.positions.length) return stretch;
  return {
    positions: at.map((i) => stretch.positions[i] as number),
    values: at.map((i) => stretch.values[i] ?? null),
    limits: at.map((i) => stretch.limits[i] as PointLimits),
  };
}

/** Beyond 3 sigma. */
export function outside(value: number | null, limits: PointLimits | undefined): Mark {
  if (value === null || !limits || limits.upper === null || limits.lower === null) return 0;
  if (side(value, limits.upper) > 0) return 1;
  return side(value, limits.lower) < 0 ? -1 : 0;
}

/** Beyond the lines at 1 or 2 sigma. A T chart may have a line on one side only: each is tested by itself. */
export function beyond(value: number | null, limits: PointLimits | undefined, sigma: 1 | 2): Mark {
  if (value === null || !limits) return 0;
  const [lower, upper] = sigma === 2 ? [limits.lower2, limits.upper2] : [limits.lower1, limits.upper1];
  if (upper !== null && side(value, upper) > 0) return 1;
  return lower !== null && side(value, lower) < 0 ? -1 : 0;
}

export function sideOfCentre(value: number | null, limits: PointLimits | undefined): Mark {
  const centre = limits?.centre ?? null;
  return value === null || centre === null ? 0 : side(value, centre);
}

/** Maximal stretches of equal non-zero marks, as [first, last, mark]. */
export function runsOf(marks: readonly number[]): [first: number, last: number, mark: number][] {
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

export function range(first: number, last: number): number[] {
  const positions: number[] = [];
  for (let i = first; i <= last; i += 1) positions.push(i);
  return positions;
}

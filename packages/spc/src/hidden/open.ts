import type { Assurance, HiddenReport, Polarity, SpcPointResult } from '../model.js';
import { assuranceAgainst, assuranceOf } from '../verdicts.js';
import type { HiddenFinding } from './report.js';

const NO_POINTS: ReadonlySet<number> = new Set();

/** Points that some rule marks with some of the possible numbers only. */
export function openPoints(hidden: HiddenReport | null): ReadonlySet<number> {
  if (hidden === null) return NO_POINTS;
  return new Set(hidden.rules.flatMap(({ points }) => points));
}

/** Whether what the newest point says depends on held-back numbers, or is one; also one of which nothing is known. */
export function isOpenNow(points: readonly SpcPointResult[], hidden: HiddenReport | null): boolean {
  if (hidden?.method === 'too-much-hidden') return true;
  const newest = points.findLast(
    ({ value, state }) => value !== null || state === 'interval' || state === 'held-back',
  );
  return newest !== undefined && (newest.value === null || newest.open);
}

interface Asked {
  readonly target: number | null;
  readonly polarity: Polarity;
  readonly multiplier: number;
}

/** The target against the last limits, where it is the same whatever the held-back numbers are; else null. */
export function certainAssurance(
  found: HiddenFinding | null,
  points: readonly SpcPointResult[],
  { target, polarity, multiplier }: Asked,
): Assurance | null {
  const drawn = assuranceOf(points, target, polarity);
  const limits = found?.limits ?? null;
  if (limits === null) return drawn;
  if (limits === 'open') return null;
  const corners = limits.lower.flatMap((lower) =>
    limits.upper.map((upper) =>
      assuranceAgainst({ lower: lower * multiplier, upper: upper * multiplier }, target, polarity),
    ),
  );
  return corners.every((corner) => corner === drawn) ? drawn : null;
}

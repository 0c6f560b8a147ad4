import type {
  Assurance,
  Direction,
  Meaning,
  Polarity,
  SpcPointResult,
  SpcSignal,
  Variation,
} from './model.js';

/** Improvement or concern from the measure's polarity; “change” when neither direction is good. */
export function meaningOf(direction: Direction, polarity: Polarity): Meaning {
  if (polarity === 'neither' || direction === 'neither') return 'change';
  return (direction === 'up') === (polarity === 'higher-is-better') ? 'improvement' : 'concern';
}

/** What the last drawn point says about its own phase. A kept signal belongs to the phase before and does not count. */
export function variationOf(
  points: readonly SpcPointResult[],
  signals: readonly SpcSignal[],
): Variation | null {
  const last = points.findLast((point) => point.value !== null);
  if (!last) return null;
  const own = last.signals.map((i) => signals[i]).find((signal) => signal?.against === last.phase);
  return own?.meaning ?? 'common-cause';
}

/** Will the process reach the target by itself? Compared strictly with the limits; on a limit it is hit or miss. */
export function assuranceAgainst(
  limits: { readonly lower: number | null; readonly upper: number | null } | undefined,
  target: number | null,
  polarity: Polarity,
): Assurance | null {
  const { lower = null, upper = null } = limits ?? {};
  if (lower === null || upper === null || target === null || polarity === 'neither') return null;
  if (target >= lower && target <= upper) return 'hit-or-miss';
  return target < lower === (polarity === 'higher-is-better') ? 'passing' : 'failing';
}

/** The same against the limits of the last drawn point. */
export const assuranceOf = (
  points: readonly SpcPointResult[],
  target: number | null,
  polarity: Polarity,
): Assurance | null =>
  assuranceAgainst(
    points.findLast((point) => point.value !== null),
    target,
    polarity,
  );

import type { RebaseSuggestion, SpcPhaseResult, SpcPointResult, SpcSignal } from './model.js';

/** A phase of its own needs so many points before its limits mean anything. */
const LEAST_POINTS = 8;

/**
 * A run on one side of the last phase's centre line that still goes on: the process may have moved for good. Only
 * suggested: a re-base without a known cause hides what should be looked into (DESIGN decision 14).
 */
export function suggestRebase(
  points: readonly SpcPointResult[],
  phases: readonly SpcPhaseResult[],
  signals: readonly SpcSignal[],
): RebaseSuggestion | null {
  const last = points.findLastIndex(({ value }) => value !== null);
  const phase = phases.at(-1);
  if (!phase) return null;
  const shift = signals.find(
    ({ rule, kept, points: marked }) =>
      rule === 'shift' && !kept && marked.at(-1) === last && (marked[0] ?? 0) > phase.from,
  );
  const from = shift?.points[0];
  if (!shift || from === undefined || shift.direction === 'neither') return null;
  const isLongEnough = shift.points.length >= LEAST_POINTS && from - phase.from >= LEAST_POINTS;
  const start = points[from]?.start;
  if (!isLongEnough || start === undefined) return null;
  return { from, start, points: shift.points.length, direction: shift.direction };
}

import type { RebaseSuggestion, SpcPhaseResult, SpcPointResult, SpcSignal } from './model.js';

/** A phase of its own needs so many points before its limits mean anything. */
const LEAST_POINTS = 8;

/** Rules of runs on one side: of a fixed length, or longer than chance allows for. */
const RUNS: readonly string[] = ['shift', 'runs'];

/**
 * A run on one side of the last phase's centre line that still goes on: the process may have moved for good. Only
 * suggested: a re-base without a known cause hides what should be looked into (DESIGN decision 14).
 */
export function suggestRebase(
  points: readonly SpcPointResult[],
  phases: readonly SpcPhaseResult[],
  signals: readonly SpcSignal[],
): RebaseSuggestion | null {
  const last = points.findLastIndex(
    ({ value, interval, included }) => included && (value ?? interval) !== null,
  );
  const phase = phases.at(-1);
  if (!phase) return null;
  // A shift that begins within a baseline would take points out of it.
  const least = phase.extended ? phase.baselineTo + 1 : phase.from;
  const shift = signals.find(
    ({ rule, kept, points: marked }) => RUNS.includes(rule) && !kept && marked.at(-1) === last,
  );
  const marked = shift?.points.filter((at) => at >= least) ?? [];
  const from = marked[0];
  if (!shift || from === undefined || shift.direction === 'neither') return null;
  const before = points.slice(phase.from, from).filter(({ value, included }) => included && value !== null);
  const start = points[from]?.start;
  if (marked.length < LEAST_POINTS || before.length < LEAST_POINTS || start === undefined) return null;
  return { from, start, points: marked.length, direction: shift.direction };
}

import type { Observations } from './chart-types/chart-type.js';
import type { ReadPoint } from './observations.js';
import type { ChartTypeId, PointState, SpcNote, SpcPhaseResult } from './model.js';

const points = (count: number) => (count === 1 ? '1 point' : `${count} points`);

const STATE_NOTES: Readonly<Partial<Record<PointState, (count: string) => string>>> = {
  missing: (count) => `${count} had no data. The line breaks there and no pattern passes through.`,
  'held-back': (count) =>
    `${count} held back because the numbers are small. Nothing is drawn there and no pattern passes through.`,
  'no-denominator': (count) => `${count} had nobody to count, so there is no percentage.`,
  'not-usable': (count) =>
    `${count} could not be right: below 0, or more counted than there were. Nothing is drawn there.`,
};

function stateNotes(read: readonly ReadPoint[]): SpcNote[] {
  const counts = new Map<PointState, number>();
  for (const { state } of read) if (state !== 'drawn') counts.set(state, (counts.get(state) ?? 0) + 1);
  return Object.entries(STATE_NOTES).flatMap(([state, say]) => {
    const count = counts.get(state as PointState);
    return count === undefined ? [] : [{ code: state, message: say(points(count)) }];
  });
}

function phaseNotes(phases: readonly SpcPhaseResult[]): SpcNote[] {
  return phases
    .filter((phase) => phase.trial)
    .map((phase) => ({
      code: 'trial-limits',
      message: `“${phase.name}” has ${points(phase.pointsUsed)}. This is too few to be sure, so its limits are trial limits.`,
    }));
}

/** A normal approximation needs more than this; below it, count time or cases between events instead. */
const LOW_COUNT = 2;

function chartNotes(
  chart: ChartTypeId,
  phases: readonly SpcPhaseResult[],
  observations: Observations,
): SpcNote[] {
  const notes: SpcNote[] = [];
  const last = phases.at(-1);
  if (chart === 'c' && last && last.centre !== null && last.centre < LOW_COUNT) {
    notes.push({
      code: 'low-counts',
      message: 'Counts are low. A chart of the time between events (T chart) may show a change sooner.',
    });
  }
  const values = observations.value.filter((value) => value !== null);
  if (values.length > 1 && values.every((value) => value === values[0])) {
    notes.push({
      code: 'all-equal',
      message: 'All points are equal, so the chart cannot show how much it varies.',
    });
  }
  return notes;
}

/** Sentences a reader needs before trusting the chart. */
export function notesFor(
  chart: ChartTypeId,
  read: readonly ReadPoint[],
  phases: readonly SpcPhaseResult[],
  observations: Observations,
): SpcNote[] {
  return [...stateNotes(read), ...phaseNotes(phases), ...chartNotes(chart, phases, observations)];
}

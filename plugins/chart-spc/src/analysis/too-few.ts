import type { SpcPhaseResult, SpcPointResult, SpcResult } from '@fairshift/spc';

/** Fewer points than this show nothing of how much values differ, so limits of them say nothing. */
const FEWEST = 3;

export const isTooFew = ({ centre, pointsUsed }: Pick<SpcPhaseResult, 'centre' | 'pointsUsed'>): boolean =>
  centre !== null && pointsUsed < FEWEST;

const NO_LIMITS = { lower: null, upper: null, lower2: null, upper2: null, sigmaSignal: false } as const;

/** Limits and signals of such a phase say nothing: its average comes from too few points, or it has none. */
const saysNothing = (phase: SpcPhaseResult): boolean => phase.centre === null || isTooFew(phase);

/** Signals that were tested against limits which mean something, and the points with their new positions. */
function tested(
  { signals, points }: SpcResult,
  few: ReadonlySet<number>,
): Pick<SpcResult, 'signals' | 'points'> {
  const left = signals.flatMap(({ against }, i) => (few.has(against) ? [] : [i]));
  const places = new Map(left.map((old, place) => [old, place]));
  return {
    signals: signals.filter(({ against }) => !few.has(against)),
    points: points.map((point): SpcPointResult => {
      const own = point.signals.flatMap((i) => places.get(i) ?? []);
      const [first] = point.signals.filter((i) => places.has(i));
      const meaning = first === undefined ? null : (signals[first]?.meaning ?? null);
      return { ...point, ...(few.has(point.phase) ? NO_LIMITS : {}), signals: own, meaning };
    }),
  };
}

/** Notes on trial limits come one for each trial phase, in order. */
function notesOf({ notes, phases }: SpcResult): SpcResult['notes'] {
  const trial = phases.filter((phase) => phase.trial);
  const ofTrial = notes.filter(({ code }) => code === 'trial-limits');
  const dropped = new Set(ofTrial.filter((_, i) => trial[i] !== undefined && saysNothing(trial[i])));
  return notes.filter((note) => !dropped.has(note));
}

/**
 * The result without limits and verdicts of phases of 1 or 2 points, or without an average. The engine works out what there
 * is, as other programs do; a reader would take it for something.
 */
export function withoutTooFew(result: SpcResult): SpcResult {
  const few = new Set(result.phases.flatMap((phase, i) => (saysNothing(phase) ? [i] : [])));
  if (few.size === 0) return result;
  const phases = result.phases.map((phase, i) =>
    few.has(i) ? { ...phase, lower: null, upper: null, trial: false } : phase,
  );
  const now = result.points.findLast(({ value }) => value !== null)?.phase ?? 0;
  const { rebase } = result;
  const suggests = rebase !== null && !few.has(result.points[rebase.from]?.phase ?? 0);
  return {
    ...result,
    ...tested(result, few),
    phases,
    trial: phases.some(({ trial }) => trial),
    variation: few.has(now) ? null : result.variation,
    assurance: few.has(now) ? null : result.assurance,
    rebase: suggests ? rebase : null,
    notes: notesOf(result),
  };
}

import { type Change, directionOn, type PlannedChart, type Trials } from './plan.js';
import { shareWithin, Watched, waitOf } from './waiting-times.js';

/** How long it takes until a chart shows a signal, in periods of the question. */
export interface Wait {
  /** Half of the runs took no longer; null when fewer than half ended. */
  readonly median: number | null;
  /** Nine in ten took no longer; null when fewer ended. */
  readonly ninetieth: number | null;
  /** Share that ended within the horizon, from 0 to 1. */
  readonly withinHorizon: number;
}

/** What to expect of a chart, from simulation. */
export interface Prospect {
  /** Until the aimed change shows as a signal in its direction. */
  readonly seen: Wait;
  /** Until the same signal appears although nothing has changed. */
  readonly falseAlarm: Wait;
  /** The change most likely shows within the horizon. */
  readonly shows: boolean;
  /** A false alarm within the horizon is unlikely, so that a signal means something. */
  readonly isSound: boolean;
}

/** A chart that gives more than one false alarm in five within the horizon is no way to see an aim. Our choice, not a standard. */
export const SOUND = 0.2;

export interface Outlook {
  readonly trials: Trials;
  /** Periods. */
  readonly horizon: number;
}

/** Periods of the question that a point of a longer period stands for. */
type Scale = number;

function waitIn(waits: Float64Array, horizon: number, scale: Scale): Wait {
  const inPeriods = (wait: number | null) => wait && Math.round(wait * scale);
  return {
    median: inPeriods(waitOf(waits, 0.5)),
    ninetieth: inPeriods(waitOf(waits, 0.9)),
    withinHorizon: shareWithin(waits, horizon / scale),
  };
}

/** Simulates the chart under the change, and under none. `scale`: periods of the question in one of the plan. */
export function prospectOf(
  plan: PlannedChart,
  change: Change,
  { trials, horizon }: Outlook,
  scale: Scale = 1,
): Prospect {
  const chart = new Watched(plan, change.from, { ...trials, longest: Math.ceil(trials.longest / scale) });
  const direction = directionOn(plan.chart, change);
  const at = (level: number) => waitIn(chart.waits(level, direction), horizon, scale);
  const [seen, falseAlarm] = [at(change.to), at(change.from)];
  return {
    seen,
    falseAlarm,
    shows: seen.withinHorizon >= 0.5,
    isSound: falseAlarm.withinHorizon <= SOUND,
  };
}

/** Whether a change from `from` most likely shows within the horizon: the same answer as `prospectOf`, in less time. */
export function showsInTime(
  plan: PlannedChart,
  from: number,
  { trials, horizon }: Outlook,
): (to: number) => boolean {
  const chart = new Watched(plan, from, trials);
  return (to) => shareWithin(chart.waits(to, directionOn(plan.chart, { from, to }), horizon), horizon) >= 0.5;
}

import type { Point } from '@fairshift/plugin-sdk';

export interface Event {
  /** The day in London, YYYY-MM-DD. */
  readonly day: string;
  /** Seconds after midnight; null where only the day is known. */
  readonly seconds: number | null;
}

const DAY_MS = 86_400_000;
const DAY_SECONDS = 86_400;

/**
 * Moments of the events of one day as parts of it. Those without a time are spread over the day, as far from each other
 * as can be: two are a quarter and three quarters through it. Between two events there is then always some time.
 */
function momentsOf(events: readonly Event[]): number[] {
  const timed = events.flatMap(({ seconds }) => (seconds === null ? [] : [seconds / DAY_SECONDS]));
  const untimed = events.length - timed.length;
  const spread = Array.from({ length: untimed }, (_, i) => (i + 0.5) / untimed);
  return [...timed, ...spread].toSorted((a, b) => a - b);
}

/** One point an event, from the second on: the days since the one before. */
export function eventPoints(events: readonly Event[]): Point[] {
  const byDay = Map.groupBy(events, ({ day }) => day);
  const days = [...byDay].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const moments = days.flatMap(([day, of]) =>
    momentsOf(of).map((part) => ({ day, at: Date.parse(day) / DAY_MS + part })),
  );
  return moments.slice(1).map(({ day, at }, i) => ({
    start: day,
    end: day,
    // To the second: sums of parts of a day leave dust behind.
    value: Math.round((at - (moments[i]?.at ?? at)) * DAY_SECONDS) / DAY_SECONDS,
  }));
}

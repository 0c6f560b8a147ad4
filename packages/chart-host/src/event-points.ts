import type { Point } from '@fairshift/plugin-sdk';

export interface DatedEvent {
  /** The day in London, YYYY-MM-DD. */
  readonly day: string;
  /** Seconds after midnight; null where only the day is known. */
  readonly seconds: number | null;
}

const DAY_MS = 86_400_000;
const DAY_SECONDS = 86_400;

interface Moment {
  readonly day: string;
  /** Days since 1970, with the part of the day. */
  readonly at: number;
  /** One of several events of its day of which no time is known. */
  readonly isSpread: boolean;
}

const dayNumber = (day: string): number => Date.parse(day) / DAY_MS;
const isoDay = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);

/**
 * Moments of the events of one day. Those without a time are spread over it, as far from each other as can be: two are
 * a quarter and three quarters through it. Between two events there is then always some time.
 */
function momentsOf(day: string, events: readonly DatedEvent[]): Moment[] {
  const timed = events.flatMap(({ seconds }) => (seconds === null ? [] : [seconds / DAY_SECONDS]));
  const untimed = events.length - timed.length;
  const moment = (part: number, isSpread: boolean) => ({ day, at: dayNumber(day) + part, isSpread });
  const spread = Array.from({ length: untimed }, (_, i) => moment((i + 0.5) / untimed, untimed > 1));
  return [...timed.map((part) => moment(part, false)), ...spread].toSorted((a, b) => a.at - b.at);
}

/**
 * One point an event, from the second on: the days since the one before. Where one of the two is spread over its day,
 * the point is marked as estimated.
 */
export function eventPoints(events: readonly DatedEvent[]): Point[] {
  const byDay = new Map<string, DatedEvent[]>();
  for (const event of events) {
    const sameDay = byDay.get(event.day);
    if (sameDay) sameDay.push(event);
    else byDay.set(event.day, [event]);
  }
  const days = [...byDay].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const moments = days.flatMap(([day, of]) => momentsOf(day, of));
  return moments.slice(1).map((own, i): Point => {
    const before = moments[i] ?? own;
    return {
      start: own.day,
      end: own.day,
      // To the second: sums of parts of a day leave dust behind.
      value: Math.round((own.at - before.at) * DAY_SECONDS) / DAY_SECONDS,
      ...(own.isSpread || before.isSpread ? { flags: ['estimated'] } : {}),
    };
  });
}

/**
 * The days of the events that give these points, with the first event before them; null where times of the day are
 * needed as well.
 */
export function daysOfEvents(points: readonly Point[]): readonly string[] | null {
  const [first] = points;
  if (first === undefined) return [];
  const days = points.map(({ start }) => start);
  // Alone on its day it is at noon, and the next is at most so late: the day is the same.
  const before = isoDay(Math.floor(dayNumber(first.start) + 0.5 - (first.value ?? 0)));
  const found = [before, first.start].find((day) => {
    const again = eventPoints([day, ...days].map((each) => ({ day: each, seconds: null })));
    return again.every(({ value }, i) => value === points[i]?.value);
  });
  return found === undefined ? null : [found, ...days];
}

import type { Schedule } from '@fairshift/contracts';

/** Where the people are whose mornings a schedule is about. */
const ZONE = 'Europe/London';

/**
 * The first moment after `now` at which a schedule runs, by the clocks of London. Where clocks jump over a time of day, it
 * runs as long after the jump as it would have been after; where an hour comes twice, the first time only.
 */
export function nextRun(schedule: Schedule, now: Date): Date {
  const from = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  let day = from.toZonedDateTimeISO(ZONE).toPlainDate();
  for (;;) {
    if (isDue(schedule, day)) {
      const at = day.toZonedDateTime({ timeZone: ZONE, plainTime: Temporal.PlainTime.from(schedule.at) });
      if (Temporal.Instant.compare(at.toInstant(), from) > 0) return new Date(at.epochMilliseconds);
    }
    day = day.add({ days: 1 });
  }
}

function isDue(schedule: Schedule, day: Temporal.PlainDate): boolean {
  if (schedule.every === 'day') return true;
  if (schedule.every === 'week') return day.dayOfWeek === schedule.on;
  return day.day === Math.min(schedule.on, day.daysInMonth);
}

const DAY_MS = 86_400_000;
/** Two missed turns: then data are older than their schedule allows. */
const MAY_MISS = { day: 2 * DAY_MS, week: 14 * DAY_MS, month: 62 * DAY_MS } as const;

/** Whether the last good run is longer ago than the schedule allows. */
export function isStale(schedule: Schedule | null, lastGood: string | undefined, now: Date): boolean {
  if (schedule === null || lastGood === undefined) return false;
  return now.getTime() - Date.parse(lastGood) > MAY_MISS[schedule.every];
}

import type { Connection, Schedule } from '@fairshift/contracts';
import type { Faults } from '../../platform/form.js';
import { connectionWords } from './connections.words.js';

const words = connectionWords.schedule;

export interface ScheduleValues {
  readonly every: string;
  readonly weekday: string;
  readonly monthday: string;
  readonly at: string;
  readonly lookback: string;
}

export function startSchedule({
  schedule,
  lookbackDays,
}: Pick<Connection, 'schedule' | 'lookbackDays'>): ScheduleValues {
  return {
    every: schedule?.every ?? 'never',
    weekday: schedule?.every === 'week' ? String(schedule.on) : '1',
    monthday: schedule?.every === 'month' ? String(schedule.on) : '1',
    at: schedule?.at ?? '06:30',
    lookback: String(lookbackDays),
  };
}

const whole = (text: string, least: number, most: number): boolean =>
  /^\d{1,4}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;

export function scheduleFaults({ every, monthday, at, lookback }: ScheduleValues): Faults {
  return {
    ...(every !== 'never' && !/^([01]\d|2[0-3]):[0-5]\d$/.test(at.trim()) ? { at: words.needTime } : {}),
    ...(every === 'month' && !whole(monthday, 1, 31) ? { monthday: words.needDay } : {}),
    ...(whole(lookback, 0, 3660) ? {} : { lookback: words.needLookback }),
  };
}

export function scheduleBody(values: ScheduleValues): { schedule: Schedule | null; lookbackDays: number } {
  const { every, weekday, monthday } = values;
  const at = values.at.trim();
  const lookbackDays = Number(values.lookback);
  if (every === 'day') return { schedule: { every, at }, lookbackDays };
  if (every === 'week') return { schedule: { every, on: Number(weekday), at }, lookbackDays };
  if (every === 'month') return { schedule: { every, on: Number(monthday), at }, lookbackDays };
  return { schedule: null, lookbackDays };
}

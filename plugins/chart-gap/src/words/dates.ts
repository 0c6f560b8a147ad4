import type { PeriodKind } from '@fairshift/plugin-sdk';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const DAY_MS = 86_400_000;

export interface Period {
  readonly start: string;
  readonly end: string;
}

interface Day {
  readonly day: number;
  readonly month: string;
  readonly year: number;
}

function dayOf(date: string): Day {
  const [year = 0, month = 1, day = 1] = date.slice(0, 10).split('-').map(Number);
  return { day, month: MONTHS[month - 1] ?? '', year };
}

/** The last day in a period: its end is exclusive. */
function lastDay({ end }: Period): Day {
  const at = Date.parse(`${end.slice(0, 10)}T00:00:00Z`);
  return dayOf(Number.isNaN(at) ? end : new Date(at - DAY_MS).toISOString());
}

const isLongYear = (kind: PeriodKind): boolean => kind === 'financial-year' || kind === 'academic-year';

/** “April to June 2021”, “April 2021”, “2021 to 2022”, “12 April 2021”. */
export function periodName(period: Period, kind: PeriodKind): string {
  const from = dayOf(period.start);
  const to = lastDay(period);
  if (kind === 'month') return `${from.month} ${from.year}`;
  if (kind === 'quarter') return `${from.month} to ${to.month} ${to.year}`;
  if (kind === 'year') return String(from.year);
  if (isLongYear(kind)) return `${from.year} to ${from.year + 1}`;
  if (kind === 'rolling') return `year to ${to.month} ${to.year}`;
  return `${from.day} ${from.month} ${from.year}`;
}

/** The same for an axis, year beneath: “Apr to Jun\n2021”. */
export function axisLabel(period: Period, kind: PeriodKind): string {
  const from = dayOf(period.start);
  const to = lastDay(period);
  const short = (month: string): string => month.slice(0, 3);
  if (kind === 'year') return String(from.year);
  if (isLongYear(kind)) return `${from.year}\nto ${from.year + 1}`;
  if (kind === 'month') return `${short(from.month)}\n${from.year}`;
  if (kind === 'quarter') return `${short(from.month)} to ${short(to.month)}\n${to.year}`;
  if (kind === 'rolling') return `to ${short(to.month)}\n${to.year}`;
  return `${from.day} ${short(from.month)}\n${from.year}`;
}

import { daysBetween } from './dates.js';

/** The words of the plugin contract for lengths of time. */
export type PeriodKind =
  | 'day'
  | 'week'
  | 'fortnight'
  | 'month'
  | 'quarter'
  | 'year'
  | 'financial-year'
  | 'academic-year'
  | 'rolling'
  | 'irregular';

/** ISO dates; `end` is the first day after. */
export interface Period {
  readonly start: string;
  readonly end: string;
  readonly kind: PeriodKind;
}

const MONDAY = 1;
const SPANS: readonly {
  readonly months: number;
  readonly starts: readonly number[];
  readonly kind: PeriodKind;
}[] = [
  { months: 3, starts: [1, 4, 7, 10], kind: 'quarter' },
  { months: 12, starts: [1], kind: 'year' },
  { months: 12, starts: [4], kind: 'financial-year' },
  { months: 12, starts: [8, 9], kind: 'academic-year' },
];

/** The kind that two dates make: a week starts on Monday, a financial year on 1 April. Else `irregular`. */
export function periodKind(start: string, end: string): PeriodKind {
  const days = daysBetween(start, end);
  if (days === 1) return 'day';
  if (days === 7 && new Date(`${start}T00:00:00Z`).getUTCDay() === MONDAY) return 'week';
  if (days === 14) return 'fortnight';
  if (!start.endsWith('-01') || !end.endsWith('-01')) return 'irregular';
  const months = monthsOf(end) - monthsOf(start);
  if (months === 1) return 'month';
  const first = Number(start.slice(5, 7));
  return SPANS.find((span) => span.months === months && span.starts.includes(first))?.kind ?? 'irregular';
}

/** A period of two ISO dates with its kind. */
export function periodBetween(start: string, end: string): Period {
  return { start, end, kind: periodKind(start, end) };
}

function monthsOf(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}

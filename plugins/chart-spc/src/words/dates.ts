import type { PeriodKind } from '@fairshift/plugin-sdk';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

interface Parts {
  readonly day: number;
  readonly month: string;
  readonly year: number;
}

/** By place, not by splitting: a long chart asks for ten thousand dates. */
function parts(date: string): Parts {
  const month = MONTHS[Number(date.slice(5, 7)) - 1] ?? '';
  return { day: Number(date.slice(8, 10)), month, year: Number(date.slice(0, 4)) };
}

/** “10 August 2020”. */
export function fullDate(date: string): string {
  const { day, month, year } = parts(date);
  return `${day} ${month} ${year}`;
}

/** Date of the day before, for periods whose end is exclusive. */
export function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

export interface Period {
  readonly start: string;
  readonly end: string;
}

const LONG_YEARS: readonly PeriodKind[] = ['financial-year', 'academic-year'];

/** The period as people say it: “December 2020”, “10 August 2020”, “April to June 2020”. */
export function periodName({ start, end }: Period, kind: PeriodKind): string {
  const from = parts(start);
  if (kind === 'month') return `${from.month} ${from.year}`;
  if (kind === 'quarter') {
    const to = parts(dayBefore(end));
    return `${from.month} to ${to.month} ${to.year}`;
  }
  if (kind === 'year') return String(from.year);
  if (LONG_YEARS.includes(kind)) return `${from.year} to ${from.year + 1}`;
  return fullDate(start);
}

/** “June to December 2020”, “10 August 2020 to 25 January 2021”; one period when both are the same. */
export function periodRange(first: Period, last: Period, kind: PeriodKind): string {
  const from = periodName(first, kind);
  const to = periodName(last, kind);
  if (from === to) return from;
  const year = ` ${parts(first.start).year}`;
  const sameYear = kind === 'month' && to.endsWith(year);
  return `${sameYear ? from.slice(0, -year.length) : from} to ${to}`;
}

/** Short label of an axis: “Jan”, “10 Aug”; the year comes beneath. */
export function axisName({ start }: Period, kind: PeriodKind): string {
  const { day, month, year } = parts(start);
  if (kind === 'year' || LONG_YEARS.includes(kind)) return String(year);
  const short = month.slice(0, 3);
  return kind === 'month' || kind === 'quarter' ? short : `${day} ${short}`;
}

export const yearOf = (date: string): number => parts(date).year;

/** “In May 2023”, “On 23 March 2023”, “In the week from 10 August 2020”. */
export function inPeriod(name: string, kind: PeriodKind): string {
  if (!/^\d{1,2} [A-Z]/.test(name)) return `In ${name}`;
  return kind === 'week' || kind === 'fortnight' ? `In the ${kind} from ${name}` : `On ${name}`;
}

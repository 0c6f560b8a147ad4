import { SpcInputError } from './errors.js';

const DAY = 86_400_000;
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whole days since 1970 of a `YYYY-MM-DD`. Throws SpcInputError `bad-date`. */
export function dayNumber(date: string): number {
  const parts = ISO.exec(date);
  const time = parts ? Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) : Number.NaN;
  if (Number.isNaN(time) || isoDate(time / DAY) !== date) {
    throw new SpcInputError('bad-date', `“${date}” is not a date such as 2020-08-10.`);
  }
  return time / DAY;
}

export function isoDate(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Whole fortnights between two dates. */
export function fortnights(start: string, end: string): number {
  return Math.floor((dayNumber(end) - dayNumber(start)) / 14);
}

const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, fortnight: 14 };
const MONTHS: Readonly<Record<string, number>> = {
  month: 1,
  quarter: 3,
  year: 12,
  'financial-year': 12,
  'academic-year': 12,
};

/** First day of the period after the one that starts at `start`; null for kinds without a fixed length. */
export function nextPeriod(start: string, kind: string): string | null {
  const days = DAYS[kind];
  if (days !== undefined) return isoDate(dayNumber(start) + days);
  const months = MONTHS[kind];
  if (months === undefined) return null;
  const date = new Date(dayNumber(start) * DAY);
  return isoDate(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, date.getUTCDate()) / DAY);
}

const A_PERIOD: Readonly<Record<string, string>> = {
  'financial-year': 'financial year',
  'academic-year': 'academic year',
  rolling: 'period',
  irregular: 'period',
};

/** The kind of period as a word: “fortnight”, “financial year”. It comes from the measure, never from free text. */
export function periodWord(kind: string): string {
  return A_PERIOD[kind] ?? kind;
}

/** “Number of racist incidents recorded each fortnight”. */
export function caption(measure: { readonly title: string; readonly period: string }): string {
  return `${measure.title} each ${periodWord(measure.period)}`;
}

import type { period as periodSchema } from '@fairshift/contracts';
import type { z } from 'zod';

export type Period = z.output<typeof periodSchema>;

const DAY = 86_400_000;
const utc = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
const day = utc({ day: 'numeric', month: 'long', year: 'numeric' });
const month = utc({ month: 'long', year: 'numeric' });
const monthOnly = utc({ month: 'long' });
const year = utc({ year: 'numeric' });
const moment = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const exact = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 12 });
const numbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** `2017-12-01` → "1 December 2017". */
export const dateWords = (iso: string): string => day.format(new Date(iso));

/** An instant → "4 April 2023 at 09:12", in London. */
export const momentWords = (iso: string): string => moment.format(new Date(iso));

/** An instant → "10:42:07", in London. */
export const clockWords = (iso: string): string => clock.format(new Date(iso));

/** At most one decimal, with thousands separators. */
export const numberWords = (value: number): string => numbers.format(value);

/** With every decimal that was typed: two settings that differ never read the same. */
export const exactWords = (value: number): string => exact.format(value);

/** "1 row", "2 rows", "1,204 rows". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${numberWords(count)} ${count === 1 ? one : many}`;
}

/** A share from 0 to 1 → "4%"; below 1 per cent "under 1%", so that something never looks like nothing. */
export function shareWords(share: number): string {
  if (share > 0 && share < 0.01) return 'under 1%';
  if (share < 1 && share > 0.99) return 'over 99%';
  return `${Math.round(share * 100)}%`;
}

/** Bytes → "58 kB", "1.2 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return counted(bytes, 'byte');
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${numberWords(bytes / 1_000_000)} MB`;
}

const lastDay = (end: string): Date => new Date(Date.parse(end) - DAY);

/** The last day of what ends before `end`, in words. */
export const lastDayWords = (end: string): string => day.format(lastDay(end));

/** The first and the last day in words; a shared month or year is said once. */
export function rangeWords(start: string, end: string): string {
  const [from, to] = [new Date(start), lastDay(end)];
  return from.getTime() >= to.getTime() ? day.format(from) : `${day.format(from)} to ${day.format(to)}`;
}

function monthsWords(start: string, end: string): string {
  const [from, to] = [new Date(start), lastDay(end)];
  if (month.format(from) === month.format(to)) return month.format(to);
  const sameYear = year.format(from) === year.format(to);
  return `${sameYear ? monthOnly.format(from) : month.format(from)} to ${month.format(to)}`;
}

/** A period (end exclusive) in words: "December 2017", "April to June 2021", "fortnight from 10 August 2020". */
export function periodWords({ start, end, kind }: Period): string {
  if (kind === 'day') return dateWords(start);
  if (kind === 'week' || kind === 'fortnight') return `${kind} from ${dateWords(start)}`;
  if (kind === 'year' && start.endsWith('-01-01')) return start.slice(0, 4);
  const wholeMonths = start.endsWith('-01') && end.endsWith('-01');
  return wholeMonths ? monthsWords(start, end) : rangeWords(start, end);
}

const TWO_DATES = /(\d{4}-\d{2}-\d{2}) to (\d{4}-\d{2}-\d{2})/g;

/** A sentence of the server names a period by its two dates, end exclusive; people read its name. */
export const withPeriods = (sentence: string): string =>
  sentence.replaceAll(TWO_DATES, (_, start: string, end: string) =>
    periodWords({ start, end, kind: 'irregular' }),
  );

const KIND_NOUNS: Readonly<Record<Period['kind'], string>> = {
  day: 'day',
  week: 'week',
  fortnight: 'fortnight',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
  'financial-year': 'financial year',
  'academic-year': 'academic year',
  rolling: 'rolling period',
  irregular: 'period',
};

/** What one period of this kind is called. */
export const periodNoun = (kind: Period['kind']): string => KIND_NOUNS[kind];

/** From a first to a last period, in words; one period is said once; quarters and fortnights run from the first day to the last. */
export function spanWords(first: Period, last: Period): string {
  const [from, to] = [periodWords(first), periodWords(last)];
  if (from === to) return from;
  const isLong = [from, to].some((words) => / (to|from) /.test(words));
  return isLong ? periodWords({ start: first.start, end: last.end, kind: 'irregular' }) : `${from} to ${to}`;
}

/** A label inside a sentence: its first letter small, unless it starts with initials such as NHS. */
export const midSentence = (label: string): string =>
  /^.[A-Z]/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);

/** Words at the start of a sentence, or standing alone. */
export const sentenceStart = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

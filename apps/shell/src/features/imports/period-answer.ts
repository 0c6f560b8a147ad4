import type { Period } from '../../platform/format.js';

/** What a person says about the period of a file that does not say it. */
export interface PeriodAnswer {
  readonly kind: 'month' | 'quarter' | 'year' | 'financial-year' | 'irregular';
  readonly year: string;
  /** 1 to 12: the month, or the first month of the quarter. */
  readonly month: string;
  /** First and last day, both included; only for other periods. */
  readonly first: string;
  readonly last: string;
}

export const NO_PERIOD: PeriodAnswer = { kind: 'month', year: '', month: '1', first: '', last: '' };

export const PERIOD_KINDS = [
  { value: 'month', label: 'A month' },
  { value: 'quarter', label: 'A quarter' },
  { value: 'year', label: 'A calendar year' },
  { value: 'financial-year', label: 'A financial year, from April' },
  { value: 'irregular', label: 'Other dates' },
] as const;

export const MONTHS = [
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
] as const;

const iso = (year: number, month: number): string =>
  new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);

const nextDay = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

const LENGTH = { month: 1, quarter: 3, year: 12, 'financial-year': 12 } as const;

/** The period of an answer, end exclusive; undefined while the answer is not complete or makes no sense. */
export function periodOf(answer: PeriodAnswer): Period | undefined {
  if (answer.kind === 'irregular') {
    const { first, last } = answer;
    const given = /^\d{4}-\d{2}-\d{2}$/.test(first) && /^\d{4}-\d{2}-\d{2}$/.test(last);
    return given && first <= last ? { start: first, end: nextDay(last), kind: 'irregular' } : undefined;
  }
  const year = Number(answer.year);
  if (!/^\d{4}$/.test(answer.year.trim()) || year < 1900 || year > 2200) return undefined;
  const first = firstMonth(answer);
  return { start: iso(year, first), end: iso(year, first + LENGTH[answer.kind]), kind: answer.kind };
}

function firstMonth({ kind, month }: PeriodAnswer): number {
  if (kind === 'financial-year') return 4;
  return kind === 'year' ? 1 : Number(month);
}

/** A period that the name of a file says: "coverage-dec-2017.csv", "2017-12 list.csv", "PREVALENCE_2223.csv". */
export function guessFromName(name: string): PeriodAnswer | undefined {
  const words = /([a-z]{3,9})[-_ .]*((?:19|20)\d{2})/i.exec(name);
  const month = words ? MONTHS.findIndex((label) => matches(label, words[1] ?? '')) + 1 : 0;
  if (words?.[2] && month > 0) return { ...NO_PERIOD, year: words[2], month: String(month) };
  const digits = /((?:19|20)\d{2})[-_](0[1-9]|1[0-2])(?!\d)/.exec(name);
  if (digits?.[1]) return { ...NO_PERIOD, year: digits[1], month: String(Number(digits[2])) };
  const year = financialYearIn(name);
  return year === undefined ? undefined : { ...NO_PERIOD, kind: 'financial-year', year };
}

/** `2223` and `2022-23` are the year from April 2022; `2021` alone is rather the year 2021. */
function financialYearIn(name: string): string | undefined {
  const [all = '', first = '', second = ''] = /(?<!\d)(?:20)?(\d{2})[-_]?(\d{2})(?!\d)/.exec(name) ?? [];
  const isNext = all !== '' && Number(second) === (Number(first) + 1) % 100;
  return isNext && !/^(?:19|20)\d{2}$/.test(all) ? `20${first}` : undefined;
}

const matches = (label: string, word: string): boolean =>
  label.slice(0, 3).toLowerCase() === word.slice(0, 3).toLowerCase() &&
  label.toLowerCase().startsWith(word.toLowerCase());

import {
  addDays,
  type DateOptions,
  firstOfMonth,
  fullYear,
  isoDate,
  monthNumber,
  parseDate,
} from './dates.js';
import { type Period, periodBetween } from './period-kinds.js';

export interface PeriodOptions extends DateOptions {
  /**
   * What `2011-12` means: December 2011 (unless told) or April 2011 to March 2012.
   * Only years up to 2011 can be either. `2011/12` is always a financial year.
   */
  readonly hyphenYear?: 'month' | 'financial-year';
}

type Rule = (text: string, options: PeriodOptions) => Period | undefined;

/** Tried in order; the first that fits decides. */
const RULES: readonly Rule[] = [
  interval,
  financialYear,
  compactYears,
  calendarYear,
  quarter,
  isoWeek,
  month,
  monthRange,
  pooledYears,
  day,
];

/**
 * A period as publishers write it: `2019/20`, `2019-20`, `2223`, `2017-12`, `Dec 2017`, `2017 Q1`,
 * `2017/18 Q1`, `2020-W33`, `2024`, `2010 - 12`, `Nov 2021 to Nov 2022`, `2020-08-10/2020-08-24` (end exclusive),
 * and every form of a day.
 * @returns undefined when the text names no period
 */
export function parsePeriod(text: string, options: PeriodOptions = {}): Period | undefined {
  const trimmed = text.trim();
  if (trimmed.length === 0 || trimmed.length > 60) return undefined;
  for (const rule of RULES) {
    const found = rule(trimmed, options);
    if (found !== undefined) return found;
  }
  return undefined;
}

function interval(text: string): Period | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/.exec(text);
  const start = parseDate(match?.[1] ?? '');
  const end = parseDate(match?.[2] ?? '');
  return start === undefined || end === undefined || start >= end ? undefined : periodBetween(start, end);
}

function financialYear(text: string, options: PeriodOptions): Period | undefined {
  const match = /^(?:FY ?)?(\d{4})([/-])(\d{2}|\d{4})$/i.exec(text);
  if (match === null) return undefined;
  const year = Number(match[1]);
  const second = match[3] ?? '';
  const follows = second.length === 4 ? Number(second) === year + 1 : Number(second) === (year + 1) % 100;
  if (!follows) return undefined;
  const mayBeMonth = match[2] === '-' && second.length === 2 && Number(second) >= 1 && Number(second) <= 12;
  if (mayBeMonth && options.hyphenYear !== 'financial-year' && !/^FY/i.test(text)) return undefined;
  return financialYearFrom(year);
}

/** `2223` is 2022 to 2023; `2021` stays a year, since most files mean that. */
function compactYears(text: string): Period | undefined {
  const match = /^(\d{2})(\d{2})$/.exec(text);
  if (match === null || (Number(text) >= 1900 && Number(text) <= 2100)) return undefined;
  const [first, second] = [Number(match[1]), Number(match[2])];
  return second === (first + 1) % 100 ? financialYearFrom(fullYear(match[1] ?? '')) : undefined;
}

function calendarYear(text: string): Period | undefined {
  if (!/^(?:19|20|21)\d{2}$/.test(text)) return undefined;
  const year = Number(text);
  return { start: `${year}-01-01`, end: `${year + 1}-01-01`, kind: 'year' };
}

function quarter(text: string): Period | undefined {
  const before = /^(\d{4})([/-]\d{2})?[ -]?Q([1-4])$/i.exec(text);
  const after = /^Q([1-4])[ -]?(\d{4})([/-]\d{2})?$/i.exec(text);
  const [year, second, number] =
    before === null ? [after?.[2], after?.[3], after?.[1]] : [before[1], before[2], before[3]];
  if (year === undefined || number === undefined) return undefined;
  if (second !== undefined && Number(second.slice(1)) !== (Number(year) + 1) % 100) return undefined;
  const first = (Number(number) - 1) * 3 + (second === undefined ? 1 : 4);
  return periodBetween(firstOfMonth(Number(year), first), firstOfMonth(Number(year), first + 3));
}

/** ISO 8601: week 1 holds 4 January, weeks start on Monday. */
function isoWeek(text: string): Period | undefined {
  const match = /^(\d{4})-?W(\d{2})$/i.exec(text);
  const week = Number(match?.[2]);
  if (match === null || week < 1 || week > 53) return undefined;
  const fourth = `${match[1]}-01-04`;
  const weekday = (new Date(`${fourth}T00:00:00Z`).getUTCDay() + 6) % 7;
  const start = addDays(fourth, (week - 1) * 7 - weekday);
  return addDays(start, 3).startsWith(match[1] ?? '')
    ? { start, end: addDays(start, 7), kind: 'week' }
    : undefined;
}

function month(text: string): Period | undefined {
  const numeric = /^(\d{4})[-/](\d{2})$/.exec(text);
  if (numeric !== null) return monthOf(Number(numeric[1]), Number(numeric[2]));
  const worded = monthAndYear(text);
  return worded === undefined ? undefined : monthOf(worded.year, worded.month);
}

/**
 * `Nov 2021 to Nov 2022` names twelve months (surveys change over within the month);
 * `Apr 2021 to Mar 2022` counts both months.
 */
function monthRange(text: string): Period | undefined {
  const [from = '', to = '', more] = text.split(/ +(?:to|-|–) +/i);
  const [first, last] = [monthAndYear(from), monthAndYear(to)];
  if (first === undefined || last === undefined || more !== undefined) return undefined;
  const start = firstOfMonth(first.year, first.month);
  const end = firstOfMonth(last.year, first.month === last.month ? last.month : last.month + 1);
  return start < end ? { start, end, kind: 'rolling' } : undefined;
}

/** `2010 - 12` or `2010 - 2012`: years taken together, both counted. */
function pooledYears(text: string): Period | undefined {
  const match = /^(\d{4}) +[-–] +(\d{4}|\d{2})$/.exec(text);
  if (match === null) return undefined;
  const first = Number(match[1]);
  const second = match[2] ?? '';
  const last = second.length === 4 ? Number(second) : Math.floor(first / 100) * 100 + Number(second);
  return last > first && last - first < 20
    ? { start: `${first}-01-01`, end: `${last + 1}-01-01`, kind: 'rolling' }
    : undefined;
}

function day(text: string, options: PeriodOptions): Period | undefined {
  const start = parseDate(text, options);
  return start === undefined ? undefined : { start, end: addDays(start, 1), kind: 'day' };
}

function monthAndYear(text: string): { year: number; month: number } | undefined {
  const match = /^([a-z]{3,9})[ -]?(\d{4}|\d{2})$/i.exec(text.trim());
  const month = monthNumber(match?.[1] ?? '-');
  return match === null || month === undefined ? undefined : { year: fullYear(match[2] ?? ''), month };
}

function monthOf(year: number, month: number): Period | undefined {
  const start = isoDate(year, month, 1);
  return start === undefined ? undefined : { start, end: firstOfMonth(year, month + 1), kind: 'month' };
}

function financialYearFrom(year: number): Period {
  return { start: `${year}-04-01`, end: `${year + 1}-04-01`, kind: 'financial-year' };
}

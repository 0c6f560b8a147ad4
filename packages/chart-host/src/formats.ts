import type { FormatToken, TextContext } from '@fairshift/plugin-sdk';

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
] as const;

const MINUS = '\u2212';

/**
 * A number for reading: thousands with commas, a true minus sign, no trailing zeros.
 * Without `digits`: 1 decimal, and 2 figures that count below 1, so that 0.04 does not read as 0.
 */
export function formatNumber(value: number, digits?: number): string {
  if (!Number.isFinite(value)) return 'not known';
  const size = Math.abs(value);
  const options: Intl.NumberFormatOptions =
    digits !== undefined
      ? { minimumFractionDigits: digits, maximumFractionDigits: digits }
      : size > 0 && size < 1
        ? { maximumSignificantDigits: 2 }
        : { maximumFractionDigits: 1 };
  const text = size.toLocaleString('en-GB', options);
  return value < 0 && Number(text.replaceAll(',', '')) !== 0 ? `${MINUS}${text}` : text;
}

/** A number with its unit: "67%", "0.3 incidents". Percentages are given as 67, not 0.67. */
export function formatWithUnit(value: number, unit: string): string {
  const number = formatNumber(value);
  if (unit === '') return number;
  return unit === '%' || unit === 'percent' || unit === 'per cent' ? `${number}%` : `${number} ${unit}`;
}

interface Day {
  readonly year: number;
  /** 0 to 11. */
  readonly month: number;
  readonly day: number;
}

function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined || month < 1 || month > 12)
    return undefined;
  return { year, month: month - 1, day };
}

const dayWords = ({ year, month, day }: Day): string => `${day} ${MONTHS[month] ?? ''} ${year}`;
const monthWords = ({ year, month }: Day): string => `${MONTHS[month] ?? ''} ${year}`;

function dayBefore({ year, month, day }: Day): Day {
  const date = new Date(Date.UTC(year, month, day - 1));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
}

function rangeWords(first: Day, last: Day): string {
  const wholeMonths = first.day === 1 && dayBefore({ ...last, day: last.day + 2 }).day === 1;
  if (wholeMonths) {
    if (first.year === last.year && first.month === 0 && last.month === 11) return String(first.year);
    if (first.year === last.year && first.month === last.month) return monthWords(first);
    return first.year === last.year
      ? `${MONTHS[first.month] ?? ''} to ${monthWords(last)}`
      : `${monthWords(first)} to ${monthWords(last)}`;
  }
  if (first.year !== last.year) return `${dayWords(first)} to ${dayWords(last)}`;
  if (first.month !== last.month) return `${first.day} ${MONTHS[first.month] ?? ''} to ${dayWords(last)}`;
  return first.day === last.day ? dayWords(first) : `${first.day} to ${dayWords(last)}`;
}

/**
 * A period in words. Takes an ISO interval with exclusive end ("2020-08-01/2020-09-01" is August 2020) or one
 * day; anything else comes back as it is.
 */
export function formatPeriod(value: string): string {
  const [from = '', to] = value.split('/');
  const start = parseDay(from);
  if (!start) return value;
  if (to === undefined) return dayWords(start);
  const end = parseDay(to);
  return end ? rangeWords(start, dayBefore(end)) : value;
}

/** What a chart plugin's `describe` may use. */
export const textContext: TextContext = {
  locale: 'en-GB',
  formatNumber: formatWithUnit,
  formatPeriod,
};

/** The number or word that a drawing library's formatter was called with: a tick, or a point's parameters. */
function valueOf(given: unknown): unknown {
  if (typeof given !== 'object' || given === null || !('value' in given)) return given;
  const { value } = given;
  return Array.isArray(value) ? value.findLast((part) => typeof part === 'number') : value;
}

/** Puts the host's formatter where a plugin left a token. Percentages are given as 67, not 0.67. */
export function tokenFormatter(token: FormatToken): (given: unknown) => string {
  return (given) => {
    const value = valueOf(given);
    if (token.$format === 'none' || value === null || value === undefined) return '';
    if (token.$format === 'period') return formatPeriod(String(value));
    if (typeof value !== 'number') return String(value);
    const number = formatNumber(value, token.digits);
    return token.$format === 'percent' ? `${number}%` : number;
  };
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

export interface DateOptions {
  /** Whether `01/05/2023` is 1 May. True unless told; the sources here are British. */
  readonly dayFirst?: boolean;
}

/** 1 to 12 for `Dec`, `December`, `DEC`, `Sept`; else undefined. */
export function monthNumber(word: string): number | undefined {
  const lower = word.toLowerCase();
  if (lower.length < 3) return undefined;
  const index = MONTHS.findIndex((month) => month.startsWith(lower));
  return index < 0 ? undefined : index + 1;
}

/** `17` is 2017 and `99` is 1999: two digits mean 1950 to 2049. */
export function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

/** ISO date of a day that exists, else undefined. Month 1 to 12. */
export function isoDate(year: number, month: number, day: number): string | undefined {
  if (year < 1800 || year > 2200) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}

/** ISO date some months after the first of the month given; month may pass 12. */
export function firstOfMonth(year: number, month: number): string {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
}

/** ISO date some days later. */
export function addDays(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** Days from one ISO date to another. */
export function daysBetween(start: string, end: string): number {
  return (Date.parse(`${end}T00:00:00Z`) - Date.parse(`${start}T00:00:00Z`)) / 86_400_000;
}

/**
 * A day: `2019-04-01`, `20190401`, `01JAN2021`, `01-Apr-17`, `1 April 2017`, `01/05/2023`,
 * `15 Jan 24 00:00 UTC`, `2019-04-01T00:00:00Z`.
 * @returns an ISO date, or undefined when the text is no day that exists
 */
export function parseDate(text: string, options: DateOptions = {}): string | undefined {
  const bare = text
    .trim()
    .replace(/[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?(?:UTC|GMT|BST|Z|[+-]\d{2}:?\d{2}))?$/, '');
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(bare) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(bare);
  if (iso !== null) return isoDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const worded = /^(\d{1,2})[- /]?([a-z]{3,9})[- /]?(\d{4}|\d{2})$/i.exec(bare);
  if (worded !== null) {
    const month = monthNumber(worded[2] ?? '');
    return month === undefined ? undefined : isoDate(fullYear(worded[3] ?? ''), month, Number(worded[1]));
  }
  const numeric = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(bare);
  if (numeric === null) return undefined;
  const [first, second] = [Number(numeric[1]), Number(numeric[3])];
  const [day, month] = options.dayFirst === false ? [second, first] : [first, second];
  return isoDate(fullYear(numeric[4] ?? ''), month, day);
}

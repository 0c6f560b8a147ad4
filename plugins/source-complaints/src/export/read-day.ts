import { daysBetween, detach, parseDate } from '@fairshift/tabular';

const EPOCH = '1970-01-01';

/** Long before any day that can be read. */
export const NO_DAY = -1_000_000;

/** A day read both ways, as days since 1970; `NO_DAY` where it is no day that way. */
export interface ReadDay {
  readonly dayFirst: number;
  readonly monthFirst: number;
}

export type DayOrder = 'day-first' | 'month-first';

/** What the days of a column say about their order: a 13 in second place can only be a day. */
export class DayOrders {
  readonly #cache = new Map<string, ReadDay>();
  /** Row of the first day that can only be read so. */
  onlyDayFirst = 0;
  onlyMonthFirst = 0;

  read(cell: string, row: number): ReadDay {
    const day = this.#cache.get(cell) ?? this.#parse(cell);
    if (day.dayFirst !== NO_DAY && day.monthFirst === NO_DAY) this.onlyDayFirst ||= row;
    if (day.monthFirst !== NO_DAY && day.dayFirst === NO_DAY) this.onlyMonthFirst ||= row;
    return day;
  }

  get isMixed(): boolean {
    return this.onlyDayFirst > 0 && this.onlyMonthFirst > 0;
  }

  /** British unless the column says otherwise. */
  get order(): DayOrder {
    return this.onlyMonthFirst > 0 && this.onlyDayFirst === 0 ? 'month-first' : 'day-first';
  }

  #parse(cell: string): ReadDay {
    const text = cell.trim().replace(/ ?[ap]\.?m\.?$/i, '');
    const number = (options: { dayFirst: boolean }) => {
      const iso = parseDate(text, options);
      return iso === undefined ? NO_DAY : daysBetween(EPOCH, iso);
    };
    const day = { dayFirst: number({ dayFirst: true }), monthFirst: number({ dayFirst: false }) };
    // Times make most cells different: only so many are kept.
    if (this.#cache.size < 20_000) this.#cache.set(detach(cell), day);
    return day;
  }
}

/** Months since January of year 0, of days since 1970. */
export function monthOfDay(days: number): number {
  const date = new Date(days * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

const firstDay = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;

/** `2024-02-01/2024-03-01`. */
export const periodOfMonth = (month: number): string => `${firstDay(month)}/${firstDay(month + 1)}`;

/** Days since 1970 of the first day of a month. */
export const startOfMonth = (month: number): number => daysBetween(EPOCH, firstDay(month));

import { refused, short } from '../shared/refuse.js';

export interface Days {
  readonly from: number;
  /** The last day; null while it lasts. */
  readonly to: number | null;
}

export interface DayCells {
  readonly from: string;
  readonly to: string;
}

/** First and last day as numbers such as 20190401, the way the publisher writes them. @throws RowRefused */
export function daysOf({ from, to }: DayCells, columns: DayCells): Days {
  const first = dayNumber(from, columns.from);
  const last = to === '' ? null : dayNumber(to, columns.to);
  if (last === null || first <= last) return { from: first, to: last };
  throw refused({
    column: columns.to,
    found: to,
    rule: 'end-before-start',
    message: `It ends on ${to}, before it begins on ${from}.`,
  });
}

function dayNumber(text: string, column: string): number {
  if (isDay(text)) return Number(text);
  throw refused({
    column,
    found: text,
    rule: 'date-unknown',
    message: `"${short(text)}" is not a date such as 20190401.`,
  });
}

function isDay(text: string): boolean {
  if (!/^\d{8}$/.test(text)) return false;
  const [month, day] = [Number(text.slice(4, 6)), Number(text.slice(6))];
  const date = new Date(Date.UTC(Number(text.slice(0, 4)), month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

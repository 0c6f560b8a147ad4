import { parseDate } from '@fairshift/tabular';
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
  if (/^\d{8}$/.test(text) && parseDate(text) !== undefined) return Number(text);
  throw refused({
    column,
    found: text,
    rule: 'date-unknown',
    message: `"${short(text)}" is not a date such as 20190401.`,
  });
}

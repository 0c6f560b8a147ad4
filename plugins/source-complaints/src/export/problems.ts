import { type ProblemEvent, problemEvent, type RowProblem } from '@fairshift/tabular';
import type { FoundPersonal } from './guard.js';
import type { Layout } from './layout.js';
import { type DayOrders, NO_DAY, type ReadDay } from './read-day.js';

/** 1 January 1990: an earlier day in an export is a slip of the pen. */
const EARLIEST = 7_305;
/** A message has room for 300 characters. */
const MOST_NAMED = 4;

const dateHeading = ({ headings, date }: Layout): string => (headings[date.at] ?? '').slice(0, 60);

/** Why a cell is not the day of a case; undefined when one of its two readings will do, until all rows have told the order. */
export function noDay(layout: Layout, cell: string, day: ReadDay, today: number): RowProblem | undefined {
  if (isDayOfCase(day.dayFirst, today) || isDayOfCase(day.monthFirst, today)) return undefined;
  const column = dateHeading(layout);
  const readable = [day.dayFirst, day.monthFirst].filter((days) => days !== NO_DAY);
  if (readable.length === 0) {
    return {
      column,
      found: cell,
      rule: 'date-unknown',
      message: cell.trim() === '' ? 'The case has no date, so no month can count it.' : 'This is not a day.',
      remedy: 'Write the day as 2024-05-31 or 31/05/2024.',
    };
  }
  const fault = dayFault(layout, readable[0]!, today);
  return fault && { ...fault, found: cell };
}

/** Whether each way in which a day can be read makes it that of a case. */
export const isDayEitherWay = ({ dayFirst, monthFirst }: ReadDay, today: number): boolean =>
  (dayFirst === NO_DAY || isDayOfCase(dayFirst, today)) &&
  (monthFirst === NO_DAY || isDayOfCase(monthFirst, today));

const isDayOfCase = (days: number, today: number): boolean => days >= EARLIEST && days <= today + 1;

/** Why a day cannot be that of a case, whatever its order. */
export function dayFault(layout: Layout, days: number, today: number): RowProblem | undefined {
  if (isDayOfCase(days, today)) return undefined;
  const isLate = days > today;
  return {
    column: dateHeading(layout),
    rule: isLate ? 'date-in-future' : 'date-unlikely',
    message: isLate ? 'The day has not come yet.' : 'The day is before 1990.',
    remedy: 'Correct the date in your own system, and export again.',
  };
}

export function mixedDays(
  layout: Layout,
  { onlyDayFirst, onlyMonthFirst }: DayOrders,
): { event: ProblemEvent } {
  const column = dateHeading(layout);
  return {
    event: problemEvent(Math.min(onlyDayFirst, onlyMonthFirst), {
      column,
      rule: 'date-orders-mixed',
      message: `"${column}" mixes two orders: row ${onlyDayFirst} has the day first, row ${onlyMonthFirst} the month. So 03/04 may be March or April.`,
      remedy: 'Write all days as 2024-05-31, or export again with one form of date.',
    }),
  };
}

/** One problem for all columns at once, so that one visit to the export mends the file. Cells are never told. */
export function personalColumns(found: readonly FoundPersonal[]): { event: ProblemEvent } {
  const [first] = found;
  const named = found.slice(0, MOST_NAMED).map(({ heading, what }) => `"${heading.slice(0, 25)}" (${what})`);
  const more = found.length > MOST_NAMED ? ` and ${found.length - MOST_NAMED} more` : '';
  return {
    event: problemEvent(first?.row ?? 1, {
      column: first?.heading ?? '',
      rule: 'personal-data',
      message: `The file tells who people are, in ${named.join(', ')}${more}. Nothing of it was taken in.`,
      remedy:
        'Take these columns out: choose fewer columns in the export, or delete them in the spreadsheet. Save, and bring the file again.',
    }),
  };
}

import { dateCell } from './date-cell.js';
import type { DateStyle } from './date-styles.js';

/** What cells need to know of their workbook. */
export interface CellBook {
  readonly strings: readonly string[];
  readonly styles: readonly DateStyle[];
  readonly from1904: boolean;
}

/**
 * The text of a cell as a CSV file would hold it: numbers as they are kept (a format that prints 50 as 50% is left
 * out), dates in ISO form, errors such as `#N/A` as they stand.
 */
export function cellText(
  value: string,
  type: string | undefined,
  style: string | undefined,
  book: CellBook,
): string {
  switch (type) {
    case 's':
      return book.strings[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case undefined:
    case 'n':
      return numberText(value, style === undefined ? undefined : book.styles[Number(style)], book.from1904);
    default:
      return value;
  }
}

function numberText(value: string, style: DateStyle, from1904: boolean): string {
  if (style !== undefined) return dateCell(Number(value), style, from1904) ?? value;
  // 0.28999999999999998 is 0.29 written with all its binary digits.
  return value.length < 16 && !value.includes('E') ? value : shortest(value);
}

function shortest(value: string): string {
  const number = Number(value);
  return Number.isFinite(number) ? String(number) : value;
}

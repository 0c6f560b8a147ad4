import { parseNumber } from '@fairshift/tabular';

type Rows = readonly (readonly string[])[];

export interface Heading {
  /** Row of the file, from 1. */
  readonly row: number;
  /** Each heading once: the second `Total` is `Total (2)`, an empty one over cells `Column C`. */
  readonly headings: readonly string[];
}

/** Rows in which the headings are looked for. */
const LOOKED_AT = 40;

/**
 * The heading row: the first row of which most cells of the table's width are words, with filled rows below.
 * Titles and notes above have fewer cells; a number in a heading is a year at most.
 */
export function findHeading(rows: Rows, given?: number): Heading | undefined {
  if (given !== undefined) {
    const cells = rows[given - 1];
    return cells === undefined ? undefined : { row: given, headings: namesOf(cells, rows, given) };
  }
  const width = usualWidth(rows);
  if (width < 2) return undefined;
  for (const [index, cells] of rows.slice(0, LOOKED_AT).entries()) {
    if (!mayBeHeading(cells, width)) continue;
    const below = rows.slice(index + 1, index + 11).filter((row) => filled(row) >= Math.min(2, width));
    if (below.length > 0) return { row: index + 1, headings: namesOf(cells, rows, index + 1) };
  }
  return undefined;
}

const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '').length;

/** Cells that most rows have: notes have one or two. */
function usualWidth(rows: Rows): number {
  const widths = rows.map(filled).filter((width) => width > 1);
  const sorted = widths.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function mayBeHeading(cells: readonly string[], width: number): boolean {
  const given = cells.filter((cell) => cell.trim() !== '');
  if (given.length < Math.max(2, Math.ceil(width * 0.75))) return false;
  const numbers = given.filter(
    (cell) => parseNumber(cell) !== undefined && !/^(?:19|20)\d{2}$/.test(cell.trim()),
  );
  return numbers.length * 3 < given.length && given.every((cell) => cell.length <= 300);
}

function namesOf(cells: readonly string[], rows: Rows, row: number): readonly string[] {
  const width = Math.max(cells.length, ...rows.slice(row, row + 10).map((below) => below.length));
  const seen = new Map<string, number>();
  return Array.from({ length: width }, (_, index) => {
    const text = (cells[index] ?? '')
      .replace(/^\ufeff/, '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 280);
    const name = text === '' ? `Column ${letters(index + 1)}` : text;
    const key = name.toLowerCase();
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

function letters(column: number): string {
  const last = String.fromCharCode(65 + ((column - 1) % 26));
  return column > 26 ? letters(Math.floor((column - 1) / 26)) + last : last;
}

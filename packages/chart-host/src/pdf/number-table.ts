import type { StructureElement } from 'pdfkit';
import { BOLD, PLAIN, type Face } from './letters.js';
import type { PdfPage } from './pdf-page.js';
import { heightOf, INK, TIGHT, type PdfPen, type TextBlock } from './pdf-pen.js';

type Numbers = NonNullable<PdfPage['numbers']>;

const SIZES = [8, 7.5, 7] as const;
const GAP = 8;
const ROW_SPACE = 0.6;
/** No cell that is longer takes part in the widths of columns: it gets more lines. */
const WIDEST = 150;
/** More rows than any page holds are not even measured. */
const MOST_ROWS = 150;
const AFTER_HEADING = 3;

/** Rows laid out for a place on the page, as many as it holds. */
export interface FittedTable {
  readonly size: number;
  readonly columns: readonly { readonly x: number; readonly width: number; readonly isNumber: boolean }[];
  readonly heading: readonly TextBlock[];
  readonly rows: readonly (readonly TextBlock[])[];
  readonly height: number;
}

const british = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 });

/** As the page shows it. */
const cellText = (cell: string | number | null): string =>
  typeof cell === 'number' ? british.format(cell) : (cell ?? '');

/** A number as it is or as it is written; words for why there is none may stand between numbers. */
const isNumeric = (cell: string | number | null): boolean =>
  typeof cell !== 'string' || !/\d/.test(cell) || /^[-\u2212]?[\d.,]+%?$/.test(cell);

const rowHeight = (cells: readonly TextBlock[]): number =>
  Math.max(...cells.map(heightOf), 0) + 2 * ROW_SPACE;

/** The largest letters in which all rows fit, else the smallest with as many rows as fit. */
export function fitTable(pen: PdfPen, numbers: Numbers, width: number, height: number): FittedTable {
  const fitted = SIZES.map((size) => layOut(pen, numbers, { size, width, height }));
  return fitted.find(({ rows }) => rows.length === numbers.rows.length) ?? fitted.at(-1)!;
}

interface Place {
  readonly size: number;
  readonly width: number;
  readonly height: number;
}

function layOut(pen: PdfPen, numbers: Numbers, place: Place): FittedTable {
  const { size } = place;
  const kept = numbers.isInTimeOrder ? numbers.rows.slice(-MOST_ROWS) : numbers.rows.slice(0, MOST_ROWS);
  const texts = kept.map((row) => row.map(cellText));
  const widths = columnWidths(pen, [numbers.columns, ...texts], place);
  const isNumber = numbers.columns.map(
    (_, at) =>
      kept.some((row) => /\d/.test(String(row[at]))) && kept.every((row) => isNumeric(row[at] ?? null)),
  );
  let x = 0;
  const columns = widths.map((wide, at) => {
    const column = { x, width: wide, isNumber: isNumber[at] === true };
    x += wide + GAP;
    return column;
  });
  const blocks = (cells: readonly string[], face: Face) =>
    cells.map((text, at) => ({
      ...pen.block([{ text, face }], widths[at] ?? 0, size, INK),
      leading: TIGHT,
    }));
  const heading = blocks(numbers.columns, BOLD);
  let used = rowHeight(heading) + AFTER_HEADING;
  const rows: (readonly TextBlock[])[] = [];
  for (const text of numbers.isInTimeOrder ? texts.toReversed() : texts) {
    const row = blocks(text, PLAIN);
    if (used + rowHeight(row) > place.height) break;
    used += rowHeight(row);
    rows.push(row);
  }
  return { size, columns, heading, rows: numbers.isInTimeOrder ? rows.toReversed() : rows, height: used };
}

/** As wide as their words where all fit; else the widest ones give way. */
function columnWidths(pen: PdfPen, rows: readonly (readonly string[])[], { size, width }: Place): number[] {
  const [heading = []] = rows;
  const natural = heading.map((_, at) =>
    Math.min(
      WIDEST,
      Math.max(...rows.map((row, i) => pen.letters.width(row[at] ?? '', i === 0 ? BOLD : PLAIN, size))) + 1,
    ),
  );
  const room = width - GAP * (natural.length - 1);
  const total = natural.reduce((sum, each) => sum + each, 0);
  // Room that is left goes to nobody: columns far apart are hard to follow.
  if (total <= room) return natural;
  let [low, high] = [0, Math.max(...natural)];
  for (let step = 0; step < 30; step += 1) {
    const most = (low + high) / 2;
    const sum = natural.reduce((all, each) => all + Math.min(each, most), 0);
    if (sum > room) high = most;
    else low = most;
  }
  return natural.map((each) => Math.max(Math.min(each, low), 6));
}

/** Draws the table and gives where it ends. Each cell is its own element, so that it can be walked. */
export function writeTable(
  pen: PdfPen,
  parent: StructureElement,
  table: FittedTable,
  [left, top]: readonly [number, number],
): number {
  const element = pen.holder(parent, 'Table');
  const { doc } = pen;
  const width = Math.max(...table.columns.map((column) => column.x + column.width));
  let y = top;
  const row = (cells: readonly TextBlock[], isHeading: boolean): void => {
    const holder = pen.holder(element, 'TR');
    cells.forEach((block, at) => {
      const column = table.columns[at]!;
      const type = isHeading || at === 0 ? 'TH' : 'TD';
      const cell = pen.element(holder, type, () => writeCell(pen, block, column, [left, y + ROW_SPACE]));
      if (type === 'TH') cell.dictionary.data['A'] = { O: 'Table', Scope: isHeading ? 'Column' : 'Row' };
    });
    y += rowHeight(cells);
  };
  row(table.heading, true);
  pen.rule(left, y + 1, width, '#4c6272');
  y += AFTER_HEADING;
  for (const cells of table.rows) {
    row(cells, false);
    pen.rule(left, y, width, '#e8edee');
  }
  doc.fillOpacity(1);
  return y;
}

function writeCell(
  pen: PdfPen,
  block: TextBlock,
  { x, width, isNumber }: FittedTable['columns'][number],
  [left, top]: readonly [number, number],
): void {
  if (!isNumber) {
    pen.lines(block, left + x, top);
    return;
  }
  block.lines.forEach((line, i) => {
    const wide = line.reduce((sum, { text, face }) => sum + pen.letters.width(text, face, block.size), 0);
    const y = top + heightOf({ ...block, lines: block.lines.slice(0, i) });
    pen.lines({ ...block, lines: [line] }, left + x + width - wide, y);
  });
}

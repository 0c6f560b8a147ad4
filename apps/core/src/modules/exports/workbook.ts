import { DATE_HEADINGS, type ChartDataTable } from '@fairshift/plugin-host/chart';
import writeWorkbook, { type Cell, type SheetData } from 'write-excel-file/node';
import type { AboutRow } from './about-numbers.js';
import { numbersWords } from './exports.words.js';

/** Longer words get more lines or run over. */
const WIDEST = 40;
/** What one cell of a workbook may hold. */
const MOST_LETTERS = 32_767;

type Value = ChartDataTable['rows'][number][number];

const text = (value: string): Cell => ({ value: value.slice(0, MOST_LETTERS), type: String });
const bold = (value: string): Cell => ({ value, type: String, fontWeight: 'bold' });

/** Dates are dates and numbers are numbers; every text is typed as one, so that none is read as a formula. */
function cellOf(value: Value, isDate: boolean): Cell {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return { value, type: Number };
  if (isDate) return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  return text(value);
}

function numbersSheet({ headings, rows }: ChartDataTable): SheetData {
  const isDate = headings.map((heading) => DATE_HEADINGS.includes(heading));
  return [
    headings.map(bold),
    ...rows.map((row) => row.map((value, at) => cellOf(value, isDate[at] === true))),
  ];
}

const widthOf = (texts: readonly string[]): number =>
  Math.min(WIDEST, Math.max(...texts.map(({ length }) => length)) + 2);

/** A workbook of two sheets: the numbers, in the layout that can be imported again, and what they are. */
export function numbersWorkbook(table: ChartDataTable, about: readonly AboutRow[]): Promise<Buffer> {
  const columns = table.headings.map((heading, at) => ({
    width: widthOf([heading, ...table.rows.slice(0, 200).map((row) => String(row[at] ?? ''))]),
  }));
  const { sheets } = numbersWords;
  return writeWorkbook([
    { sheet: sheets.numbers, data: numbersSheet(table), columns, stickyRowsCount: 1 },
    {
      sheet: sheets.about,
      data: about.map(([name, words]) => [
        { ...bold(name), alignVertical: 'top' },
        { ...text(words), wrap: true, alignVertical: 'top' },
      ]) as SheetData,
      columns: [{ width: 22 }, { width: 100 }],
    },
  ]).toBuffer();
}

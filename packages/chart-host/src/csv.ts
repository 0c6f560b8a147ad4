import type { Cell, ChartDescription } from '@fairshift/plugin-sdk';

export interface CsvMeta {
  readonly source: string;
  readonly licence: string;
  /** "Example, based on Aurelio et al 2024"; left out for real data. */
  readonly example?: string | undefined;
  readonly ruleSet?: string | undefined;
  readonly comparedWith?: string | undefined;
  /** ISO date on which the file was made. */
  readonly madeOn?: string | undefined;
}

/** What a spreadsheet may take as the start of a formula, in normal and full width. */
const FORMULA_START = /^[\s\uFEFF\u200B]*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/;
/** As people read it, which spreadsheets take for a word. */
const MINUS_SIGN = /^\u2212(?=\d+(?:\.\d+)?$)/;

/** Makes a cell safe to open in a spreadsheet: a leading quote mark turns a would-be formula into text. */
export function safeCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (MINUS_SIGN.test(cell)) return cell.replace(MINUS_SIGN, '-');
  // A tab or line end in front is as good as a formula: some spreadsheets drop it and read what follows.
  const risky = (FORMULA_START.test(cell) || /^[\t\r\n]/.test(cell)) && !PLAIN_NUMBER.test(cell);
  return risky ? `'${cell}` : cell;
}

/** Quotes where any common separator, quote or line end would break the cell. */
function quoted(text: string): string {
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One record, safe for spreadsheets, without its line end. */
export const csvLine = (cells: readonly Cell[]): string =>
  cells.map((cell) => quoted(safeCell(cell))).join(',');

/**
 * The table of a chart as CSV: UTF-8 without a mark, lines end in CR LF (RFC 4180). Row 1 holds the headings;
 * an empty line follows the figures, then one row each for what the figures are and where they come from.
 */
export function descriptionToCsv(description: ChartDescription, meta: CsvMeta): string {
  const { headline, table } = description;
  const about: readonly (readonly [string, string | undefined])[] = [
    ['Example', meta.example],
    ['Title', table.caption],
    ['Finding', headline],
    ['Compared with', meta.comparedWith],
    ['Rule set', meta.ruleSet],
    ['Source', meta.source],
    ['Licence', meta.licence],
    ['Made on', meta.madeOn],
  ];
  const lines = [
    csvLine(table.columns),
    ...table.rows.map(csvLine),
    '',
    ...about.flatMap(([name, text]) => (text === undefined ? [] : [csvLine([name, text])])),
  ];
  return `${lines.join('\r\n')}\r\n`;
}

/** Lower-case words and hyphens, at most 60 characters; '' when there is no letter or number. */
export function csvWords(title: string): string {
  const words = title
    .normalize('NFKD')
    .replaceAll(/[^\w\s-]/g, '')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  return words.slice(0, 60).replaceAll(/^-+|-+$/g, '');
}

/** A file name from a title. */
export const csvFileName = (title: string): string => `${csvWords(title) || 'chart'}.csv`;

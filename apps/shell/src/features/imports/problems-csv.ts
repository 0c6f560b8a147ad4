import type { ProblemRow } from '@fairshift/contracts';

/** A spreadsheet runs a cell that begins with one of these; a quote in front keeps it text. */
const RUNS = ['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠'];

function cell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = RUNS.includes(value.charAt(0)) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The problems of an import as a CSV that is safe to open: what stood in the file is quoted, never run. */
export function problemsCsv(problems: readonly ProblemRow[]): string {
  const rows = problems.map(({ row, column, found, message, remedy, rule }) =>
    [row, column, found, message, remedy, rule].map(cell).join(','),
  );
  return ['Row,Column,In the file,Why,What to do,Rule', ...rows, ''].join('\r\n');
}

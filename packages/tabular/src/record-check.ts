import type { CsvLimits } from './limits.js';
import { TabularError } from './tabular-error.js';

/** Refuses records that are too wide or too long, and cells that are too long. @throws TabularError */
export function checkRecords(
  rows: readonly (readonly string[])[],
  firstRow: number,
  text: string,
  limits: CsvLimits,
): void {
  const suspicious = mayHoldLongCell(text, limits.cellLength);
  for (let index = 0; index < rows.length; index += 1) {
    const record = rows[index] ?? [];
    if (record.length > limits.columns) throw tooWide(firstRow + index, String(record.length), limits);
    if (suspicious) checkLengths(record, firstRow + index, limits);
  }
}

/**
 * A bare cell of that length holds no line end, so it leaves a long stretch without one.
 * Quoted cells may hold line ends: text with quotes is always looked at cell by cell.
 */
function mayHoldLongCell(text: string, length: number): boolean {
  if (text.length <= length) return false;
  if (text.includes('"')) return true;
  for (let at = length; at < text.length; at += length) {
    const before = text.lastIndexOf('\n', at);
    const after = text.indexOf('\n', at);
    if ((after < 0 ? text.length : after) - before > length) return true;
  }
  return false;
}

function checkLengths(record: readonly string[], row: number, limits: CsvLimits): void {
  let total = 0;
  for (let column = 0; column < record.length; column += 1) {
    const cell = record[column] ?? '';
    total += cell.length + 1;
    if (cell.length > limits.cellLength) {
      throw new TabularError(
        'cell-too-long',
        `Row ${row} has a cell of ${cell.length} characters; a cell may have ${limits.cellLength}.`,
        'Take the long text out of the file. Fairshift needs codes, labels and numbers only.',
        { row, column: `column ${column + 1}` },
      );
    }
  }
  if (total > limits.recordLength) {
    throw new TabularError(
      'record-too-long',
      `Row ${row} is longer than 1 MB.`,
      'Check that the file is a table with one record a line, and that every quote is closed.',
      { row },
    );
  }
}

/** A row with too many columns; `columns` is their number, in words. */
export function tooWide(row: number, columns: string, limits: CsvLimits): TabularError {
  return new TabularError(
    'too-many-columns',
    `Row ${row} has ${columns} columns; a file may have ${limits.columns}.`,
    'Keep the columns you need, and save the file again.',
    { row },
  );
}

import { TabularError, type TabularErrorCode } from '../tabular-error.js';

const SAVE_AGAIN =
  'Open it in a spreadsheet program, save it as "Excel Workbook (.xlsx)", and bring that file.';

const said =
  (code: TabularErrorCode, message: string, remedy: string = SAVE_AGAIN) =>
  (): TabularError =>
    new TabularError(code, message, remedy);

export const cutShort = said(
  'workbook-damaged',
  'This workbook is damaged, or it was cut short on its way.',
  'Download or copy the file again. If it still does not open, save it again as "Excel Workbook (.xlsx)".',
);
export const notMadeByASpreadsheet = said(
  'workbook-hostile',
  'This file is packed in a way that no spreadsheet program packs it, so it was not opened.',
);
export const tooLarge = said(
  'workbook-too-large',
  'This workbook unpacks to far more than a table of figures needs, so it was not read.',
  'Keep the sheet and the columns you need in a new workbook, or save the sheet as "CSV UTF-8".',
);
export const locked = said(
  'workbook-locked',
  'This workbook is locked with a password, so it cannot be read.',
  'Take the password off (File, Info, Protect Workbook), save it, and bring it again.',
);
export const oldFormat = said('workbook-old', 'This is a workbook in the old format of Excel (.xls).');
export const macros = said(
  'workbook-macros',
  'This workbook holds macros, which are small programs. Fairshift does not take programs.',
  'Save it as "Excel Workbook (.xlsx)", which leaves the macros out, and bring that file.',
);
export const binaryWorkbook = said('workbook-kind', 'This is a binary workbook (.xlsb).');
export const openDocument = said('workbook-kind', 'This is an OpenDocument spreadsheet (.ods).');
export const otherZip = said(
  'workbook-kind',
  'This is a zip folder or another kind of document, not a workbook.',
  'Unpack the zip folder, and bring the workbook or the CSV file that is inside.',
);
export const doctype = said(
  'workbook-hostile',
  'This workbook defines its own abbreviations (a DTD), as attacks do and spreadsheets do not. It was not read.',
);
export const noSheets = said('workbook-empty', 'This workbook has no sheet with cells.');
export const brokenXml = (part: string): TabularError =>
  new TabularError(
    'workbook-damaged',
    `This workbook is damaged: its part "${part.slice(0, 80)}" cannot be read.`,
    SAVE_AGAIN,
  );
export const sheetMissing = (name: string, known: readonly string[]): TabularError =>
  new TabularError(
    'sheet-missing',
    `This workbook has no sheet "${name.slice(0, 60)}".`,
    `Choose one of its sheets: ${known.slice(0, 20).join(', ')}.`,
  );
export const tooManyColumns = (row: number, columns: number, most: number): TabularError =>
  new TabularError(
    'too-many-columns',
    `Row ${row} has ${columns} columns; a sheet may have ${most}.`,
    'Keep the columns you need, and save the workbook again.',
    { row },
  );
export const cellTooLong = (row: number, column: string, length: number): TabularError =>
  new TabularError(
    'cell-too-long',
    `Row ${row} has a cell of ${length} characters in column ${column}; a cell may have 65536.`,
    'Take the long text out of the file. Fairshift needs codes, labels and numbers only.',
    { row, column: `column ${column}` },
  );
export const formulaWithoutResult = (row: number, column: string): TabularError =>
  new TabularError(
    'formula-without-result',
    `Cell ${column}${row} holds a formula, and the workbook does not hold its result.`,
    'Open the workbook in a spreadsheet program, save it, and bring it again: saving works the results out.',
    { row, column: `column ${column}` },
  );

/** Where in a file something is wrong. Rows count as a spreadsheet does: the first row is 1. */
export interface Position {
  readonly row?: number;
  readonly column?: string;
}

export type TabularErrorCode =
  | 'not-text'
  | 'html'
  | 'spreadsheet'
  | 'encoding-mixed'
  | 'encoding-unknown'
  | 'empty-file'
  | 'quote-unclosed'
  | 'quote-malformed'
  | 'record-too-long'
  | 'cell-too-long'
  | 'too-many-columns'
  | 'heading-missing'
  | 'heading-repeated'
  | 'mostly-repeated'
  | 'workbook-damaged'
  | 'workbook-hostile'
  | 'workbook-too-large'
  | 'workbook-locked'
  | 'workbook-old'
  | 'workbook-macros'
  | 'workbook-kind'
  | 'workbook-empty'
  | 'sheet-missing'
  | 'formula-without-result';

/**
 * A file that cannot be read as a table. `message` is a sentence for the person who brought the file,
 * `remedy` says what they can do about it.
 */
export class TabularError extends Error {
  override readonly name = 'TabularError';
  readonly row: number | undefined;
  readonly column: string | undefined;

  constructor(
    readonly code: TabularErrorCode,
    message: string,
    readonly remedy: string,
    position: Position = {},
  ) {
    super(message);
    this.row = position.row;
    this.column = position.column;
  }
}

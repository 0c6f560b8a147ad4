import type { SourceContext } from '@fairshift/plugin-sdk';
import { beginsAsWorkbook, readCsvHead, type TableInput, Workbook } from '@fairshift/tabular';
import type { HeadTable } from './layout.js';

export type Upload = NonNullable<SourceContext<unknown>['file']>;

const HEAD_BYTES = 65_536;

/** A file with the first rows of its tables: one of a CSV file, one for each sheet of a workbook. */
export interface OpenFile {
  readonly tables: readonly HeadTable[];
  /** All rows of one of them. */
  rowsOf(table: HeadTable | undefined): ReadableStream<Uint8Array> | TableInput;
}

/** @throws TabularError when it is neither */
export async function openFile(file: Upload): Promise<OpenFile> {
  const bytes = await file.readAt(0, HEAD_BYTES);
  if (!beginsAsWorkbook(bytes)) {
    const { rows } = readCsvHead(bytes, { complete: bytes.length < HEAD_BYTES });
    return { tables: [{ rows }], rowsOf: () => file.stream() };
  }
  const workbook = await Workbook.open(file);
  const heads = await workbook.heads();
  return {
    tables: heads.map(({ name, rows }) => ({ sheet: name, rows })),
    rowsOf: (table) => workbook.sheet(table?.sheet),
  };
}

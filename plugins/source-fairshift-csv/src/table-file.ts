import {
  beginsAsWorkbook,
  type ByteReader,
  CsvReader,
  type PassOver,
  plainHeading,
  type SheetHead,
  type TableInput,
  Workbook,
} from '@fairshift/tabular';
import { COLUMNS, NEEDED } from './layout.js';

/** A file that is brought: its bytes in order, and any of them. */
export type Upload = ByteReader & { readonly sha256: string; stream(): ReadableStream<Uint8Array> };

/** The headings that every file of this layout has and this row has not. */
export function missingHeadings(row: readonly string[]): readonly (typeof NEEDED)[number][] {
  const headings = row.map(plainHeading);
  return NEEDED.filter((name) => !COLUMNS[name].names.some((spelling) => headings.includes(spelling)));
}

/**
 * The table of a file: a CSV, or the sheet of a workbook that has the headings of this layout in its first row.
 * @throws TabularError
 */
export async function openTable(file: Upload, passOver?: PassOver): Promise<TableInput> {
  if (!beginsAsWorkbook(await file.readAt(0, 8)))
    return new CsvReader(file.stream(), passOver === undefined ? {} : { passOver });
  const workbook = await Workbook.open(file);
  const shown = (await workbook.heads(1)).filter(({ isHidden }) => !isHidden);
  const isOurs = ({ rows: [heading = []] }: SheetHead) => missingHeadings(heading).length === 0;
  const sheet = workbook.sheet(shown.find(isOurs)?.name);
  return { encoding: sheet.encoding, batches: () => asWideAsItsHeading(sheet) };
}

/** A sheet does not keep the empty cells at the end of a row; a CSV file does, and its readers count them. */
async function* asWideAsItsHeading(sheet: TableInput): ReturnType<TableInput['batches']> & AsyncGenerator {
  let width = 0;
  for await (const batch of sheet.batches()) {
    if (batch.firstRow === 1) width = batch.rows[0]?.length ?? 0;
    const rows = batch.rows.map((cells) =>
      cells.length < width && cells.some((cell) => cell !== '')
        ? [...cells, ...Array.from({ length: width - cells.length }, () => '')]
        : cells,
    );
    yield { ...batch, rows };
  }
}

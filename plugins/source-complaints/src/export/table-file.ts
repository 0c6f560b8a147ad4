import { PluginError, type SourceContext } from '@fairshift/plugin-sdk';
import { beginsAsWorkbook, CsvReader, readCsvHead, type TableInput, Workbook } from '@fairshift/tabular';
import { findLayout, type Layout } from './layout.js';

export type Upload = NonNullable<SourceContext<unknown>['file']>;

const HEAD_BYTES = 65_536;

export interface OpenTable {
  readonly layout: Layout;
  readonly input: TableInput;
}

/** The uploaded file. @throws PluginError when there is none */
export function uploadOf(ctx: SourceContext<unknown>): Upload {
  if (ctx.file === undefined) throw new PluginError('configuration', 'This source reads a file. Bring one.');
  return ctx.file;
}

/** A CSV file, or the first sheet of a workbook that has the headings. @throws PluginError, TabularError */
export async function openTable(file: Upload, sheet: string | undefined): Promise<OpenTable> {
  const bytes = await file.readAt(0, HEAD_BYTES);
  if (!beginsAsWorkbook(bytes)) {
    const { rows } = readCsvHead(bytes, { complete: bytes.length < HEAD_BYTES });
    return { layout: neededLayout(rows), input: new CsvReader(file.stream()) };
  }
  const workbook = await Workbook.open(file);
  for (const head of await workbook.heads()) {
    if (sheet === undefined ? head.isHidden : head.name !== sheet) continue;
    const layout = findLayout(head.rows);
    if (layout !== undefined) return { layout, input: workbook.sheet(head.name) };
  }
  return { layout: neededLayout([]), input: new CsvReader(file.stream()) };
}

function neededLayout(rows: readonly (readonly string[])[]): Layout {
  const layout = findLayout(rows);
  if (layout !== undefined) return layout;
  throw new PluginError(
    'data',
    'No row of headings with a date and two groups of cases was found. Choose "Spreadsheet" as the layout, and say there what each column holds.',
  );
}

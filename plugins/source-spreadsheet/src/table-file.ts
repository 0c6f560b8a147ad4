import { PluginError, type SourceContext } from '@fairshift/plugin-sdk';
import { beginsAsWorkbook, CsvReader, readCsvHead, type TableInput, Workbook } from '@fairshift/tabular';
import type { Config } from './config.js';
import { findHeading } from './find-heading.js';
import { type Layout, layoutOf } from './layout.js';

type Upload = NonNullable<SourceContext<Config>['file']>;

/** The table that the person chose: its layout, and its rows as often as they are asked for. */
export interface TableFile {
  readonly layout: Layout;
  /** Cells taken together; known when `open()` was read to its end. */
  open(): TableInput & { readonly merges?: readonly string[] };
}

const HEAD_BYTES = 65_536;

/** @throws PluginError, TabularError */
export async function openTable(file: Upload, ctx: SourceContext<Config>): Promise<TableFile> {
  const { mapping } = ctx.config;
  if (mapping === undefined)
    throw new PluginError('configuration', 'Say first what the columns of this file hold.');
  const bytes = await file.readAt(0, HEAD_BYTES);
  const { rows, open } = beginsAsWorkbook(bytes)
    ? await openSheet(file, ctx.answers?.sheet)
    : openCsv(file, bytes);
  const heading = findHeading(rows, mapping.headingRow);
  if (heading === undefined)
    throw new PluginError(
      'data',
      'No row of headings was found. Put one heading over each column, in one row, and bring the file again.',
    );
  return { layout: layoutOf(mapping, heading), open };
}

function openCsv(file: Upload, bytes: Uint8Array) {
  const { rows } = readCsvHead(bytes, { complete: bytes.length < HEAD_BYTES });
  return { rows, open: () => new CsvReader(file.stream()) };
}

async function openSheet(file: Upload, chosen: string | undefined) {
  const workbook = await Workbook.open(file);
  const heads = await workbook.heads();
  const shown = heads.filter(({ isHidden }) => !isHidden);
  const head =
    chosen === undefined
      ? shown.find(({ rows }) => findHeading(rows) !== undefined)
      : heads.find(({ name }) => name === chosen);
  const sheet = workbook.sheet(head?.name ?? chosen);
  return { rows: head?.rows ?? [], open: () => sheet };
}

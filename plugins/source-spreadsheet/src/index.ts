import { defineDataSource, PluginError, type SourceContext } from '@fairshift/plugin-sdk';
import { TabularError } from '@fairshift/tabular';
import { z } from 'zod';
import { columns } from './columns.js';
import { type Config, config } from './config.js';
import { readFile } from './read.js';
import { recognise } from './recognise.js';
import { STREAM, streamSpec } from './stream.js';
import { openTable } from './table-file.js';

/** Any table, read by a mapping that a person made; see README.md. */
export const spreadsheet = defineDataSource({
  id: 'spreadsheet',
  config,
  cursor: z.null(),
  cursorVersion: 1,
  async check(ctx) {
    if (ctx.file === undefined) return { ok: true, detail: 'Ready for a file.' };
    const { layout } = await opened(ctx);
    return { ok: true, detail: `The headings are in row ${layout.headingRow}.` };
  },
  async discover(ctx) {
    return [streamSpec((await opened(ctx)).layout, ctx.config)];
  },
  read(request, ctx) {
    if (request.stream !== STREAM)
      throw new PluginError('configuration', `There is no stream "${request.stream}".`);
    return readFile(fileOf(ctx), ctx, request.pageRows);
  },
  file: { accepts: ['.csv', '.tsv', '.txt', '.xlsx'], recognise, columns },
});

async function opened(ctx: SourceContext<Config>) {
  try {
    return await openTable(fileOf(ctx), ctx);
  } catch (error) {
    if (error instanceof TabularError)
      throw new PluginError('data', `${error.message} ${error.remedy}`, { cause: error });
    throw error;
  }
}

function fileOf(ctx: SourceContext<Config>): NonNullable<SourceContext<Config>['file']> {
  if (ctx.file === undefined) throw new PluginError('configuration', 'This source reads a file. Bring one.');
  return ctx.file;
}

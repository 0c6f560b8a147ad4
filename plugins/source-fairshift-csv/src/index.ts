import { defineDataSource, PluginError, type SourceContext } from '@fairshift/plugin-sdk';
import { z } from 'zod';
import { type Config, config } from './config.js';
import { readFile } from './read.js';
import { recognise } from './recognise.js';
import { scanFile } from './scan.js';
import { STREAM, streamSpec } from './stream.js';

/** Files in Fairshift's own layout; see README.md. */
export const fairshiftCsv = defineDataSource({
  id: 'fairshift-csv',
  config,
  cursor: z.null(),
  cursorVersion: 1,
  async check(ctx) {
    if (ctx.file === undefined) return { ok: true, detail: 'Ready for a file.' };
    const { fault, layout, measures } = await scanFile(ctx.file, ctx.signal);
    if (fault !== undefined)
      return { ok: false, reason: 'data', message: `${fault.error.message} ${fault.error.remedy}` };
    return { ok: true, detail: `${measures.size} measures, ${layout?.stratifiers.length ?? 0} groupings.` };
  },
  async discover(ctx) {
    // A faulty file still gets its stream: `read` then tells row, column and remedy.
    return [streamSpec(await scanFile(fileOf(ctx), ctx.signal), ctx.config)];
  },
  read(request, ctx) {
    if (request.stream !== STREAM)
      throw new PluginError('configuration', `There is no stream "${request.stream}".`);
    return readFile(fileOf(ctx), ctx, request.pageRows);
  },
  file: { accepts: ['.csv', '.tsv', '.txt', '.xlsx'], recognise },
});

function fileOf(ctx: SourceContext<Config>): NonNullable<SourceContext<Config>['file']> {
  if (ctx.file === undefined) throw new PluginError('configuration', 'This source reads a file. Bring one.');
  return ctx.file;
}

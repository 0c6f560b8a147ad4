import { defineDataSource, PluginError, type StreamSpec } from '@fairshift/plugin-sdk';
import { TabularError } from '@fairshift/tabular';
import { z } from 'zod';
import { collect } from './collect.js';
import { readExport } from './read.js';
import { recognise } from './recognise.js';
import { streamSpec } from './stream.js';
import { openTable } from './table-file.js';

/** An organisation's own export of complaints or incidents, counted by month and group. */
export const complaintsExport = defineDataSource({
  id: 'complaints-export',
  config: z.object({}),
  cursor: z.null(),
  cursorVersion: 1,
  async check(ctx) {
    if (ctx.file === undefined) return { ok: true, detail: 'Ready for a file.' };
    try {
      const { layout } = await openTable(ctx.file, ctx.answers?.sheet);
      return { ok: true, detail: `Headings of ${layout.kind} in row ${layout.headingRow}.` };
    } catch (error) {
      if (error instanceof PluginError) return { ok: false, reason: error.kind, message: error.message };
      if (error instanceof TabularError)
        return { ok: false, reason: 'data', message: `${error.message} ${error.remedy}` };
      throw error;
    }
  },
  async discover(ctx): Promise<readonly StreamSpec[]> {
    const { layout, book, counted } = await collect(ctx);
    const columns = layout.groups.flatMap((_, index) => (book.groups[index]?.isTooMany ? [] : [index]));
    // A file that is not taken still gets its stream: `read` then tells why.
    return [streamSpec(layout, columns, counted?.overlaps ?? [])];
  },
  read: readExport,
  file: { accepts: ['.csv', '.xlsx', '.tsv', '.txt'], recognise },
});

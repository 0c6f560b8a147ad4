import {
  type DataSourcePlugin,
  defineDataSource,
  type FileHead,
  type Member,
  PluginError,
  type ReadEvent,
  type ReadRequest,
  type Recognition,
  type Row,
  type SourceContext,
} from '@fairshift/plugin-sdk';
import { parsePeriod, readTable, TabularError } from '@fairshift/tabular';
import { z } from 'zod';
import { headTables } from './head-tables.js';
import type { FileLayout, HeadTable } from './layout.js';
import { openFile, type Upload } from './open-file.js';

const NOTHING: Recognition = { score: 0, because: 'The file is not a table.' };

/** A data source that reads one layout. Its one stream follows from the first rows of the file. */
export function fileSource<Plan>(layout: FileLayout<Plan>): DataSourcePlugin {
  return defineDataSource({
    id: layout.id,
    config: z.object({}),
    cursor: z.null(),
    cursorVersion: 1,
    async check(ctx) {
      if (ctx.file === undefined) return { ok: true, detail: 'Ready for a file.' };
      const { score, because } = await matchFile(layout, ctx.file);
      return score > 0 ? { ok: true, detail: because } : { ok: false, reason: 'data', message: because };
    },
    async discover(ctx) {
      const file = uploadOf(ctx);
      try {
        const { tables } = await openFile(file);
        return [layout.stream(layout.plan(best(layout, tables, file.name).table?.rows ?? []))];
      } catch (error) {
        throw asPluginError(error);
      }
    },
    read: (request, ctx) => readFile(layout, request, ctx),
    file: {
      accepts: layout.accepts,
      recognise: (head: FileHead) => best(layout, headTables(head), head.name).found,
    },
  });
}

async function* readFile<Plan>(
  layout: FileLayout<Plan>,
  request: ReadRequest<null>,
  ctx: SourceContext<unknown>,
): AsyncGenerator<ReadEvent<null>> {
  const file = uploadOf(ctx);
  const provenance = { retrievedAt: ctx.now().toISOString(), sha256: file.sha256 };
  try {
    const { tables, rowsOf } = await openFile(file);
    const { table } = best(layout, tables, file.name);
    const plan = layout.plan(table?.rows ?? []);
    if (layout.stream(plan).id !== request.stream)
      throw new PluginError('configuration', `There is no stream "${request.stream}" in this file.`);
    const reader = layout.reader(plan, { period: layout.needsPeriod === true ? answeredPeriod(ctx) : '' });
    const options = {
      signal: ctx.signal,
      pageRows: request.pageRows,
      progress: (done: number) => ctx.progress({ done, label: 'rows' }),
      ...(layout.noHeading === undefined ? {} : { noHeading: layout.noHeading }),
    };
    for await (const event of readTable<Row, Member>(rowsOf(table), reader, options)) {
      yield event.type === 'rows' ? { ...event, provenance } : event;
    }
  } catch (error) {
    throw asPluginError(error);
  }
}

/** The uploaded file. @throws PluginError when there is none */
export function uploadOf(ctx: SourceContext<unknown>): Upload {
  if (ctx.file === undefined) throw new PluginError('configuration', 'This source reads a file. Bring one.');
  return ctx.file;
}

/** The period that the person gave. Never taken from the file's name. @throws PluginError */
export function answeredPeriod({ answers }: SourceContext<unknown>): string {
  const period = parsePeriod(answers?.period ?? '');
  if (period !== undefined) return `${period.start}/${period.end}`;
  throw new PluginError('configuration', 'This file does not say of when it is. Give its month.');
}

/** How well a file fits a layout; a file that is no table does not. */
async function matchFile<Plan>(layout: FileLayout<Plan>, file: Upload): Promise<Recognition> {
  try {
    return best(layout, (await openFile(file)).tables, file.name).found;
  } catch (error) {
    if (error instanceof TabularError) return { score: 0, because: `${error.message} ${error.remedy}` };
    throw error;
  }
}

/** The table that the layout fits best. */
function best<Plan>(layout: FileLayout<Plan>, tables: readonly HeadTable[], name: string) {
  let found: Recognition | undefined;
  let table: HeadTable | undefined;
  for (const candidate of tables) {
    const match = layout.match(candidate.rows, { name });
    const isBetter =
      found === undefined || match.score > found.score || (found.score === 0 && match.near === true);
    if (!isBetter) continue;
    found = match;
    table = candidate;
  }
  return { found: found ?? NOTHING, table };
}

function asPluginError(error: unknown): unknown {
  if (!(error instanceof TabularError)) return error;
  return new PluginError('data', `${error.message} ${error.remedy}`, { cause: error });
}

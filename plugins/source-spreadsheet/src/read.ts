import { PluginError, type ReadEvent, type SourceContext } from '@fairshift/plugin-sdk';
import { fileProblemEvent, problemEvent, readTable, TabularError } from '@fairshift/tabular';
import { CaseReader } from './cases.js';
import type { Config } from './config.js';
import { FigureReader } from './figures.js';
import { findStop } from './guard.js';
import { openTable, type TableFile } from './table-file.js';

type Context = SourceContext<Config>;
type Events = AsyncGenerator<ReadEvent<null>>;

/** Reads a mapped table. What may not be taken in ends the read before its first row. */
export async function* readFile(file: NonNullable<Context['file']>, ctx: Context, pageRows: number): Events {
  try {
    const table = await openTable(file, ctx);
    yield* guarded(table, ctx);
    yield* rowsOf(table, ctx, pageRows);
  } catch (error) {
    if (error instanceof TabularError)
      throw new PluginError('data', `${error.message} ${error.remedy}`, { cause: error });
    throw error;
  }
}

async function* guarded(table: TableFile, ctx: Context): Events {
  try {
    const stop = await findStop(table, ctx.signal);
    if (stop === undefined) return;
    yield problemEvent(stop.row, stop.problem);
    yield { type: 'file', encoding: table.open().encoding, rows: { read: 0, notes: 0, refused: 1 } };
    throw new PluginError('data', `${stop.problem.message} ${stop.problem.remedy}`);
  } catch (error) {
    if (error instanceof TabularError) yield fileProblemEvent(error);
    throw error;
  }
}

async function* rowsOf(table: TableFile, ctx: Context, pageRows: number): Events {
  const { layout } = table;
  const provenance = { retrievedAt: ctx.now().toISOString(), sha256: ctx.file?.sha256 ?? '' };
  const progress = (done: number) => ctx.progress({ done, label: 'rows' });
  const options = { signal: ctx.signal, pageRows, headingRow: layout.headingRow, progress };
  const period = ctx.answers?.period;
  const cases = layout.mapping.rows === 'cases' ? new CaseReader(layout, period) : undefined;
  for await (const event of readTable(table.open(), cases ?? new FigureReader(layout, period), options)) {
    if (event.type === 'rows') yield { ...event, provenance };
    else if (event.type === 'file' && cases !== undefined) {
      const rows = cases.rows();
      for (let at = 0; at < rows.length; at += pageRows)
        yield { type: 'rows', rows: rows.slice(at, at + pageRows), provenance };
      yield event;
    } else yield event;
  }
}

import { PluginError, type ReadEvent, type SourceContext } from '@fairshift/plugin-sdk';
import { readTable, TabularError } from '@fairshift/tabular';
import type { Config } from './config.js';
import { RowReader } from './row-reader.js';
import { scanFile } from './scan.js';
import { openTable } from './table-file.js';

type Upload = NonNullable<SourceContext<Config>['file']>;

/** Reads a whole file. A file that is no table gives its problem and then fails, so that nothing half is kept. */
export async function* readFile(
  file: Upload,
  ctx: SourceContext<Config>,
  pageRows: number,
): AsyncGenerator<ReadEvent<null>> {
  const shape = await scanFile(file, ctx.signal);
  const provenance = { retrievedAt: ctx.now().toISOString(), sha256: file.sha256 };
  const options = {
    signal: ctx.signal,
    pageRows,
    // Half of a file is of no use, so nobody waits until it was read once more.
    fault: shape.fault,
    progress: (done: number) => ctx.progress({ done, label: 'rows' }),
  };
  try {
    for await (const event of readTable(await openTable(file), new RowReader(shape), options)) {
      yield event.type === 'rows' ? { ...event, provenance } : event;
    }
  } catch (error) {
    if (error instanceof TabularError)
      throw new PluginError('data', `${error.message} ${error.remedy}`, { cause: error });
    throw error;
  }
}

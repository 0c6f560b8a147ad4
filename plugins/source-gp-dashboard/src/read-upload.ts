import {
  type CheckResult,
  type FileHead,
  type Member,
  PluginError,
  type ReadEvent,
  type Recognition,
  type Row,
  type SourceContext,
} from '@fairshift/plugin-sdk';
import { readTable, type RecordReader, TabularError } from '@fairshift/tabular';

export type Upload = NonNullable<SourceContext<unknown>['file']>;

/** The uploaded file. @throws PluginError when there is none */
export function uploadOf(ctx: SourceContext<unknown>): Upload {
  if (ctx.file === undefined) throw new PluginError('configuration', 'This source reads a file. Bring one.');
  return ctx.file;
}

/** The quick test of a source that reads files: whether it knows the head of this one. */
export async function checkFile(
  ctx: SourceContext<unknown>,
  recognise: (head: FileHead) => Recognition,
): Promise<CheckResult> {
  if (ctx.file === undefined) return { ok: true, detail: 'Ready for a file.' };
  const bytes = await ctx.file.readAt(0, 65_536);
  const found = recognise({ name: ctx.file.name, size: bytes.length, bytes });
  return found.score > 0
    ? { ok: true, detail: found.because }
    : { ok: false, reason: 'data', message: found.because };
}

/** Reads a whole file. One that is no table gives its problem and then fails, so that nothing half is kept. */
export async function* readUpload(
  reader: RecordReader<Row, Member>,
  ctx: SourceContext<unknown>,
  pageRows: number,
): AsyncGenerator<ReadEvent<null>> {
  const file = uploadOf(ctx);
  const provenance = { retrievedAt: ctx.now().toISOString(), sha256: file.sha256 };
  const progress = (done: number) => ctx.progress({ done, label: 'rows' });
  try {
    for await (const event of readTable(file.stream(), reader, { signal: ctx.signal, pageRows, progress })) {
      yield event.type === 'rows' ? { ...event, provenance } : event;
    }
  } catch (error) {
    if (error instanceof TabularError)
      throw new PluginError('data', `${error.message} ${error.remedy}`, { cause: error });
    throw error;
  }
}

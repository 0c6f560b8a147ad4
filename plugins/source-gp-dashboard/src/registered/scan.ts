import { CsvReader, detach, KnownLines, matchHeadings, TabularError } from '@fairshift/tabular';
import type { Upload } from '../read-upload.js';
import { ALL, REGISTERED_COLUMNS } from './columns.js';

/** What only the rows tell: the kinds of organisations of a file, and by what its rows are split. */
export interface RegisteredShape {
  readonly types: readonly string[];
  readonly hasSex: boolean;
  readonly hasAge: boolean;
  readonly hasCommissioner: boolean;
}

/** More than any column of these files has. */
const MOST_VALUES = 200;

/** `discover` and `read` of one run ask for the same file: it is gone through once. */
let latest: { readonly sha256: string; readonly shape: RegisteredShape } | undefined;

/** Goes once through the file. A fault ends it early: `read` meets the same fault and tells it. */
export async function scanRegistered(file: Upload, signal: AbortSignal): Promise<RegisteredShape> {
  if (latest?.sha256 === file.sha256) return latest.shape;
  const shape = await scan(file.stream(), signal);
  latest = { sha256: file.sha256, shape };
  return shape;
}

async function scan(stream: ReadableStream<Uint8Array>, signal: AbortSignal): Promise<RegisteredShape> {
  const found = { type: new Set<string>(), sex: new Set<string>(), age: new Set<string>() };
  let at = { type: -1, sex: -1, age: -1, commissioner: -1 };
  try {
    const known = new KnownLines();
    for await (const { rows, firstRow } of new CsvReader(stream, { passOver: known.passOver }).batches()) {
      signal.throwIfAborted();
      if (firstRow === 1) {
        at = matchHeadings(rows[0] ?? [], REGISTERED_COLUMNS).at;
        known.begin([at.type, at.sex, at.age].map((column) => ({ at: column, by: 'text' })));
      }
      for (let index = firstRow === 1 ? 1 : 0; index < rows.length; index += 1) {
        known.add(rows[index] ?? []);
        for (const column of ['type', 'sex', 'age'] as const) keep(found[column], rows[index]?.[at[column]]);
      }
    }
  } catch (error) {
    if (!(error instanceof TabularError)) throw error;
  }
  const isSplit = (texts: ReadonlySet<string>) => [...texts].some((text) => text.toUpperCase() !== ALL);
  return {
    types: [...found.type],
    hasSex: isSplit(found.sex),
    hasAge: isSplit(found.age),
    hasCommissioner: at.commissioner >= 0,
  };
}

function keep(found: Set<string>, cell = ''): void {
  if (found.has(cell) || found.size >= MOST_VALUES) return;
  const text = cell.trim();
  if (text !== '') found.add(detach(text.slice(0, 60)));
}

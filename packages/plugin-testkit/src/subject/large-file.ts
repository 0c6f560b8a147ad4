import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { once } from 'node:events';

const TEXT = new Set(['.csv', '.tsv', '.txt']);

export interface LargeFile {
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * The fixture's own rows again and again, `rows` of them, under its own heading. Undefined for what is no text table.
 * Equal rows are the host's to refuse later; a source must only live through them.
 */
export async function growFile(fixture: string, rows: number): Promise<LargeFile | undefined> {
  if (!TEXT.has(extname(fixture).toLowerCase())) return undefined;
  const text = await readFile(fixture, 'latin1');
  const end = text.indexOf('\n') + 1;
  const body = text.slice(end).replace(/(?:\r?\n)*$/, '\n');
  const each = (body.match(/\n/g) ?? []).length;
  if (end === 0 || each === 0 || body.includes('"\n"')) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'fairshift-kit-'));
  const path = join(folder, basename(fixture));
  const stream = createWriteStream(path, 'latin1');
  stream.write(text.slice(0, end));
  for (let written = 0; written < rows; written += each) if (!stream.write(body)) await once(stream, 'drain');
  stream.end();
  await once(stream, 'finish');
  return { path, remove: () => rm(folder, { recursive: true, force: true }) };
}

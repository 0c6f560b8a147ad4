import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unpackZip } from '@fairshift/plugin-host/packs';
import { CliError } from '../cli/cli-error.js';

/** Unpacks a `.fsplugin` into a folder of its own, by the same rules as an installation. Throws `PackError`. */
export async function openFsplugin(file: string): Promise<{ folder: string; remove(): Promise<void> }> {
  const bytes = await readFile(file).catch(() => {
    throw new CliError(`There is no file ${file}.`);
  });
  const files = await unpackZip(bytes);
  const folder = await mkdtemp(join(tmpdir(), 'fairshift-pack-'));
  for (const [name, content] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PackError } from '../errors.js';

/**
 * Paths of all files below `folder`, with `/`, sorted, without the leading folder. Links are refused:
 * a link could lead out of the pack.
 */
export async function listFiles(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  await walk(folder, '', found);
  return found.toSorted();
}

async function walk(folder: string, below: string, found: string[]): Promise<void> {
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) await walk(folder, path, found);
    else if (entry.isFile()) found.push(path);
    else throw new PackError('file-link', `"${path}" is a link. A plugin holds plain files only.`);
  }
}

/** Bytes of one file of a pack; `path` is the manifest's, which starts with `dist/`. */
export async function readPackFile(folder: string, path: string): Promise<Buffer> {
  const file = packFile(folder, path);
  const stat = await lstat(file).catch(() => undefined);
  if (stat === undefined) throw new PackError('file-missing', `The plugin's file "${path}" is missing.`);
  if (!stat.isFile())
    throw new PackError('file-link', `"${path}" is a link. A plugin holds plain files only.`);
  return readFile(file);
}

/** Where a manifest's path lies: the pack folder is what the manifest calls `dist`. */
export function packFile(folder: string, path: string): string {
  return join(folder, path.slice('dist/'.length));
}

import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Choices } from './choices.js';
import { fillIn, valuesOf } from './fill-in.js';

const TEMPLATES = fileURLToPath(new URL('../templates', import.meta.url));

/** Writes the nine files of a plugin. @returns their paths inside the folder */
export async function writePlugin(choices: Choices): Promise<readonly string[]> {
  const values = valuesOf(choices);
  const written: string[] = [];
  for (const part of ['common', choices.kind]) {
    const from = join(TEMPLATES, part);
    for (const file of await templatesIn(from)) {
      const path = fillIn(relative(from, file), values).replace(/\.txt$/, '');
      const target = join(choices.folder, path);
      await mkdir(dirname(target), { recursive: true });
      // A file that is there is never written over.
      await writeFile(target, fillIn(await readFile(file, 'utf8'), values), { flag: 'wx' });
      written.push(path);
    }
  }
  return written.toSorted();
}

async function templatesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

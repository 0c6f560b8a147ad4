import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codemods, upgrade } from '../upgrade/index.js';
import type { CliOptions } from './main.js';
import { pluginFolder, say } from './plugin-folder.js';

const TOP = ['fairshift.plugin.json', 'package.json', 'vite.config.ts', 'tsconfig.json'];

/** Applies every numbered change to a plugin's folder; those that were applied before change nothing. */
export async function upgradeCommand(target: string, { dry }: CliOptions): Promise<number> {
  const folder = pluginFolder(target);
  const { files, applied } = upgrade(await read(folder), codemods);
  for (const { title, paths } of applied) say(`${title}: ${paths.join(', ')}`);
  if (applied.length === 0) say('Nothing to change.');
  if (dry === true) return 0;
  for (const [path, text] of files) await writeFile(join(folder, path), text);
  return 0;
}

async function read(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(join(folder, 'src'), { recursive: true }).catch(() => []);
  const sources = names.filter((name) => name.endsWith('.ts')).map((name) => `src/${name}`);
  const found = new Map<string, string>();
  for (const path of [...TOP, ...sources]) {
    const text = await readFile(join(folder, path), 'utf8').catch(() => undefined);
    if (text !== undefined) found.set(path, text);
  }
  return found;
}

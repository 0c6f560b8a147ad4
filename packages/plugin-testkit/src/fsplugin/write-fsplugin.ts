import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PluginManifest } from '@fairshift/plugin-sdk';
import { zipSync, type Zippable } from 'fflate';

/** The same pack gives the same bytes, whenever it is written. */
const WHEN = new Date('2026-01-01T00:00:00Z');

/**
 * Writes `ID-VERSION.fsplugin`: a zip of the pack, its manifest first, then the files that the manifest names, as they
 * lie in `dist`.
 * @returns the path of the file
 */
export async function writeFsplugin(pack: string, manifest: PluginManifest, target: string): Promise<string> {
  const names = [
    'fairshift.plugin.json',
    ...Object.keys(manifest.files).map((path) => path.slice('dist/'.length)),
  ];
  const content: Zippable = {};
  for (const name of names) content[name] = [await readFile(join(pack, name)), { mtime: WHEN }];
  const file = join(target, `${manifest.id}-${manifest.version}.fsplugin`);
  await writeFile(file, zipSync(content, { level: 9 }));
  return file;
}

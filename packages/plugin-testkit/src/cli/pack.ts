import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { conform } from '../conform.js';
import { zipPack } from '@fairshift/plugin-host/packs';
import { buildPlugin } from './build.js';
import { passes, rowsOf, tell } from './conform.js';
import type { CliOptions } from './main.js';
import { pluginFolder, say } from './plugin-folder.js';

/** Builds, holds against the contract, and writes the file that an installation takes. */
export async function pack(target: string, options: CliOptions): Promise<number> {
  const folder = pluginFolder(target);
  const manifest = await buildPlugin(folder);
  const dist = join(folder, 'dist');
  if (options.unchecked !== true) {
    const report = await conform(dist, rowsOf(options));
    await tell(report, options);
    if (!passes(report)) {
      say('Nothing was packed. Mend what failed, or pack it --unchecked to try it on your own installation.');
      return 1;
    }
  }
  const out = resolve(options.out ?? folder);
  await mkdir(out, { recursive: true });
  const file = join(out, `${manifest.id}-${manifest.version}.fsplugin`);
  await writeFile(file, await zipPack(dist));
  say(`Packed ${relative(process.cwd(), file)}`);
  return 0;
}

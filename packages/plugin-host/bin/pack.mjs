#!/usr/bin/env node
// fairshift-pack [FOLDER] [--file TARGET]: turns a built plugin's dist/ into a pack, and writes it as one
// .fsplugin file where asked to. Run it after `vite build`.
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { packPlugin } from '../dist/pack/pack-plugin.js';
import { zipPack } from '../dist/pack/zip-pack.js';

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { file: { type: 'string' } },
  });
  const folder = resolve(positionals[0] ?? '.');
  const manifest = await packPlugin(folder);
  if (values.file !== undefined) await writeFile(resolve(values.file), await zipPack(join(folder, 'dist')));
  const count = Object.keys(manifest.files).length;
  process.stdout.write(
    `${manifest.id} ${manifest.version}: packed, ${count} file${count === 1 ? '' : 's'}.\n`,
  );
} catch (error) {
  process.stderr.write(`${error.name === 'PackError' ? error.message : error.stack}\n`);
  process.exitCode = 1;
}

#!/usr/bin/env node
// fairshift-pack [FOLDER]: turns a built plugin's dist/ into a pack. Run it after `vite build`.
import { resolve } from 'node:path';
import { packPlugin } from '../dist/pack/pack-plugin.js';

try {
  const manifest = await packPlugin(resolve(process.argv[2] ?? '.'));
  const count = Object.keys(manifest.files).length;
  process.stdout.write(
    `${manifest.id} ${manifest.version}: packed, ${count} file${count === 1 ? '' : 's'}.\n`,
  );
} catch (error) {
  process.stderr.write(`${error.name === 'PackError' ? error.message : error.stack}\n`);
  process.exitCode = 1;
}

#!/usr/bin/env node
// fairshift-lock TARGET PACK…: writes plugins.lock.json, the list of packs that start approved.
import { resolve } from 'node:path';
import { writeLock } from '../dist/pack/lock.js';

const [target, ...folders] = process.argv.slice(2);
if (target === undefined || folders.length === 0) {
  process.stderr.write('Use: fairshift-lock TARGET PACK…\n');
  process.exit(2);
}
try {
  await writeLock(
    folders.map((folder) => resolve(folder)),
    resolve(target),
  );
} catch (error) {
  process.stderr.write(`${error.name === 'PackError' ? error.message : error.stack}\n`);
  process.exitCode = 1;
}

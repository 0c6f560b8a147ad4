// Makes a .fsplugin file from a folder of this journey's fixtures, with the packer that partners use.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKER = fileURLToPath(new URL('../../../../packages/plugin-host/bin/pack.mjs', import.meta.url));

/**
 * @param {string} name of a folder in `fixtures`
 * @returns {Buffer} the file's bytes
 */
export const packFixture = (name) =>
  packFolder(fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url)));

/**
 * @param {string} source a folder with manifest, README and the modules that a build would have made
 * @param {(manifest: string) => string} [change] fills in what only this run knows
 * @returns {Buffer} the file's bytes
 */
export function packFolder(source, change = (text) => text) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fairshift-e2e-plugin-'));
  try {
    cpSync(source, folder, { recursive: true });
    const manifest = path.join(folder, 'fairshift.plugin.json');
    writeFileSync(manifest, change(readFileSync(manifest, 'utf8')));
    // Where a build would put them; a folder of that name is nobody's to commit.
    mkdirSync(path.join(folder, 'dist'));
    for (const part of ['server.js', 'browser.js'].filter((each) => existsSync(path.join(folder, each))))
      renameSync(path.join(folder, part), path.join(folder, 'dist', part));
    const file = path.join(folder, 'packed.fsplugin');
    execFileSync(process.execPath, [PACKER, folder, '--file', file], { stdio: 'pipe' });
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

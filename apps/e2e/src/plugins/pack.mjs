// Makes a .fsplugin file from a folder of this journey's fixtures, with the packer that partners use.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKER = fileURLToPath(new URL('../../../../packages/plugin-host/bin/pack.mjs', import.meta.url));

/**
 * @param {string} name of a folder in `fixtures`
 * @returns {Buffer} the file's bytes
 */
export function packFixture(name) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fairshift-e2e-plugin-'));
  try {
    cpSync(fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url)), folder, { recursive: true });
    // Where a build would put them; a folder of that name is nobody's to commit.
    mkdirSync(path.join(folder, 'dist'));
    for (const part of ['server.js', 'browser.js'].filter((each) => existsSync(path.join(folder, each))))
      renameSync(path.join(folder, part), path.join(folder, 'dist', part));
    const file = path.join(folder, `${name}.fsplugin`);
    execFileSync(process.execPath, [PACKER, folder, '--file', file], { stdio: 'pipe' });
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

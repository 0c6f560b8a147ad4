import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPlugin } from './build.js';
import { pluginFolder } from './plugin-folder.js';

const require = createRequire(import.meta.url);
/** By its file: jest does not find a preset by an absolute path of a folder. */
const PRESET = fileURLToPath(new URL('../../jest-preset.mjs', import.meta.url));

/** Builds the plugin and runs its tests with jest and the kit's preset. */
export async function runTests(target: string): Promise<number> {
  const folder = pluginFolder(target);
  await buildPlugin(folder);
  const jest = join(dirname(require.resolve('jest/package.json')), 'bin/jest.js');
  const config = JSON.stringify({ preset: PRESET, rootDir: folder });
  const args = ['--experimental-vm-modules', '--no-warnings', jest, '--config', config];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: 'inherit' });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

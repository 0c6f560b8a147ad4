import { spawn } from 'node:child_process';
import { cp, readdir, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { packPlugin } from '@fairshift/plugin-host/packs';
import type { PluginManifest } from '@fairshift/plugin-sdk';
import { CliError } from './cli-error.js';

/** Fixtures go with the plugin, so that whoever approves it can try it; large ones stay at home. */
const FIXTURE_BYTES = 1024 * 1024;
const NAME = /^[\w.-]+(?:[\\/][\w.-]+)*$/;

/** Builds a plugin with the Vite of its own folder and makes `dist` a pack, with README and fixtures in it. */
export async function buildPlugin(folder: string): Promise<PluginManifest> {
  await runVite(folder);
  await takeAlong(folder);
  return packPlugin(folder);
}

async function runVite(folder: string): Promise<void> {
  let vite: string;
  try {
    vite = createRequire(join(folder, 'package.json')).resolve('vite/package.json');
  } catch {
    throw new CliError(`Vite is not installed in ${folder}. Run npm install there first.`);
  }
  const child = spawn(process.execPath, [join(dirname(vite), 'bin/vite.js'), 'build'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (said += text.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new CliError(`The build failed.\n${said.trim()}`);
}

async function takeAlong(folder: string): Promise<void> {
  const dist = join(folder, 'dist');
  await cp(join(folder, 'README.md'), join(dist, 'README.md')).catch(unlessMissing);
  await rm(join(dist, 'fixtures'), { recursive: true, force: true });
  const fixtures = join(folder, 'fixtures');
  for (const name of await readdir(fixtures, { recursive: true }).catch(() => [])) {
    const found = await stat(join(fixtures, name));
    // Pictures are for the author: another version of the drawing library draws another line.
    if (/^pictures[\\/]/.test(name)) continue;
    if (!found.isFile() || found.size > FIXTURE_BYTES || name.startsWith('.')) continue;
    if (!NAME.test(name))
      throw new CliError(`Give the fixture "${name}" a name of letters, digits, dots and hyphens only.`);
    await cp(join(fixtures, name), join(dist, 'fixtures', name));
  }
}

function unlessMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

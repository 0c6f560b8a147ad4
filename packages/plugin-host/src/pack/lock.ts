import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { verifyPack } from './verify-pack.js';

const pluginLock = z.strictObject({
  lockVersion: z.literal(1),
  /** Plugin id → version → hash of the packed manifest. */
  plugins: z.record(z.string(), z.record(z.string(), z.string())),
});

/** The packs that the build made: only these start approved. */
export type PluginLock = z.output<typeof pluginLock>;

/**
 * Verifies the packs in `folders` and writes `plugins.lock.json` to `target`, sorted by id.
 * Throws `PackError` at the first pack that does not hold.
 */
export async function writeLock(folders: readonly string[], target: string): Promise<PluginLock> {
  const packs = await Promise.all(folders.map((folder) => verifyPack(folder)));
  const plugins: PluginLock['plugins'] = {};
  for (const { manifest, hash } of packs.toSorted((a, b) => (a.manifest.id < b.manifest.id ? -1 : 1))) {
    plugins[manifest.id] = { ...plugins[manifest.id], [manifest.version]: hash };
  }
  const lock: PluginLock = { lockVersion: 1, plugins };
  await writeFile(target, `${JSON.stringify(lock, null, 2)}\n`);
  return lock;
}

/** Reads a `plugins.lock.json`. Throws when it is missing or not one. */
export async function readLock(file: string): Promise<PluginLock> {
  return pluginLock.parse(JSON.parse(await readFile(file, 'utf8')));
}

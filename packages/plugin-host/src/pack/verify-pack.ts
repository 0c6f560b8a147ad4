import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PluginManifest } from '@fairshift/plugin-sdk';
import { PackError } from '../errors.js';
import { sha384 } from './hash.js';
import { refuseHostPackages } from './host-packages.js';
import { MANIFEST_FILE, namedFiles, parseManifest } from './manifest.js';
import { listFiles, readPackFile } from './pack-folder.js';
import { checkSize } from './sizes.js';

export interface VerifiedPack {
  readonly folder: string;
  readonly manifest: PluginManifest;
  /** Of the packed manifest, and so of every file that it names. */
  readonly hash: string;
}

/**
 * Checks a pack without running any of it: the manifest is strict, every file named exists, is no link,
 * is not too large and has its hash. Files that the manifest does not name are never read or served.
 * Throws `PackError`.
 */
export async function verifyPack(folder: string): Promise<VerifiedPack> {
  const bytes = await readFile(join(folder, MANIFEST_FILE)).catch((cause: unknown) => {
    throw new PackError('manifest-missing', `There is no ${MANIFEST_FILE} in ${folder}.`, { cause });
  });
  const manifest = parseManifest(bytes.toString('utf8'));
  await listFiles(folder);
  for (const path of namedFiles(manifest)) {
    if (manifest.files[path] === undefined) {
      throw new PackError('file-missing', `The manifest uses "${path}" but gives no hash for it.`);
    }
  }
  for (const [path, hash] of Object.entries(manifest.files)) {
    const file = await readPackFile(folder, path);
    if (sha384(file) !== hash) {
      throw new PackError(
        'file-changed',
        `"${path}" is not the file that was packed. Pack or fetch the plugin again.`,
      );
    }
    refuseHostPackages(manifest, path, file);
    checkSize(manifest, path, file);
  }
  return { folder, manifest, hash: sha384(bytes) };
}

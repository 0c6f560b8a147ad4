import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PluginManifest } from '@fairshift/plugin-sdk';
import { z } from 'zod';
import { PackError } from '../errors.js';
import { MANIFEST_FILE, parseManifest } from '../pack/manifest.js';
import { packFile } from '../pack/pack-folder.js';
import { verifyPack, type VerifiedPack } from '../pack/verify-pack.js';
import { foreignPublisher } from './own-name.js';
import type { FoundPack } from './plugin-record.js';

const packOrigin = z.strictObject({
  locator: z.enum(['npm', 'directory', 'upload']),
  /** For people: a package's name and version, or a file's name. */
  origin: z.string().max(500),
});
export type PackOrigin = z.output<typeof packOrigin>;

export interface StoredPack extends VerifiedPack {
  /** False: exactly this was here already. */
  readonly isNew: boolean;
}

const LONGEST_VERSION = 60;
const ORIGIN = '.origin.json';

/**
 * Packs that were added to this installation, as `<folder>/<id>/<version>`. A pack appears there whole or not at
 * all, and never changes afterwards; beside it stands where it came from.
 */
export class PluginStore {
  constructor(readonly folder: string) {}

  /** Every pack here, sorted by name. None when nothing was ever added. */
  async packs(): Promise<readonly FoundPack[]> {
    const found: FoundPack[] = [];
    for (const id of await foldersIn(this.folder)) {
      for (const version of await foldersIn(join(this.folder, id))) {
        const folder = join(this.folder, id, version);
        found.push({ folder, ...(await originOf(folder)) });
      }
    }
    return found;
  }

  /**
   * Adds what came out of an archive: checks all of it aside, then moves it to its place. Files that the manifest
   * does not name are left out. Throws `PackError`.
   */
  async add(files: ReadonlyMap<string, Buffer>, from: PackOrigin): Promise<StoredPack> {
    const text = files.get(MANIFEST_FILE);
    if (text === undefined) {
      throw new PackError('manifest-missing', `There is no ${MANIFEST_FILE} at its top.`);
    }
    const manifest = parseManifest(text.toString('utf8'));
    const refusal = foreignPublisher(manifest, from.locator);
    if (refusal !== undefined) throw new PackError('foreign-publisher', refusal);
    if (manifest.version.length > LONGEST_VERSION) {
      throw new PackError('manifest-invalid', `The version "${manifest.version}" is too long.`);
    }
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const aside = await mkdtemp(join(this.folder, '.adding-'));
    try {
      await writePack(aside, manifest, files);
      return await this.#place(await verifyPack(aside), from);
    } finally {
      await rm(aside, { recursive: true, force: true });
    }
  }

  /** Takes one version away; nothing happens when it is not here. */
  async remove(pluginId: string, version: string): Promise<void> {
    const folder = this.#folderOf(pluginId, version);
    await rm(folder, { recursive: true, force: true });
    await rm(`${folder}${ORIGIN}`, { force: true });
  }

  #folderOf(pluginId: string, version: string): string {
    return join(this.folder, pluginId, version);
  }

  async #place(pack: VerifiedPack, from: PackOrigin): Promise<StoredPack> {
    const { id, version } = pack.manifest;
    const folder = this.#folderOf(id, version);
    await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
    try {
      await rename(pack.folder, folder);
    } catch (error) {
      if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
      return this.#there(pack, folder);
    }
    await writeFile(`${folder}${ORIGIN}`, JSON.stringify(packOrigin.parse(from)));
    return { ...pack, folder, isNew: true };
  }

  /** A pack of this name and version lies in its place: the same one, or another. */
  async #there(pack: VerifiedPack, folder: string): Promise<StoredPack> {
    const there = await verifyPack(folder).catch(() => undefined);
    if (there?.hash === pack.hash) return { ...there, isNew: false };
    const { id, version } = pack.manifest;
    throw new PackError(
      'version-taken',
      `Another ${id} ${version} is here already, in ${folder}. Give the new one a new version.`,
    );
  }
}

async function writePack(
  folder: string,
  manifest: PluginManifest,
  files: ReadonlyMap<string, Buffer>,
): Promise<void> {
  await writeFile(join(folder, MANIFEST_FILE), files.get(MANIFEST_FILE)!, { flag: 'wx' });
  for (const path of Object.keys(manifest.files)) {
    const bytes = files.get(path.slice('dist/'.length));
    if (bytes === undefined) throw new PackError('file-missing', `The plugin's file "${path}" is missing.`);
    const file = packFile(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes, { flag: 'wx' });
  }
}

async function originOf(folder: string): Promise<PackOrigin> {
  try {
    return packOrigin.parse(JSON.parse(await readFile(`${folder}${ORIGIN}`, 'utf8')));
  } catch {
    // Somebody put it here by hand, or the process ended just before: it waits for approval all the same.
    return { locator: 'directory', origin: folder };
  }
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .toSorted();
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ZipFile } from 'yazl';
import { MANIFEST_FILE } from './manifest.js';
import { packFile } from './pack-folder.js';
import { verifyPack } from './verify-pack.js';

/** The same pack gives the same bytes, whenever and wherever it is made. */
const OPTIONS = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true, compress: true };

/**
 * A pack as one `.fsplugin` file: the manifest at its top and the files that it names, nothing else.
 * Throws `PackError` when the pack does not hold.
 */
export async function zipPack(folder: string): Promise<Buffer> {
  const { manifest } = await verifyPack(folder);
  const zip = new ZipFile();
  zip.addBuffer(await readFile(join(folder, MANIFEST_FILE)), MANIFEST_FILE, OPTIONS);
  for (const path of Object.keys(manifest.files).toSorted()) {
    zip.addBuffer(await readFile(packFile(folder, path)), path.slice('dist/'.length), OPTIONS);
  }
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { PackError } from '../errors.js';
import { ARCHIVE_LIMITS, ArchiveFiles, isLink, notWhole, tooLarge } from './archive-files.js';

/** Where `npm pack` puts what a package holds; its built plugin lies in `dist`. */
const PACK = 'package/dist/';

/**
 * The pack inside a tarball of npm: what lies in its `dist`. The rest of the package (sources, README) is counted
 * and left out. Throws `PackError`; nothing is written anywhere and no script of the package runs.
 */
export async function unpackTarball(
  bytes: Buffer,
  limits = ARCHIVE_LIMITS,
): Promise<ReadonlyMap<string, Buffer>> {
  if (bytes.length > limits.archiveBytes) {
    throw tooLarge(`The package is larger than ${limits.archiveBytes / 1024 / 1024} MB.`);
  }
  const found = new ArchiveFiles(limits);
  const archive = extract();
  const gunzip = createGunzip();
  gunzip.on('error', (error) => archive.destroy(error));
  Readable.from([bytes]).pipe(gunzip).pipe(archive);
  let unpacked = 0;
  gunzip.on('data', (part: Buffer) => {
    unpacked += part.length;
    // Also what is left out must come to an end.
    if (unpacked > limits.unpackedBytes * 2) archive.destroy(tooLarge('It unpacks to far too much.'));
  });
  try {
    for await (const entry of archive) {
      found.count();
      const { name, type } = entry.header;
      checkType(name, type);
      if (type === 'file' && name.startsWith(PACK)) {
        await found.keep(name.slice(PACK.length), entry as AsyncIterable<Uint8Array>);
      } else entry.resume();
    }
    return found.files;
  } catch (error) {
    throw error instanceof PackError ? error : notWhole(error);
  } finally {
    gunzip.destroy();
  }
}

function checkType(name: string, type: Header['type']): void {
  const isPlain = type === 'file' || type === 'directory' || type === 'contiguous-file';
  if (!isPlain) throw isLink(name);
}

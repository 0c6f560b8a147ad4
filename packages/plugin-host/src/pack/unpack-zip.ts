import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { PackError } from '../errors.js';
import { ARCHIVE_LIMITS, ArchiveFiles, checkName, isLink, notWhole, tooLarge } from './archive-files.js';

/** Fixed part of a local header, which stands before each file's bytes. */
const LOCAL_HEADER = 30;
const SYMBOLIC_LINK = 0o120000;
const PLAIN_FILE = 0o100000;
const FILE_TYPE = 0o170000;
const UNIX = 3;

/**
 * The files of a `.fsplugin`, which is a zip of a pack folder: the manifest at its top and what it names beside it.
 * Reads the whole list before the first byte of a file, so that overlapping entries are refused unread.
 * Throws `PackError`; nothing is written anywhere.
 */
export async function unpackZip(
  bytes: Buffer,
  limits = ARCHIVE_LIMITS,
): Promise<ReadonlyMap<string, Buffer>> {
  if (bytes.length > limits.archiveBytes) {
    throw tooLarge(`The file is larger than ${limits.archiveBytes / 1024 / 1024} MB.`);
  }
  try {
    const zip = await fromBufferPromise(bytes, { decodeStrings: false, validateEntrySizes: true });
    const found = new ArchiveFiles(limits);
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) {
      found.count();
      checkEntry(entry);
      entries.push(entry);
    }
    refuseOverlaps(entries, bytes);
    for (const entry of entries) await keep(zip, entry, found);
    return found.files;
  } catch (error) {
    throw error instanceof PackError ? error : notWhole(error);
  }
}

const nameOf = (entry: Entry): string => (entry.fileName as unknown as Buffer).toString('utf8');

async function keep(zip: ZipFile, entry: Entry, found: ArchiveFiles): Promise<void> {
  const name = nameOf(entry);
  if (name.endsWith('/')) return;
  await found.keep(name, await zip.openReadStreamPromise(entry));
}

function checkEntry(entry: Entry): void {
  const name = nameOf(entry);
  checkName(name.endsWith('/') ? name.slice(0, -1) : name);
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  if (type === SYMBOLIC_LINK) throw isLink(name);
  const isOdd = entry.versionMadeBy >>> 8 === UNIX && type !== 0 && type !== PLAIN_FILE;
  if (isOdd && !name.endsWith('/')) throw isLink(name);
  if (entry.isEncrypted()) {
    throw new PackError('archive-invalid', `"${name}" has a password. Pack the plugin without one.`);
  }
}

/** Entries that share bytes turn a small file into a huge one; honest zips have none. */
function refuseOverlaps(entries: readonly Entry[], bytes: Buffer): void {
  const sorted = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  for (const [index, entry] of sorted.entries()) {
    const end =
      entry.relativeOffsetOfLocalHeader + LOCAL_HEADER + entry.fileNameLength + entry.compressedSize;
    if (end <= (sorted[index + 1]?.relativeOffsetOfLocalHeader ?? bytes.length)) continue;
    throw new PackError('archive-overlap', 'Its files lie over each other, as in a zip bomb.');
  }
}

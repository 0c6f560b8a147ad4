import { chmod, mkdtemp, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';

const PREFIX = 'fairshift-source-';
/** Longer than any run may take: an older folder belongs to a worker that was killed. */
const LEFT_BEHIND_MS = 24 * 3_600_000;

/** The only folder that one child can read: its entry and its sources' modules, nothing else. */
export interface RunFolder {
  readonly path: string;
  readonly entry: string;
  /** The modules, in the order in which they were given. */
  readonly bundles: readonly string[];
  remove(): Promise<void>;
}

export interface RunFolderContent {
  readonly entry: Uint8Array;
  /** Bytes that were just checked against the approved hashes, so that nothing changes in between. */
  readonly bundles: readonly Uint8Array[];
}

/**
 * Makes the folder of one run. When the child is another user, who may not be able to get to
 * `workFolder` (a data folder is usually closed), it lies in the system's temporary folder.
 */
export async function makeRunFolder(
  workFolder: string,
  otherUser: boolean,
  content: RunFolderContent,
): Promise<RunFolder> {
  await mkdir(workFolder, { recursive: true });
  const parent = otherUser && !(await openToAll(workFolder)) ? tmpdir() : workFolder;
  await sweep(parent);
  const path = await mkdtemp(join(parent, PREFIX));
  const entry = join(path, 'child.mjs');
  const bundles = content.bundles.map((_, index) => join(path, `source-${index}.mjs`));
  await writeFile(entry, content.entry, { mode: 0o444 });
  for (const [index, bundle] of bundles.entries())
    await writeFile(bundle, content.bundles[index]!, { mode: 0o444 });
  await chmod(path, otherUser ? 0o555 : 0o500);
  return { path, entry, bundles, remove: () => removeFolder(path) };
}

async function removeFolder(path: string): Promise<void> {
  // Another run may sweep the same folder at the same moment.
  await chmod(path, 0o700).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await rm(path, { recursive: true, force: true });
}

/** Removes what killed workers have left behind. A folder of somebody else's is left alone. */
async function sweep(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(PREFIX)) continue;
    const path = join(parent, name);
    const found = await stat(path).catch(() => undefined);
    const ours = found?.uid === process.getuid?.();
    if (found !== undefined && ours && Date.now() - found.mtimeMs > LEFT_BEHIND_MS) await removeFolder(path);
  }
}

/** True when every folder on the way may be passed by everybody. */
async function openToAll(folder: string): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return false;
    if (dirname(at) === at) return true;
  }
}

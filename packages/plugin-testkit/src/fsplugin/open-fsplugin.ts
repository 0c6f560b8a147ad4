import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { CliError } from '../cli/cli-error.js';

const NAME = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[A-Za-z0-9_.-]+(?:\/[A-Za-z0-9_.-]+)*$/;
const MOST_BYTES = 100 * 1024 * 1024;

/**
 * Unpacks a `.fsplugin` of one's own into a folder of its own. For authors: an installation unpacks what strangers
 * bring by stricter rules, in plugin-host.
 */
export async function openFsplugin(file: string): Promise<{ folder: string; remove(): Promise<void> }> {
  const bytes = await readFile(file).catch(() => {
    throw new CliError(`There is no file ${file}.`);
  });
  let total = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      total += originalSize;
      if (!name.endsWith('/') && !NAME.test(name)) throw new CliError(`"${name}" leads out of the pack.`);
      if (total > MOST_BYTES) throw new CliError(`${file} is larger than 100 MB when unpacked.`);
      return !name.endsWith('/');
    },
  });
  const folder = await mkdtemp(join(tmpdir(), 'fairshift-pack-'));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

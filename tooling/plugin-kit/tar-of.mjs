import { pack } from 'tar-stream';

/** When every file was made: the same build gives the same bytes. */
const WHEN = new Date('2026-01-01T00:00:00Z');

/** @param {ReadonlyMap<string, {content: Buffer, isProgram: boolean}>} files by their path in the package */
export async function tarOf(files) {
  const tar = pack();
  for (const [name, { content, isProgram }] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    tar.entry({ name: `package/${name}`, mode: isProgram ? 0o755 : 0o644, mtime: WHEN }, content);
  tar.finalize();
  const parts = [];
  for await (const part of tar) parts.push(part);
  return Buffer.concat(parts);
}

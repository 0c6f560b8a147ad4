import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { SourceFile } from '@fairshift/plugin-host';
import type { Config } from '../../../platform/config.js';
import { newId } from '../../../platform/ids.js';
import { UPLOAD_LIMITS, writeUpload } from './upload.js';
import type { StoredFile, UploadLimits } from './upload.js';

/** Longer than any upload may take: what is older was left by a process that was killed. */
const PART_HOURS = 24;
const PART = /^\..*\.part$/;
const SHA256 = /^[0-9a-f]{64}$/;

/** Original files as `<data folder>/files/<organisation>/<sha256>`: written once, never changed. */
export class OriginalFiles {
  readonly #root: string;

  constructor(config: Pick<Config, 'dataDir'>) {
    this.#root = path.join(config.dataDir, 'files');
  }

  /** Keeps a file. It appears under its name only when all of it is on the disk. @throws AppError 408, 413, 422 */
  async keep(
    organisationId: string,
    bytes: AsyncIterable<Uint8Array>,
    limits: UploadLimits = UPLOAD_LIMITS,
  ): Promise<StoredFile> {
    const folder = path.join(this.#root, organisationId);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const part = path.join(folder, `.${newId()}.part`);
    try {
      const stored = await writeUpload(part, bytes, limits);
      await rename(part, path.join(folder, stored.sha256));
      await syncFolder(folder);
      return stored;
    } finally {
      await rm(part, { force: true });
    }
  }

  /** Takes away what uploads left behind whose process was killed. @returns how many there were */
  async sweep(organisationId: string): Promise<number> {
    const folder = path.join(this.#root, organisationId);
    const names = (await readdir(folder).catch(() => [])).filter((name) => PART.test(name));
    let swept = 0;
    for (const part of names.map((name) => path.join(folder, name))) {
      const found = await stat(part).catch(() => undefined);
      if (!found || found.mtimeMs > Date.now() - PART_HOURS * 3_600_000) continue;
      await rm(part, { force: true });
      swept++;
    }
    return swept;
  }

  path(organisationId: string, sha256: string): string {
    if (!SHA256.test(sha256)) throw new Error('not a sha256');
    return path.join(this.#root, organisationId, sha256);
  }

  /** Size in bytes, or undefined when the file is gone. */
  async size(organisationId: string, sha256: string): Promise<number | undefined> {
    if (!SHA256.test(sha256)) return undefined;
    const found = await stat(this.path(organisationId, sha256)).catch(() => undefined);
    return found?.size;
  }

  stream(organisationId: string, sha256: string): NodeJS.ReadableStream {
    return createReadStream(this.path(organisationId, sha256));
  }

  /** Takes a kept file away for good. */
  async remove(organisationId: string, sha256: string): Promise<void> {
    await rm(this.path(organisationId, sha256), { force: true });
  }

  /** Opens a kept file for a source, which gets bytes and never the path. Close it. */
  open(organisationId: string, sha256: string, name: string): Promise<OpenedFile> {
    return openFile(this.path(organisationId, sha256), name, sha256);
  }
}

export interface OpenedFile extends SourceFile {
  close(): Promise<void>;
}

/** @param sha256 worked out from the bytes when it is not known. */
export async function openFile(file: string, name: string, sha256?: string): Promise<OpenedFile> {
  const handle = await open(file, 'r');
  const { size } = await handle.stat();
  return {
    name,
    size,
    sha256: sha256 ?? (await hashOf(file)),
    descriptor: handle.fd,
    close: () => handle.close(),
  };
}

const HASHED_AT_ONCE = 1 << 20;

/** The sha256 of a file's bytes, in hexadecimal. Reads into one buffer while it hashes the other. */
export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  const handle = await open(file, 'r');
  try {
    let [now, next] = [Buffer.allocUnsafe(HASHED_AT_ONCE), Buffer.allocUnsafe(HASHED_AT_ONCE)];
    let reading = handle.read(now, 0, HASHED_AT_ONCE);
    for (;;) {
      const { bytesRead } = await reading;
      if (bytesRead === 0) return hash.digest('hex');
      reading = handle.read(next, 0, HASHED_AT_ONCE);
      hash.update(now.subarray(0, bytesRead));
      [now, next] = [next, now];
    }
  } finally {
    await handle.close();
  }
}

/** A name is on the disk only once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

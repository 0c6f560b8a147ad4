import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { SourceFile } from '@fairshift/plugin-host';
import type { Config } from '../../../platform/config.js';
import { AppError } from '../../../platform/errors.js';
import { newId } from '../../../platform/ids.js';

export interface UploadLimits {
  readonly bytes: number;
  /** The whole upload, in ms. */
  readonly duration: number;
  /** Bytes a second below which an upload is given up, after `grace` ms. */
  readonly rate: number;
  readonly grace: number;
}

/** 2 GB within an hour, and at least 16 kB a second once it has had half a minute. */
export const UPLOAD_LIMITS: UploadLimits = {
  bytes: 2 * 1024 ** 3,
  duration: 3_600_000,
  rate: 16_384,
  grace: 30_000,
};

export interface StoredFile {
  readonly sha256: string;
  readonly size: number;
}

const tooLarge = () =>
  new AppError('file-too-large', 413, 'The file is over 2 GB. Split it and upload the parts.');
const tooSlow = () =>
  new AppError(
    'upload-too-slow',
    408,
    'The upload was too slow and was given up. Try again on a better connection.',
  );
const empty = () => new AppError('file-empty', 422, 'The file is empty. Choose another file.');

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
      const stored = await write(part, bytes, limits);
      await rename(part, path.join(folder, stored.sha256));
      await syncFolder(folder);
      return stored;
    } finally {
      await rm(part, { force: true });
    }
  }

  path(organisationId: string, sha256: string): string {
    if (!SHA256.test(sha256)) throw new Error('not a sha256');
    return path.join(this.#root, organisationId, sha256);
  }

  /** Size in bytes, or undefined when the file is gone. */
  async size(organisationId: string, sha256: string): Promise<number | undefined> {
    const found = await stat(this.path(organisationId, sha256)).catch(() => undefined);
    return found?.size;
  }

  stream(organisationId: string, sha256: string): NodeJS.ReadableStream {
    return createReadStream(this.path(organisationId, sha256));
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
    read: async (offset, length) => {
      const buffer = Buffer.allocUnsafe(Math.min(length, Math.max(size - offset, 0)));
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset);
      return buffer.subarray(0, bytesRead);
    },
    close: () => handle.close(),
  };
}

/** The sha256 of a file's bytes, in hexadecimal. */
export async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(bytes as Buffer);
  return hash.digest('hex');
}

async function write(
  part: string,
  bytes: AsyncIterable<Uint8Array>,
  limits: UploadLimits,
): Promise<StoredFile> {
  const hash = createHash('sha256');
  const handle = await open(part, 'wx', 0o600);
  const start = performance.now();
  let size = 0;
  try {
    for await (const piece of bytes) {
      size += piece.length;
      const elapsed = performance.now() - start;
      if (size > limits.bytes) throw tooLarge();
      if (elapsed > limits.duration) throw tooSlow();
      if (elapsed > limits.grace && size < (limits.rate * elapsed) / 1000) throw tooSlow();
      hash.update(piece);
      await handle.write(piece);
    }
    if (size === 0) throw empty();
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), size };
}

/** A name is on the disk only once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

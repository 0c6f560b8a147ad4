import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { AppError } from '../../../platform/errors.js';

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

/** What is still to come is not read any more. */
const CLOSE = { headers: { Connection: 'close' } };
const tooLarge = () =>
  new AppError('file-too-large', 413, 'The file is over 2 GB. Split it and upload the parts.', CLOSE);
const tooSlow = () =>
  new AppError(
    'upload-too-slow',
    408,
    'The upload was too slow and was given up. Try again on a better connection.',
    CLOSE,
  );
const empty = () => new AppError('file-empty', 422, 'The file is empty. Choose another file.');

/** Writes an upload to a new file and on to the disk. @throws AppError 408, 413, 422 */
export async function writeUpload(
  part: string,
  bytes: AsyncIterable<Uint8Array>,
  limits: UploadLimits,
): Promise<StoredFile> {
  const hash = createHash('sha256');
  const handle = await open(part, 'wx', 0o600);
  let size = 0;
  try {
    for await (const piece of paced(bytes, limits)) {
      size += piece.length;
      if (size > limits.bytes) throw tooLarge();
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

/**
 * Gives an upload up at the moment when it is too slow, also when nothing comes any more. It is not closed then: a
 * request would take the connection with it, and with that the answer.
 */
async function* paced(bytes: AsyncIterable<Uint8Array>, limits: UploadLimits): AsyncGenerator<Uint8Array> {
  const pieces = bytes[Symbol.asyncIterator]();
  const start = performance.now();
  let size = 0;
  for (;;) {
    // When it would be too slow if nothing more came.
    const last = Math.min(limits.duration, Math.max(limits.grace, (size / limits.rate) * 1000));
    const next = await within(pieces.next(), start + last - performance.now());
    if (next.done) return;
    size += next.value.length;
    yield next.value;
  }
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooSlow()), Math.max(ms, 0));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

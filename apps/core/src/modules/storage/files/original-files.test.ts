import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppError } from '../../../platform/errors.js';
import { OriginalFiles } from './original-files.js';

const LIMITS = { bytes: 100, duration: 400, rate: 100, grace: 100 };

let dataDir: string;
let files: OriginalFiles;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'fairshift-files-'));
  files = new OriginalFiles({ dataDir });
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

/** Pieces of ten bytes, each after a pause. */
async function* pieces(count: number, pauseMs = 0): AsyncGenerator<Uint8Array> {
  for (let index = 0; index < count; index++) {
    if (pauseMs > 0) await sleep(pauseMs);
    yield Buffer.from('0123456789');
  }
}
const silent: AsyncIterable<Uint8Array> = {
  [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }),
};
const left = (organisation: string) => readdir(path.join(dataDir, 'files', organisation));
async function refusal(organisation: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
  const began = performance.now();
  const error: unknown = await files.keep(organisation, bytes, LIMITS).catch((thrown: unknown) => thrown);
  expect(performance.now() - began).toBeLessThan(3_000);
  expect(await left(organisation)).toEqual([]);
  return error instanceof AppError ? error.status : 0;
}

describe('an upload', () => {
  it('is kept under the sha256 of its bytes', async () => {
    const sha256 = createHash('sha256').update('0123456789'.repeat(10)).digest('hex');
    expect(await files.keep('kept', pieces(10), LIMITS)).toEqual({ sha256, size: 100 });
    expect(await left('kept')).toEqual([sha256]);
  });

  it('is refused when it is too large, empty, silent, or slow', async () => {
    expect(await refusal('large', pieces(11))).toBe(413);
    expect(await refusal('empty', pieces(0))).toBe(422);
    expect(await refusal('silent', silent)).toBe(408);
    // 10 bytes each 150 ms are under 100 a second.
    expect(await refusal('drip', pieces(10, 150))).toBe(408);
  });

  it('is refused when it goes on for too long, however fast', async () => {
    const endless = { ...LIMITS, bytes: 1e9, rate: 1 };
    await expect(files.keep('long', pieces(1e6, 20), endless)).rejects.toMatchObject({ status: 408 });
    expect(await left('long')).toEqual([]);
  });

  it('that falls silent is answered, and its connection ends', async () => {
    const server = createServer((incoming, answer) => {
      files.keep('http', incoming, LIMITS).catch((error: AppError) => {
        answer.writeHead(error.status, error.headers).end(error.code);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = request({ port, method: 'POST', headers: { 'Content-Length': 1000 } }, (answer) => {
        answer.resume().once('end', () => resolve(answer.statusCode));
      });
      sent.once('error', reject);
      sent.write('the first bytes, and then nothing');
    });
    expect(status).toBe(408);
    await new Promise((resolve) => server.close(resolve));
    expect(await left('http')).toEqual([]);
  });
});

it('takes away what killed uploads left, after a day', async () => {
  await files.keep('swept', pieces(1), LIMITS);
  const [old, fresh] = ['.old.part', '.fresh.part'].map((name) => path.join(dataDir, 'files/swept', name));
  await Promise.all([writeFile(old!, 'x'), writeFile(fresh!, 'x')]);
  const before = Date.now() / 1000 - 25 * 3600;
  await utimes(old!, before, before);
  await utimes(
    files.path(
      'swept',
      (await left('swept')).find((name) => !name.startsWith('.'))!,
    ),
    before,
    before,
  );
  expect(await files.sweep('swept')).toBe(1);
  expect((await left('swept')).filter((name) => name.startsWith('.'))).toEqual(['.fresh.part']);
  expect(await left('swept')).toHaveLength(2);
  expect(await files.sweep('never-seen')).toBe(0);
});

import type { IncomingMessage } from 'node:http';
import { pipeline, type Duplex, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { FetchRefusal } from './fetch-refusal.js';
import { fetchWords } from './fetch.words.js';

/** What the host can unpack, as it tells a server. */
export const ACCEPTED = 'gzip, deflate, br';

const PIECE = { chunkSize: 64 * 1024 };
const UNPACKERS: Readonly<Record<string, () => Duplex>> = {
  gzip: () => createGunzip(PIECE),
  'x-gzip': () => createGunzip(PIECE),
  deflate: () => createInflate(PIECE),
  br: () => createBrotliDecompress(PIECE),
};

/** The body of an answer as it was before it was packed. It is unpacked as it is read, so that a bomb ends at the limit. */
export function unpacked(answer: IncomingMessage, host: string): Readable {
  const packing = (answer.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (packing === 'identity' || packing === '') return answer;
  const unpacker = UNPACKERS[packing]?.();
  if (unpacker === undefined) {
    answer.destroy();
    throw new FetchRefusal('data', fetchWords.badEncoding(host));
  }
  // The reader hears of an error through the unpacker itself.
  return pipeline(answer, unpacker, () => {});
}

import type { Request } from 'express';
import { AppError } from '../errors.js';
import { parseStrictJson } from './strict-json.js';

export const MAX_BODY = 1024 * 1024;

const tooLarge = (): AppError =>
  new AppError('too-large', 413, 'This is more than 1 MB of text. Send less at once.');

const wrongType = (wanted: string): AppError =>
  new AppError('wrong-content-type', 415, `Send this as ${wanted}.`);

const tooSlow = (): AppError =>
  new AppError(
    'too-slow-to-arrive',
    408,
    'This took too long to reach us. Check your connection and try again.',
    {
      // The rest may never come: the connection cannot be used again.
      headers: { Connection: 'close' },
    },
  );

async function readAll(request: Request): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY) throw tooLarge();
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_BODY) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** A sender that stalls, or sends a byte now and then, is given up at a fixed time. */
async function readInTime(request: Request, ms: number): Promise<Buffer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooSlow()), ms);
  });
  try {
    return await Promise.race([readAll(request), late]);
  } finally {
    clearTimeout(timer);
  }
}

const mediaType = (request: Request) =>
  (request.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();

/** A plain form of another site can send neither of these types. */
export function requireType(request: Request, wanted: 'application/json' | 'application/octet-stream'): void {
  if (mediaType(request) !== wanted) throw wrongType(wanted);
}

/** Reads and parses the JSON body: at most 1 MB, within `ms`. */
export async function readJsonBody(request: Request, ms: number): Promise<unknown> {
  requireType(request, 'application/json');
  if (request.headers['content-encoding']) throw wrongType('application/json without compression');
  return parseStrictJson(await readInTime(request, ms));
}

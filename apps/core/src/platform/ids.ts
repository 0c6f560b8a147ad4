import { createHash, randomBytes } from 'node:crypto';

const hex = (bytes: Buffer) => bytes.toString('hex');

/** UUID version 7 (RFC 9562): sorts by time of making. Never a secret. */
export function newId(now = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const text = hex(bytes);
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join(
    '-',
  );
}

/** 32 random bytes for cookies and one-time links; only their hash is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token. Tokens are random, so a plain hash suffices. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const isId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

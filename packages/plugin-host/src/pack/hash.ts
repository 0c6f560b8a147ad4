import { createHash } from 'node:crypto';

/** `sha384-` and base64, the form of Subresource Integrity. */
export function sha384(bytes: Uint8Array | string): string {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}

/** A short name for a URL, taken from a hash made by `sha384`: 16 hexadecimal digits. */
export function shortHash(hash: string): string {
  return Buffer.from(hash.slice('sha384-'.length), 'base64').toString('hex').slice(0, 16);
}

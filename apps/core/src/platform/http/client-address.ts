import { isIP } from 'node:net';
import type { Request } from 'express';
import type { TrustedProxies } from '../trusted-proxies.js';

/** An IPv4 address that came over an IPv6 socket, in its own form. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');

/** One hop of `X-Forwarded-For`; some proxies add the port. */
const hop = (text: string): string =>
  plain(text.trim().replace(/^(\d+(?:\.\d+){3}):\d+$|^\[([^\]]+)\](?::\d+)?$/, '$1$2'));

/**
 * Who is at the other end. Anybody can write `X-Forwarded-For`, so it counts only as far as trusted proxies wrote
 * it: from the right, the first address that is not one of them.
 */
export function clientAddress(proxies: TrustedProxies, { socket, headers }: Request): string {
  const hops = String(headers['x-forwarded-for'] ?? '').split(',');
  let client = plain(socket.remoteAddress ?? '');
  while (proxies.has(client)) {
    const next = hop(hops.pop() ?? '');
    // Not an address, or none left: the last proxy is all that is known.
    if (isIP(next) === 0) break;
    client = next;
  }
  return client;
}

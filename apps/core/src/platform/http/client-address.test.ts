import { describe, expect, it } from '@jest/globals';
import type { Request } from 'express';
import { TrustedProxies } from '../trusted-proxies.js';
import { clientAddress } from './client-address.js';

const from = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as Request;
const proxies = new TrustedProxies(['10.0.0.0/8', '192.0.2.1', 'fd00::/8']);

describe('the address of a client', () => {
  it.each([
    // nobody trusted wrote the header
    ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['10.0.0.2', '198.51.100.1', '198.51.100.1'],
    ['::ffff:10.0.0.2', '198.51.100.1', '198.51.100.1'],
    // what the client wrote itself stands further left
    ['10.0.0.2', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
    ['10.0.0.2', '198.51.100.1, 192.0.2.1', '198.51.100.1'],
    ['10.0.0.2', '198.51.100.1:52011', '198.51.100.1'],
    ['fd00::2', '[2001:db8::7]:443', '2001:db8::7'],
    ['10.0.0.2', '2001:db8::7', '2001:db8::7'],
    // nothing to believe
    ['10.0.0.2', undefined, '10.0.0.2'],
    ['10.0.0.2', '198.51.100.1, unknown', '10.0.0.2'],
    ['10.0.0.2', '10.0.0.3', '10.0.0.3'],
    ['', '198.51.100.1', ''],
  ])('of a socket from %s that forwards %s is %s', (socket, forwarded, client) =>
    expect(clientAddress(proxies, from(socket, forwarded))).toBe(client),
  );

  it('is the socket’s own when no proxy is named', () =>
    expect(clientAddress(new TrustedProxies([]), from('127.0.0.1', '198.51.100.1'))).toBe('127.0.0.1'));
});

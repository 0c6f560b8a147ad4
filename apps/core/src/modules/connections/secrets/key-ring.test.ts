import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KeyRing, SecretLostError } from './key-ring.js';

const place = { organisationId: 'o', connectionId: 'c', name: 'token' };
const key = (byte: number) => Buffer.alloc(32, byte);

describe('the keys of secrets', () => {
  let dataDir: string;
  beforeAll(() => {
    dataDir = mkdtempSync(path.join(os.tmpdir(), 'fairshift-test-'));
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('are made once, for this user only', () => {
    const sealed = KeyRing.open({ dataDir }).seal(place, 'zebra');
    expect(statSync(path.join(dataDir, 'secret-keys.json')).mode & 0o777).toBe(0o600);
    expect(KeyRing.open({ dataDir }).open(place, sealed)).toBe('zebra');
    expect(sealed.sealed.includes(Buffer.from('zebra'))).toBe(false);
    expect(readFileSync(path.join(dataDir, 'secret-keys.json'), 'utf8')).not.toContain('zebra');
  });

  it('seal the same text differently each time', () => {
    const ring = new KeyRing([['a', key(1)]]);
    expect(ring.seal(place, 'zebra').sealed).not.toEqual(ring.seal(place, 'zebra').sealed);
  });

  it('open a secret only where it belongs, and only whole', () => {
    const ring = new KeyRing([['a', key(1)]]);
    const sealed = ring.seal(place, 'zebra');
    expect(() => ring.open({ ...place, connectionId: 'other' }, sealed)).toThrow(SecretLostError);
    const changed = Buffer.from(sealed.sealed);
    changed[13]! ^= 1;
    expect(() => ring.open(place, { ...sealed, sealed: changed })).toThrow(SecretLostError);
  });

  it('go on opening what an older one has sealed, and seal with the newest', () => {
    const sealed = new KeyRing([['a', key(1)]]).seal(place, 'zebra');
    const turned = new KeyRing([
      ['b', key(2)],
      ['a', key(1)],
    ]);
    expect(turned.open(place, sealed)).toBe('zebra');
    expect(turned.seal(place, 'zebra').keyId).toBe('b');
    expect(() => new KeyRing([['b', key(2)]]).open(place, sealed)).toThrow(SecretLostError);
  });

  it('refuse a key of the wrong length', () => {
    expect(() => new KeyRing([['a', Buffer.alloc(16)]])).toThrow('32 bytes');
  });
});

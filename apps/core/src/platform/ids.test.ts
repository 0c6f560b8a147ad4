import { describe, expect, it } from '@jest/globals';
import { isId, newId, newToken, tokenHash } from './ids.js';

describe('ids and tokens', () => {
  it('makes UUIDs of version 7 that sort by time', () => {
    // RFC 9562 appendix A.6: 2022-02-22 19:22:22 UTC is 017F22E279B0 in the first 48 bits.
    const id = newId(1_645_557_742_000);
    expect(id).toMatch(/^017f22e2-79b0-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(newId(2_000_000_000_000) > id).toBe(true);
    expect(isId(id)).toBe(true);
  });

  it('makes tokens of 32 bytes and stores only their hash', () => {
    const token = newToken();
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(newToken()).not.toBe(token);
    // FIPS 180-4, SHA-256 of "abc"
    expect(tokenHash('abc').toString('hex')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it.each(["x' or true", '', 'A0000000-0000-7000-8000-000000000000', undefined])(
    'takes %s for no id',
    (value) => {
      expect(isId(value)).toBe(false);
    },
  );
});

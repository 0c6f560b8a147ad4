import { describe, expect, it } from '@jest/globals';
import { Redactor } from './redact.js';

const SECRET = 'p@ss "word"/1';
const redactor = new Redactor({ key: SECRET, longer: `${SECRET}23`, short: 'abc', none: '' });

describe('words that are kept or shown', () => {
  it.each([
    ['as it is', `no: ${SECRET}!`, 'no: [secret]!'],
    ['in an address', `/x?key=${encodeURIComponent(SECRET)}&y=1`, '/x?key=[secret]&y=1'],
    ['in a form', `key=${encodeURIComponent(SECRET).replaceAll('%20', '+')}`, 'key=[secret]'],
    ['in JSON', JSON.stringify({ key: SECRET }), '{"key":"[secret]"}'],
    ['in base64', Buffer.from(SECRET).toString('base64'), '[secret]'],
    [
      'with a name before it in base64',
      `Basic ${Buffer.from(`me:${SECRET}`).toString('base64')}`,
      'Basic [secret]',
    ],
    ['that begins another', `${SECRET}23`, '[secret]'],
  ])('lose a secret %s', (_how, text, left) => {
    expect(redactor.text(text)).toBe(left);
  });

  it('keep what is no secret, and values too short to be told from words', () => {
    expect(redactor.text('abcdef abc 1234567890 SGVsbG8gd29ybGQ=')).toBe(
      'abcdef abc 1234567890 SGVsbG8gd29ybGQ=',
    );
  });

  it('are looked at in every corner of a value', () => {
    expect(redactor.all({ a: [SECRET, 1, null], b: { c: `x${SECRET}` } })).toEqual({
      a: ['[secret]', 1, null],
      b: { c: 'x[secret]' },
    });
  });
});

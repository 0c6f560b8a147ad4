import { describe, expect, it } from '@jest/globals';
import { bindMessage } from './binary-insert.js';

describe('bindMessage', () => {
  it('is laid out as the protocol says', () => {
    // PostgreSQL, "Message Formats", Bind: by hand for a text, a binary and a missing parameter.
    const message = Buffer.concat(bindMessage([7, Buffer.from([1, 2]), null]));
    expect(message.toString('hex')).toBe(
      [
        '42 00000021', // B, then 33 bytes with this number
        '00 00', // portal and statement without a name
        '0003 0000 0001 0000', // formats: text, binary, text
        '0003', // parameters
        '00000001 37', // "7"
        '00000002 0102',
        'ffffffff', // NULL
        '0000', // result formats
      ]
        .join('')
        .replaceAll(' ', ''),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { readCsvHead } from './csv-head.js';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('readCsvHead', () => {
  it('leaves out a last record that the cut may have shortened', () => {
    expect(readCsvHead(utf8('a,b\n1,2\n3,4'), { complete: false }).rows).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('keeps a last record of a whole file', () => {
    expect(readCsvHead(utf8('a,b\n1,2\n3,4'), { complete: true }).rows).toHaveLength(3);
  });

  it('gives 50 rows unless told', () => {
    const bytes = utf8('a,b\n'.repeat(200));
    expect(readCsvHead(bytes, { complete: true }).rows).toHaveLength(50);
    expect(readCsvHead(bytes, { complete: true, rows: 3 }).rows).toHaveLength(3);
  });

  it.each([
    ['an unclosed quote', utf8('a,b\n1,2\n3,"4\n')],
    ['a NUL byte', utf8('a,b\n1,2\n3,\0\n')],
    ['two encodings', new Uint8Array([...utf8('a,b\n1,2\nM\u00f4n,'), 0xf4, 0x0a])],
  ])('gives the rows before %s', (_name, bytes) => {
    expect(readCsvHead(bytes, { complete: true }).rows).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('refuses what is no table from its first row on', () => {
    expect(() => readCsvHead(utf8('<html>'), { complete: true })).toThrow(
      expect.objectContaining({ code: 'html' }),
    );
  });

  it.each([
    [
      'no end of a line',
      'a'.repeat(65_536),
      'record-too-long',
      'Row 1 has no end within the first 64 kB of the file.',
    ],
    ['a quote that goes on', `"${'a\n'.repeat(32_000)}`, 'record-too-long', /^Row 1 has no end/],
    [
      'thousands of columns',
      'c,'.repeat(32_768),
      'too-many-columns',
      /^Row 1 has more than [\d,]+ columns; a file may/,
    ],
  ])('says of %s what is wrong, not that there is nothing', (_name, text, code, message) => {
    const read = () => readCsvHead(utf8(text), { complete: false });
    expect(read).toThrow(expect.objectContaining({ code }));
    expect(read).toThrow(message);
  });

  it('bears a cut inside a character', () => {
    const bytes = utf8('a,b\nYnys Môn,2\n').subarray(0, 10);
    expect(readCsvHead(bytes, { complete: false }).rows).toEqual([['a', 'b']]);
  });
});

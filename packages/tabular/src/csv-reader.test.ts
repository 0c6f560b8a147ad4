import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { CsvReader } from './csv-reader.js';
import { TabularError } from './tabular-error.js';

const utf8 = (text: string) => new TextEncoder().encode(text);

function streamOf(bytes: Uint8Array, piece = Math.max(1, bytes.length)): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, at + piece));
      at += piece;
      return undefined;
    },
  });
}

async function read(bytes: Uint8Array, piece?: number) {
  const reader = new CsvReader(streamOf(bytes, piece));
  const rows: (readonly string[])[] = [];
  for await (const batch of reader.batches()) {
    expect(batch.firstRow).toBe(rows.length + 1);
    rows.push(...batch.rows);
  }
  return { rows, encoding: reader.encoding, delimiter: reader.delimiter };
}

async function refusal(bytes: Uint8Array, piece?: number): Promise<TabularError> {
  try {
    await read(bytes, piece);
  } catch (error) {
    if (error instanceof TabularError) return error;
    throw error;
  }
  throw new Error('The file was accepted.');
}

describe('what is read', () => {
  const TABLE = [
    ['place', 'note'],
    ['Ynys Môn', 'says "hello", twice'],
    ['', 'two\nlines'],
  ];
  const WRITTEN = 'place,note\nYnys Môn,"says ""hello"", twice"\n,"two\nlines"\n';

  it.each([
    ['LF', WRITTEN],
    ['CRLF', WRITTEN.replaceAll('\n', '\r\n')],
    ['CR', WRITTEN.replaceAll('\n', '\r')],
    ['no last line end', WRITTEN.trimEnd()],
    ['byte order mark', `\ufeff${WRITTEN}`],
  ])('reads the same table from %s, in pieces of any size', async (_name, text) => {
    const bytes = utf8(text);
    for (let piece = 1; piece <= bytes.length; piece += 1) {
      expect((await read(bytes, piece)).rows).toEqual(TABLE);
    }
  });

  it.each([
    [',', 'a,b,c\n1,"2;2",3\n'],
    [';', 'a;b;c\n1,5;2,5;3\n'],
    ['\t', 'a\tb\tc\n1, 2\t2\t3\n'],
    ['|', 'a|b|c\n1|2|3\n'],
  ])('finds the separator %j', async (delimiter, text) => {
    const found = await read(utf8(text));
    expect(found.delimiter).toBe(delimiter);
    expect(found.rows.map((row) => row.length)).toEqual([3, 3]);
  });

  it('reads windows-1252 as iconv-lite does, for every byte that it defines', async () => {
    const undefinedBytes = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
    for (let byte = 0x80; byte <= 0xff; byte += 1) {
      const bytes = Uint8Array.of(0x61, 0x2c, 0x62, 0x0a, byte, 0x2c, 0x63, 0x0a);
      if (undefinedBytes.has(byte)) {
        expect((await refusal(bytes)).code).toBe('encoding-unknown');
      } else {
        const found = await read(bytes);
        expect(found.encoding).toBe('windows-1252');
        expect(found.rows[1]?.[0]).toBe(iconv.decode(Buffer.from([byte]), 'windows-1252'));
      }
    }
  });

  it('turns to windows-1252 late in a file without losing a row', async () => {
    const lines = 'name,n\n'.concat('Bedford,1\n'.repeat(30_000));
    const bytes = new Uint8Array([...utf8(lines), ...utf8('Ynys M'), 0xf4, ...utf8('n,2\n')]);
    const found = await read(bytes, 4_096);
    expect(found.encoding).toBe('windows-1252');
    expect(found.rows).toHaveLength(30_002);
    expect(found.rows.at(-1)).toEqual(['Ynys Môn', '2']);
  });

  it.each(['utf-16le', 'utf-16be'] as const)('reads %s by its byte order mark', async (encoding) => {
    const bytes = iconv.encode('name,n\nYnys Môn,2\n', encoding, { addBOM: true });
    for (const piece of [1, 3, 100]) {
      const found = await read(new Uint8Array(bytes), piece);
      expect(found.encoding).toBe(encoding);
      expect(found.rows).toEqual([
        ['name', 'n'],
        ['Ynys Môn', '2'],
      ]);
    }
  });

  it('counts blank lines as rows, so that row numbers are those of a spreadsheet', async () => {
    expect((await read(utf8('a,b\n\n1,2\n'))).rows).toEqual([['a', 'b'], [''], ['1', '2']]);
  });

  it('keeps a quote inside a bare cell', async () => {
    expect((await read(utf8('a,b\n5" pipe,2\n'))).rows[1]).toEqual(['5" pipe', '2']);
  });

  it('reads the same rows from many blocks, quoted or not', async () => {
    const plain = Array.from(
      { length: 20_000 },
      (_, index) => `E8${index},place ${index},${index % 700}`,
    ).join('\n');
    const quoted = plain.replaceAll(/place (\d+)/g, '"place $1"');
    const [a, b] = [await read(utf8(plain), 10_007), await read(utf8(quoted), 10_007)];
    expect(a.rows).toHaveLength(20_000);
    expect(a.rows[19_999]).toEqual(['E819999', 'place 19999', '399']);
    expect(b.rows).toEqual(a.rows);
  });
});

describe('passing over lines', () => {
  it('leaves out what nobody needs and counts every row', async () => {
    const text = `name,n\n${'a,1\n'.repeat(100_000)}b,2\n${'a,1\n'.repeat(100_000)}`;
    const reader = new CsvReader(streamOf(utf8(text), 10_007), {
      passOver: (block, start) => block.startsWith('a,', start),
    });
    const names = new Map<string, number>();
    for await (const { rows } of reader.batches()) {
      for (const [name = ''] of rows) names.set(name, (names.get(name) ?? 0) + 1);
    }
    expect(reader.rowCount).toBe(200_002);
    expect([names.get('name'), names.get('b')]).toEqual([1, 1]);
    // Only the first block was parsed whole.
    expect(names.get('a')).toBeLessThan(100_000);
  });
});

describe('what is refused', () => {
  it.each([
    ['an empty file', new Uint8Array(0), 'empty-file'],
    ['a NUL byte', utf8('a,b\n1,\0\n'), 'not-text'],
    ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), 'spreadsheet'],
    ['a PDF', utf8('%PDF-1.7'), 'not-text'],
    ['a web page', utf8('\n<!DOCTYPE html><html><body>Sign in</body></html>'), 'html'],
    ['two encodings', new Uint8Array([...utf8('a,Môn\nb,'), 0xf4, 0x0a]), 'encoding-mixed'],
    ['501 columns', utf8(`${'a,'.repeat(500)}b\n`), 'too-many-columns'],
    ['a million columns', utf8(`${'a,'.repeat(400_000)}b\n`), 'too-many-columns'],
    ['a long bare cell', utf8(`a,b\n${'x'.repeat(65_537)},1\n`), 'cell-too-long'],
    ['a long quoted cell', utf8(`a,b\n"${'x\n'.repeat(40_000)}",1\n`), 'cell-too-long'],
    ['a long record', utf8(`a,b\n${`${'x'.repeat(4_000)},`.repeat(300)}1\n`), 'record-too-long'],
    ['text after a quote', utf8('a,b\n"x"y,1\n'), 'quote-malformed'],
  ])('refuses %s', async (_name, bytes, code) => {
    const error = await refusal(bytes);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/\.$/);
    expect(error.remedy).toMatch(/\.$/);
  });

  it('names the row of a quote that is never closed', async () => {
    const error = await refusal(utf8('a,b\n1,2\n3,"4\n5,6\n'));
    expect([error.code, error.row]).toEqual(['quote-unclosed', 3]);
  });

  it('names the row of an unclosed quote far into a file', async () => {
    const text = `a,b\n${'1,2\n'.repeat(70_000)}3,"4\n${'5,6\n'.repeat(1_000)}`;
    const error = await refusal(utf8(text), 4_096);
    expect([error.code, error.row]).toEqual(['quote-unclosed', 70_002]);
  });

  it('names the row of a byte that is in no known encoding', async () => {
    const error = await refusal(new Uint8Array([...utf8('a,b\n1,2\n3,'), 0x81, 0x0a]));
    expect([error.code, error.row]).toEqual(['encoding-unknown', 3]);
  });

  it('gives up on a line of 50 MB after the limit, not at its end', async () => {
    let pulled = 0;
    const piece = utf8('x'.repeat(65_536));
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        if (pulled > 800) controller.close();
        else controller.enqueue(piece);
      },
    });
    const reading = (async () => {
      for await (const batch of new CsvReader(endless).batches()) expect(batch.rows).toHaveLength(0);
    })();
    await expect(reading).rejects.toMatchObject({ code: 'record-too-long', row: 1 });
    expect(pulled).toBeLessThan(25);
  });

  it('is quick on quotes made to hurt', async () => {
    const started = performance.now();
    await refusal(utf8(`a,b\n${'"x"y,'.repeat(400_000)}`));
    await refusal(utf8(`a,b\n"${'""'.repeat(2_000_000)}`));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

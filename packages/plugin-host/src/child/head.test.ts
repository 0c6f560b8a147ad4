import { describe, expect, it } from '@jest/globals';
import { makeWorkbook } from '@fairshift/tabular/testing';
import { headOfSheet, readHead, TO_MAP } from './head.js';
import type { InheritedFile } from './inherited-file.js';

const text = (content: string) => new TextEncoder().encode(content);
const headOf = (bytes: Uint8Array, size?: typeof TO_MAP) =>
  readHead(
    {
      name: 'a file',
      size: bytes.length,
      readAt: (offset: number, length: number) =>
        Promise.resolve(bytes.subarray(Math.min(offset, bytes.length), offset + length)),
    } as unknown as InheritedFile,
    size,
  );

const DATA = {
  name: 'Data',
  rows: [['Ward', 'Falls'], ...Array.from({ length: 60 }, (_, at) => [`W${at}`, at])],
};

describe('the head of a file', () => {
  it('has the first 50 rows of each sheet of a workbook, what is hidden, and what it looks into', async () => {
    const old = { name: 'Old', hidden: true as const, rows: [['a', 'b']] };
    const head = await headOf(makeWorkbook({ sheets: [DATA, old], externalFile: 'budget.xlsx' }));
    expect(head.tables?.map(({ sheet, hidden, rows }) => [sheet, hidden, rows.length])).toEqual([
      ['Data', undefined, 50],
      ['Old', true, 1],
    ]);
    expect(head.tables?.[0]?.rows[1]).toEqual(['W0', '0']);
    expect(head).toMatchObject({ externalFiles: ['budget.xlsx'] });
    expect(head.entries).toContain('xl/workbook.xml');
    expect(headOfSheet(head, 'Old').tables).toEqual([{ sheet: 'Old', rows: [['a', 'b']] }]);
  });

  it('reaches further for the mapping wizard, of which the bytes stay as few', async () => {
    const lines = text(`Ward,Falls\n${'A rather long name of a ward,12\n'.repeat(3_000)}`);
    const [short, long] = [await headOf(lines), await headOf(lines, TO_MAP)];
    expect(short.tables?.[0]?.rows).toHaveLength(50);
    expect(long.tables?.[0]?.rows).toHaveLength(2_000);
    expect(long.bytes).toEqual(short.bytes);
    const book = await headOf(makeWorkbook({ sheets: [DATA] }), TO_MAP);
    expect(book.tables?.[0]?.rows).toHaveLength(61);
  });

  it('still has the rows before a fault', async () => {
    const rows = [
      ['Ward', 'Falls'],
      ['A', { formula: 'B9' }],
    ];
    const head = await headOf(makeWorkbook({ sheets: [{ name: 'Data', rows }] }));
    expect(head.tables).toEqual([{ sheet: 'Data', rows: [['Ward', 'Falls']] }]);
    expect(head).not.toHaveProperty('fault');
  });

  it.each<[string, () => Uint8Array, RegExp]>([
    ['cut short', () => makeWorkbook({ sheets: [DATA] }).subarray(0, 1_500), /damaged, or it was cut short/],
    [
      'with macros',
      () => makeWorkbook({ sheets: [DATA], parts: { 'xl/vbaProject.bin': 'x' } }),
      /holds macros/,
    ],
    ['a web page', () => text('<html><table><tr><td>1</td></tr></table></html>'), /web page/],
    [
      'an old workbook',
      () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      /old format of Excel/,
    ],
    ['of 10 million columns', () => text(','.repeat(65_536)), /columns; a file may have 500/],
    ['of two encodings', () => Uint8Array.of(0xc3, 0xa9, 0x2c, 0xe9, 0x2c, 0x0a), /another encoding/],
    ['of bytes', () => Uint8Array.of(1, 2, 0, 3, 44, 10), /no text file has/],
  ])('says in sentences why a file %s is not read', async (_, make, message) => {
    const { fault, tables } = await headOf(make());
    expect(tables).toBeUndefined();
    expect(fault?.message).toMatch(message);
    expect(fault?.remedy).toMatch(/\.$/);
  });
});

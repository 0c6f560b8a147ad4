import { describe, expect, it } from '@jest/globals';
import { zipSync } from 'fflate';
import { makeWorkbook, type MadeWorkbook } from '../testing/index.js';
import { TabularError, type TabularErrorCode } from '../tabular-error.js';
import { Workbook } from './workbook.js';

const GOOD: MadeWorkbook = {
  sheets: [
    {
      name: 'Data',
      rows: [
        ['Ward', 'Falls'],
        ['A', 3],
        ['B', 4],
      ],
    },
  ],
};
const text = (content: string) => new TextEncoder().encode(content);
const SHEET = 'xl/worksheets/sheet1.xml';

/** Opens a workbook and reads it all, as a check does. */
async function fateOf(bytes: Uint8Array): Promise<TabularErrorCode | 'read'> {
  const readAt = (offset: number, length: number) =>
    Promise.resolve(bytes.subarray(Math.min(offset, bytes.length), offset + length));
  try {
    const workbook = await Workbook.open({ readAt });
    await workbook.heads();
    for await (const _ of workbook.sheet().batches());
    return 'read';
  } catch (error) {
    if (!(error instanceof TabularError)) throw error;
    expect(error.message).toMatch(/\.$/);
    expect(error.remedy).toMatch(/\.$/);
    return error.code;
  }
}

const withSheet = (xml: string) => makeWorkbook({ ...GOOD, parts: { [SHEET]: xml } });
const rows = (inner: string) => `<worksheet><sheetData>${inner}</sheetData></worksheet>`;
const find = (bytes: Uint8Array, mark: readonly number[], from = 0): number => {
  for (let at = from; at < bytes.length; at += 1)
    if (mark.every((byte, index) => bytes[at + index] === byte)) return at;
  throw new Error('The mark is not there.');
};
const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const ENTRY = [0x50, 0x4b, 0x01, 0x02];

/** Bytes of the good workbook with its directory changed; `at` is where the first entry begins. */
function changed(change: (view: DataView, at: number, second: number) => void): Uint8Array {
  const bytes = makeWorkbook(GOOD);
  const first = find(bytes, ENTRY);
  change(viewOf(bytes), first, find(bytes, ENTRY, first + 4));
  return bytes;
}

describe('workbooks that are not opened', () => {
  it('reads the good one', async () => {
    expect(await fateOf(makeWorkbook(GOOD))).toBe('read');
  });

  it.each<[string, () => Uint8Array, TabularErrorCode]>([
    ['cut short', () => makeWorkbook(GOOD).subarray(0, 900), 'workbook-damaged'],
    ['a byte of a sheet changed', () => flip(makeWorkbook(GOOD)), 'workbook-damaged'],
    ['a password, zip', () => changed((view, at) => view.setUint16(at + 8, 1, true)), 'workbook-locked'],
    ['a password, as Excel does it', () => oldContainer('EncryptedPackage'), 'workbook-locked'],
    ['the old format', () => oldContainer('Workbook'), 'workbook-old'],
    ['macros', () => makeWorkbook({ ...GOOD, parts: { 'xl/vbaProject.bin': 'x' } }), 'workbook-macros'],
    [
      'a binary workbook',
      () => makeWorkbook({ ...GOOD, parts: { 'xl/workbook.bin': 'x' } }),
      'workbook-kind',
    ],
    ['OpenDocument', () => zipSync({ mimetype: text('x'), 'content.xml': text('x') }), 'workbook-kind'],
    [
      'a Word document',
      () => zipSync({ '[Content_Types].xml': text('x'), 'word/document.xml': text('x') }),
      'workbook-kind',
    ],
    ['an empty zip', () => zipSync({}), 'workbook-kind'],
    [
      'overlapping parts',
      () => changed((view, at, second) => view.setUint32(second + 42, view.getUint32(at + 42, true), true)),
      'workbook-hostile',
    ],
    [
      'a part larger than the file',
      () => changed((view, at) => view.setUint32(at + 20, 50_000_000, true)),
      'workbook-hostile',
    ],
    ['a size that lies', () => lyingSize(), 'workbook-hostile'],
    [
      'a path out of the container',
      () => makeWorkbook({ ...GOOD, parts: { '../../evil.xml': 'x' } }),
      'workbook-hostile',
    ],
    [
      'two parts of one name',
      () => makeWorkbook({ ...GOOD, parts: { 'xl/Workbook.xml': 'x' } }),
      'workbook-hostile',
    ],
    [
      '20,000 entries',
      () => zipSync(Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`xl/${at}`, text('')]))),
      'workbook-too-large',
    ],
    [
      'a bomb',
      () => makeWorkbook({ ...GOOD, parts: { [SHEET]: rows('<x></x>'.repeat(1_300_000)) } }),
      'workbook-too-large',
    ],
  ])('%s', async (_, make, code) => {
    expect(await fateOf(make())).toBe(code);
  });
});

describe('sheets that are not read', () => {
  const entities = '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>';
  it.each<[string, () => string, TabularErrorCode]>([
    ['entity bomb', () => `${entities}${rows('<row><c t="str"><v>&b;</v></c></row>')}`, 'workbook-hostile'],
    ['outside entity', () => `<!DOCTYPE l SYSTEM "file:///etc/passwd">${rows('')}`, 'workbook-hostile'],
    ['16,384 columns', () => rows('<row r="1"><c r="XFD1"><v>1</v></c></row>'), 'too-many-columns'],
    ['a column behind the last', () => rows('<row r="1"><c r="XFE1"><v>1</v></c></row>'), 'workbook-damaged'],
    ['a row behind the last', () => rows('<row r="1048577"><c><v>1</v></c></row>'), 'workbook-damaged'],
    ['rows out of order', () => rows('<row r="3"/><row r="2"/>'), 'workbook-damaged'],
    ['10 million columns', () => rows(`<row>${'<c/>'.repeat(20_000)}</row>`), 'workbook-damaged'],
    ['deep tags', () => rows('<row>'.repeat(100)), 'workbook-damaged'],
    [
      'a text of 2 MB',
      () => rows(`<row><c t="str"><v>${noise(2_000_000)}</v></c></row>`),
      'workbook-damaged',
    ],
    [
      'a cell of 70,000 characters',
      () => rows(`<row><c t="str"><v>${noise(70_000)}</v></c></row>`),
      'cell-too-long',
    ],
    ['not closed', () => '<worksheet><sheetData><row>', 'workbook-damaged'],
    ['not XML', () => 'Ward,Falls', 'workbook-damaged'],
  ])('%s', async (_, xml, code) => {
    expect(await fateOf(withSheet(xml()))).toBe(code);
  });

  it('an entity that nobody defined stays text', async () => {
    expect(await fateOf(withSheet(rows('<row><c t="str"><v>&b;</v></c></row>')))).toBe('read');
  });
});

/** Text that packs badly, so that it is no bomb. */
function noise(length: number): string {
  let seed = 1;
  return Array.from({ length }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return String.fromCharCode(97 + (seed % 26));
  }).join('');
}

/** The first part says it is one byte long. */
function lyingSize(): Uint8Array {
  const bytes = makeWorkbook(GOOD);
  const view = viewOf(bytes);
  for (let at = find(bytes, ENTRY); view.getUint32(at, true) === 0x02014b50;) {
    view.setUint32(at + 24, 1, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true);
  }
  return bytes;
}

/** Changes the checksum of every part: what came out is then not what went in. */
function flip(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes);
  for (let at = find(bytes, ENTRY); view.getUint32(at, true) === 0x02014b50;) {
    view.setUint32(at + 16, view.getUint32(at + 16, true) ^ 1, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true);
  }
  return bytes;
}

/** An OLE container with one named stream in its directory (MS-CFB 2.2 and 2.6). */
function oldContainer(stream: string): Uint8Array {
  const bytes = new Uint8Array(4_096);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const view = viewOf(bytes);
  view.setUint16(30, 9, true);
  view.setUint32(48, 1, true);
  for (const [index, letter] of [...stream].entries())
    view.setUint16(1_024 + 128 + index * 2, letter.charCodeAt(0), true);
  return bytes;
}

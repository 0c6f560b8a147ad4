import type { ByteSource } from './byte-source.js';
import { WORKBOOK_LIMITS } from './limits.js';
import { cutShort, locked, notMadeByASpreadsheet, tooLarge } from './workbook-errors.js';

/** One file inside the container, as its directory tells. */
export interface ZipPart {
  readonly name: string;
  readonly isPacked: boolean;
  readonly packedSize: number;
  readonly size: number;
  readonly crc: number;
  readonly headerAt: number;
  /** Where the next part, or the directory, begins: nothing of this part may stand behind it. */
  readonly endsBefore: number;
}

const END_MARK = 0x06054b50;
const END_LENGTH = 22;
const MOST_COMMENT = 65_535;
const FAR_END_LOCATOR = 0x07064b50;
const FAR_END_MARK = 0x06064b50;
const ENTRY_MARK = 0x02014b50;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const MOST_DIRECTORY = 4_194_304;
const LONG = 0xffffffff;
const SHORT = 0xffff;

/**
 * The directory of a zip container, checked before anything is unpacked: how many parts, how large they say they
 * are, that none stands inside another, and that their names are names of a workbook. Facts of the format: APPNOTE 6.3.
 * @throws TabularError
 */
export async function readZipDirectory(source: ByteSource): Promise<ReadonlyMap<string, ZipPart>> {
  const { count, at, length } = await findDirectory(source);
  if (count > WORKBOOK_LIMITS.entries || length > MOST_DIRECTORY) throw tooLarge();
  if (at + length > source.size) throw cutShort();
  const bytes = await source.readAt(at, length);
  const parts = readEntries(bytes, count);
  const inOrder = parts.toSorted((a, b) => a.headerAt - b.headerAt);
  const found = new Map<string, ZipPart>();
  for (const [index, part] of inOrder.entries()) {
    const endsBefore = inOrder[index + 1]?.headerAt ?? at;
    if (part.headerAt + LOCAL_LENGTH + part.packedSize > endsBefore) throw notMadeByASpreadsheet();
    const key = part.name.toLowerCase();
    if (found.has(key)) throw notMadeByASpreadsheet();
    found.set(key, { ...part, endsBefore });
  }
  return found;
}

interface Directory {
  readonly count: number;
  readonly at: number;
  readonly length: number;
}

async function findDirectory(source: ByteSource): Promise<Directory> {
  const tailLength = Math.min(source.size, END_LENGTH + MOST_COMMENT);
  const tailAt = source.size - tailLength;
  const tail = viewOf(await source.readAt(tailAt, tailLength));
  for (let at = tail.byteLength - END_LENGTH; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) !== END_MARK) continue;
    if (at + END_LENGTH + tail.getUint16(at + 20, true) !== tail.byteLength) continue;
    const near = {
      count: tail.getUint16(at + 10, true),
      length: tail.getUint32(at + 12, true),
      at: tail.getUint32(at + 16, true),
    };
    const isFar = near.count === SHORT || near.at === LONG || near.length === LONG;
    return isFar ? farDirectory(source, tailAt + at) : near;
  }
  throw cutShort();
}

/** Zip64: some programs write it for small files too. */
async function farDirectory(source: ByteSource, endAt: number): Promise<Directory> {
  const locator = viewOf(await source.readAt(Math.max(0, endAt - 20), 20));
  if (locator.byteLength < 20 || locator.getUint32(0, true) !== FAR_END_LOCATOR) throw cutShort();
  const end = viewOf(await source.readAt(whole(locator, 8), 56));
  if (end.byteLength < 56 || end.getUint32(0, true) !== FAR_END_MARK) throw cutShort();
  return { count: whole(end, 32), length: whole(end, 40), at: whole(end, 48) };
}

type Entry = Omit<ZipPart, 'endsBefore'>;

function readEntries(bytes: Uint8Array, count: number): readonly Entry[] {
  const entries: Entry[] = [];
  const view = viewOf(bytes);
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_LENGTH > bytes.length || view.getUint32(at, true) !== ENTRY_MARK) throw cutShort();
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      view.getUint16(at + field, true),
    ) as [number, number, number];
    const nameAt = at + ENTRY_LENGTH;
    const next = nameAt + nameLength + extraLength + commentLength;
    if (next > bytes.length) throw cutShort();
    const name = nameOf(bytes.subarray(nameAt, nameAt + nameLength));
    const extra = viewOf(bytes.subarray(nameAt + nameLength, nameAt + nameLength + extraLength));
    if (!name.endsWith('/')) entries.push(entryOf(viewOf(bytes.subarray(at, nameAt)), extra, name));
    at = next;
  }
  return entries;
}

function entryOf(view: DataView, extra: DataView, name: string): Entry {
  if ((view.getUint16(8, true) & 0x2041) !== 0) throw locked();
  const method = view.getUint16(10, true);
  if (method !== 0 && method !== 8) throw notMadeByASpreadsheet();
  const near = [24, 20, 42].map((field) => view.getUint32(field, true)) as [number, number, number];
  const [size, packedSize, headerAt] = near.includes(LONG) ? farFields(near, extra) : near;
  if (size > WORKBOOK_LIMITS.partBytes) throw tooLarge();
  return { name, isPacked: method === 8, packedSize, size, crc: view.getUint32(16, true), headerAt };
}

/** The fields that are too long for their place stand in an extra field, in this order. */
function farFields(near: readonly [number, number, number], extra: DataView): [number, number, number] {
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== 1) continue;
    let from = at + 4;
    return near.map((value) => {
      if (value !== LONG) return value;
      if (from + 8 > extra.byteLength) throw cutShort();
      from += 8;
      return whole(extra, from - 8);
    }) as [number, number, number];
  }
  throw cutShort();
}

/** @throws TabularError for a name that leaves the container */
function nameOf(bytes: Uint8Array): string {
  const name = new TextDecoder().decode(bytes).replaceAll('\\', '/');
  if (name.startsWith('/') || name.includes('\0') || name.split('/').includes('..'))
    throw notMadeByASpreadsheet();
  return name;
}

function whole(view: DataView, at: number): number {
  const value = Number(view.getBigUint64(at, true));
  if (!Number.isSafeInteger(value)) throw cutShort();
  return value;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

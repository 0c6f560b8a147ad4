import type { FileHead } from '@fairshift/plugin-sdk';
import { beginsAsWorkbook, readCsvHead, TabularError, Workbook } from '@fairshift/tabular';
import { HEAD_BYTES } from '../protocol.js';
import type { InheritedFile } from './inherited-file.js';

type Tables = Pick<FileHead, 'tables' | 'entries' | 'fault' | 'externalFiles'>;

/** How far into a file is looked. */
export interface HeadSize {
  readonly bytes: number;
  /** Of each table. */
  readonly rows: number;
}

/** For recognition: every source that is asked gets the same. */
const TO_RECOGNISE: HeadSize = { bytes: HEAD_BYTES, rows: 50 };
/** For the mapping wizard: words that stand further down are matched, and asked about, as well. */
export const TO_MAP: HeadSize = { bytes: 1024 * 1024, rows: 2_000 };

/** The head of a file: its first 64 kB whatever the size, and the first rows of each table. */
export async function readHead(file: InheritedFile, size: HeadSize = TO_RECOGNISE): Promise<FileHead> {
  const bytes = await file.readAt(0, size.bytes);
  const tables = await readTables(file, bytes, size.rows);
  return { name: file.name, size: file.size, bytes: bytes.subarray(0, HEAD_BYTES), ...tables };
}

/** The head with the one sheet that a person chose: whoever chooses a hidden sheet wants to see it. */
export function headOfSheet(head: FileHead, sheet: string): FileHead {
  const tables = (head.tables ?? []).filter((table) => table.sheet === sheet);
  return { ...head, tables: tables.map(({ rows }) => ({ sheet, rows })) };
}

async function readTables(file: InheritedFile, bytes: Uint8Array, rows: number): Promise<Tables> {
  try {
    if (beginsAsWorkbook(bytes)) return await readWorkbook(file, rows);
    const complete = bytes.length === file.size;
    return { tables: [{ rows: readCsvHead(bytes, { complete, rows }).rows }] };
  } catch (error) {
    // What is no table has none: the sources still see the bytes and may know the format.
    if (error instanceof TabularError) return { fault: faultOf(error) };
    throw error;
  }
}

async function readWorkbook(file: InheritedFile, most: number): Promise<Tables> {
  const workbook = await Workbook.open(file);
  const heads = await workbook.heads(most);
  const { entries, externalFiles } = workbook;
  const tables = heads.map(({ name, isHidden, rows }) => ({
    sheet: name,
    rows,
    ...(isHidden ? { hidden: true as const } : {}),
  }));
  const broken = heads.find(({ rows, fault }) => fault !== undefined && rows.length === 0)?.fault;
  const isAllBroken = broken !== undefined && heads.every(({ rows }) => rows.length === 0);
  return {
    entries,
    tables,
    ...(isAllBroken ? { fault: faultOf(broken) } : {}),
    ...(externalFiles.length === 0 ? {} : { externalFiles }),
  };
}

function faultOf({ message, remedy }: TabularError): NonNullable<FileHead['fault']> {
  return { message, remedy };
}

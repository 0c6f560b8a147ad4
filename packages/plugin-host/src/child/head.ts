import type { FileHead } from '@fairshift/plugin-sdk';
import { beginsAsWorkbook, readCsvHead, TabularError, Workbook } from '@fairshift/tabular';
import { HEAD_BYTES } from '../protocol.js';
import type { InheritedFile } from './inherited-file.js';

type Tables = Pick<FileHead, 'tables' | 'entries' | 'fault' | 'externalFiles'>;

/** The head of a file, equal for every source that is asked: 64 kB, and 50 rows of each table. */
export async function readHead(file: InheritedFile): Promise<FileHead> {
  const bytes = await file.readAt(0, HEAD_BYTES);
  return { name: file.name, size: file.size, bytes, ...(await readTables(file, bytes)) };
}

/** The head with the one sheet that a person chose: whoever chooses a hidden sheet wants to see it. */
export function headOfSheet(head: FileHead, sheet: string): FileHead {
  const tables = (head.tables ?? []).filter((table) => table.sheet === sheet);
  return { ...head, tables: tables.map(({ rows }) => ({ sheet, rows })) };
}

async function readTables(file: InheritedFile, bytes: Uint8Array): Promise<Tables> {
  try {
    if (beginsAsWorkbook(bytes)) return await readWorkbook(file);
    return { tables: [{ rows: readCsvHead(bytes, { complete: bytes.length === file.size }).rows }] };
  } catch (error) {
    // What is no table has none: the sources still see the bytes and may know the format.
    if (error instanceof TabularError) return { fault: faultOf(error) };
    throw error;
  }
}

async function readWorkbook(file: InheritedFile): Promise<Tables> {
  const workbook = await Workbook.open(file);
  const heads = await workbook.heads();
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

import type { FileHead } from '@fairshift/plugin-sdk';
import { readCsvHead } from '@fairshift/tabular';
import { HEAD_BYTES } from '../protocol.js';
import type { InheritedFile } from './inherited-file.js';

/** The head of a file, equal for every source that is asked: 64 kB, and 50 rows when it is a table. */
export async function readHead(file: InheritedFile): Promise<FileHead> {
  const bytes = await file.readAt(0, HEAD_BYTES);
  const tables = readTables(bytes, bytes.length === file.size);
  return { name: file.name, size: file.size, bytes, ...(tables === undefined ? {} : { tables }) };
}

function readTables(bytes: Uint8Array, complete: boolean): FileHead['tables'] {
  try {
    return [{ rows: readCsvHead(bytes, { complete }).rows }];
  } catch (error) {
    // What is no table has none: the sources still see the bytes and may know the format.
    if (error instanceof Error && error.name === 'TabularError') return undefined;
    throw error;
  }
}

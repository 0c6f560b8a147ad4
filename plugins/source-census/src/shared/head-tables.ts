import type { FileHead } from '@fairshift/plugin-sdk';
import { readCsvHead, TabularError } from '@fairshift/tabular';
import type { HeadTable } from './layout.js';

/** The first rows of each table of a file: those that the host read, else read here. None when it is no table. */
export function headTables(head: FileHead): readonly HeadTable[] {
  if (head.tables !== undefined) return head.tables;
  try {
    return [{ rows: readCsvHead(head.bytes, { complete: head.bytes.length >= head.size }).rows }];
  } catch (error) {
    if (error instanceof TabularError) return [];
    throw error;
  }
}

import type { FileHead } from '@fairshift/plugin-sdk';
import { plainHeading, readCsvHead, TabularError } from '@fairshift/tabular';

/** The first rows of a file: those that the host read, else read here. Empty when it is no table. */
export function headRows(head: FileHead): readonly (readonly string[])[] {
  const [table] = head.tables ?? [];
  if (table !== undefined) return table.rows;
  try {
    return readCsvHead(head.bytes, { complete: head.bytes.length >= head.size }).rows;
  } catch (error) {
    if (error instanceof TabularError) return [];
    throw error;
  }
}

/** Whether a heading row has all of the headings. */
export function hasHeadings(row: readonly string[] | undefined, headings: readonly string[]): boolean {
  const plain = new Set(row?.map(plainHeading));
  return headings.every((heading) => plain.has(plainHeading(heading)));
}

import { createHash } from 'node:crypto';

const plain = (heading: string) => heading.trim().replaceAll(/\s+/g, ' ').toLowerCase();

/** Names a set of headings: files of the same columns, in any order, are read by the same mapping. */
export function headingsSha256(headings: readonly string[]): Buffer {
  const sorted = [...new Set(headings.map(plain))].toSorted();
  return createHash('sha256').update(JSON.stringify(sorted)).digest();
}

import type { FileHead, Recognition } from '@fairshift/plugin-sdk';
import { readCsvHead, TabularError } from '@fairshift/tabular';
import { missingHeadings } from './table-file.js';

/** Looks for the four headings that every file of this layout has. */
export function recognise(head: FileHead): Recognition {
  const missing = missingHeadings(headingRow(head) ?? []);
  if (missing.length === 0) return { score: 3, because: 'The headings are those of the Fairshift layout.' };
  if (missing.length < 3) {
    return {
      score: 1,
      because: `It is like the Fairshift layout, but has no column ${missing.join(' and no column ')}.`,
    };
  }
  return { score: 0, because: 'The headings are not those of the Fairshift layout.' };
}

function headingRow(head: FileHead): readonly string[] | undefined {
  const shown = (head.tables ?? []).filter(({ hidden }) => hidden !== true);
  const table = shown.find(({ rows }) => missingHeadings(rows[0] ?? []).length === 0) ?? shown[0];
  if (table !== undefined) return table.rows[0];
  try {
    return readCsvHead(head.bytes, { complete: head.bytes.length >= head.size, rows: 1 }).rows[0];
  } catch (error) {
    if (error instanceof TabularError) return undefined;
    throw error;
  }
}

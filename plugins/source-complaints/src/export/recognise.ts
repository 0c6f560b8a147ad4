import type { FileHead, Recognition } from '@fairshift/plugin-sdk';
import { readCsvHead, TabularError } from '@fairshift/tabular';
import { bare } from './columns.js';
import { findLayout, type Layout } from './layout.js';

const SYSTEMS = /datix|ulysses|inphase/;
const FEWEST_GROUPS = 2;

/** Knows an export by a date, groups of cases and a heading that only such systems have. */
export function recognise(head: FileHead): Recognition {
  const found = tablesOf(head)
    .map(findLayout)
    .find((layout) => layout !== undefined);
  if (found === undefined || !found.hasSign || found.groups.length < FEWEST_GROUPS)
    return { score: 0, because: 'The headings are not those of an export of complaints or incidents.' };
  const isNamed = found.headings.some((heading) => SYSTEMS.test(bare(heading)));
  return { score: isNamed ? 3 : 2, because: because(found) };
}

/** Reasons are told one under another: a semicolon parts them. */
function because({ kind, headings, date, reference, groups }: Layout): string {
  const names = groups.slice(0, 5).map(({ heading }) => `"${heading.slice(0, 30)}"`);
  const one = kind === 'complaints' ? 'complaint' : 'incident';
  return [
    `It has the headings of an export of ${kind}: "${headings[date.at]?.slice(0, 30)}", ${names.join(', ')}`,
    reference < 0
      ? 'It has no reference, so each row counts as one'
      : `Rows with the same "${headings[reference]?.slice(0, 30)}" are one ${one}`,
  ].join('; ');
}

function tablesOf(head: FileHead): readonly (readonly (readonly string[])[])[] {
  if (head.tables !== undefined) return head.tables.map(({ rows }) => rows);
  try {
    return [readCsvHead(head.bytes, { complete: head.bytes.length >= head.size }).rows];
  } catch (error) {
    if (error instanceof TabularError) return [];
    throw error;
  }
}

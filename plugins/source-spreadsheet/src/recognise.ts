import type { FileHead, Recognition } from '@fairshift/plugin-sdk';
import { tableOf, columns } from './columns.js';
import { findHeading } from './find-heading.js';

const NAMES = /\.(?:csv|tsv|txt|xlsx?|xlsm|xlsb|ods)$/i;

/** A text file without a table is a letter; these are brought as tables. */
const TABLES = /\.(?:csv|tsv|xlsx)$/i;

/** Any table is known by its shape; other sources know theirs better. A file that could be one says why it is not. */
export function recognise(head: FileHead): Recognition {
  const { fault } = head;
  if (fault !== undefined) {
    const isOurs = NAMES.test(head.name) || head.entries !== undefined;
    const because = `${fault.message} ${fault.remedy}`.slice(0, 500);
    return isOurs ? { score: 0, near: true, because } : { score: 0, because };
  }
  const table = tableOf(head);
  if (table === undefined) return noTable(head);
  const shown = (head.tables ?? []).filter(
    ({ hidden, rows }) => hidden !== true && findHeading(rows) !== undefined,
  );
  const hasPeriod = columns(head).some(({ guess }) => /^(?:period|year|month)/.test(guess.role));
  const needs: ('sheet' | 'mapping' | 'period')[] = [
    ...(shown.length > 1 ? ['sheet' as const] : []),
    'mapping',
    ...(hasPeriod ? [] : ['period' as const]),
  ];
  return { score: 1, because: wordsOf(head, table), needs };
}

function wordsOf(head: FileHead, { sheet, heading }: NonNullable<ReturnType<typeof tableOf>>): string {
  const names = heading.headings.slice(0, 4).map((name) => `"${name.slice(0, 40)}"`);
  const where = sheet === undefined ? '' : ` in the sheet "${sheet.slice(0, 40)}"`;
  const links = head.externalFiles ?? [];
  const linked =
    links.length === 0
      ? ''
      : ` Some cells take their values from other files (${links.slice(0, 3).join(', ')}): these are not opened, and the values are those last saved.`;
  const hidden = (head.tables ?? [])
    .filter((one) => one.hidden === true)
    .map((one) => `"${one.sheet?.slice(0, 30) ?? ''}"`);
  const left =
    hidden.length === 0
      ? ''
      : ` Hidden sheets (${hidden.slice(0, 3).join(', ')}) are left out unless you choose one.`;
  return `A table${where} with ${heading.headings.length} columns; the headings are in row ${heading.row}: ${names.join(', ')}${heading.headings.length > 4 ? ' …' : ''}.${linked}${left}`.slice(
    0,
    500,
  );
}

function noTable(head: FileHead): Recognition {
  const rows = head.tables?.reduce((sum, table) => sum + table.rows.length, 0) ?? 0;
  if (!TABLES.test(head.name) || head.tables === undefined) return { score: 0, because: 'This is no table.' };
  const because =
    rows === 0
      ? 'There is nothing in this file. Check that you saved the sheet that holds the figures.'
      : 'No row of headings with rows of figures below it was found. Put one heading over each column, in one row, and bring the file again.';
  return { score: 0, near: true, because };
}

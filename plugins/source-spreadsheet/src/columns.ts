import type { FileHead } from '@fairshift/plugin-sdk';
import { findHeading, type Heading } from './find-heading.js';
import { type Guess, guessRole } from './guess-role.js';
import { matchLabel } from './labels.js';
import { personalColumn } from './personal.js';

export interface Column {
  readonly heading: string;
  readonly samples: readonly string[];
  readonly guess: Guess;
  /** How labels of the first rows match the code list that was guessed; those without `code` come first and stay as they are. */
  readonly matches?: readonly { readonly label: string; readonly code?: string; readonly meaning?: string }[];
}

const MOST_SAMPLES = 12;
const MOST_MATCHES = 200;

/** The first shown table with a heading row, or the one of the sheet that the person chose. */
export function tableOf(
  head: FileHead,
  sheet?: string,
):
  | { readonly sheet?: string; readonly rows: readonly (readonly string[])[]; readonly heading: Heading }
  | undefined {
  for (const table of head.tables ?? []) {
    if (sheet === undefined ? table.hidden === true : table.sheet !== sheet) continue;
    const heading = findHeading(table.rows);
    if (heading !== undefined)
      return { ...(table.sheet === undefined ? {} : { sheet: table.sheet }), rows: table.rows, heading };
  }
  return undefined;
}

/** What the wizard offers: each column with some of its cells, a role and the reason. */
export function columns(head: FileHead): readonly Column[] {
  const table = tableOf(head);
  if (table === undefined) return [];
  const { rows, heading } = table;
  return heading.headings.map((name, index) =>
    columnOf(
      name,
      rows.slice(heading.row).map((cells) => cells[index] ?? ''),
    ),
  );
}

function columnOf(heading: string, cells: readonly string[]): Column {
  const guess = guessRole(heading, cells);
  const given = [...new Set(cells.map((cell) => cell.trim()).filter((cell) => cell !== ''))];
  // What may not be taken in is not shown either.
  if (personalColumn(heading, cells) !== undefined) return { heading, samples: [], guess };
  const samples = given.slice(0, MOST_SAMPLES).map((cell) => cell.slice(0, 80));
  if (guess.role !== 'group') return { heading, samples, guess };
  const matches = given.map((label) => {
    const entry = matchLabel(label, guess.list ?? 'own');
    return {
      label: label.slice(0, 200),
      ...(entry === undefined ? {} : { code: entry.code, meaning: entry.label }),
    };
  });
  // A person is asked about these: none is cut off for one that is known.
  const unknown = matches.filter(({ code }) => code === undefined);
  const known = matches.filter(({ code }) => code !== undefined);
  return { heading, samples, guess, matches: [...unknown, ...known].slice(0, MOST_MATCHES) };
}

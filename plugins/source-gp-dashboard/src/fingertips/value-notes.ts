import type { Flag } from '@fairshift/plugin-sdk';
import { markTable, type MarkTable, type NoValue } from '@fairshift/tabular';

const HIDDEN = /suppress|disclos|small number|too small/i;
/** A merged council gets the value of the council that took it over. */
const BORROWED = /^value for .+ applied to/i;

const MISSING_MARKS = markTable([''], {});
const HIDDEN_MARKS = markTable([], { '': { meaning: 'suppressed', bounds: [0, null] } satisfies NoValue });

/** What an empty number means: suppressed and missing look the same, only the Value note tells them apart. */
export function marksFor(note: string): MarkTable {
  return HIDDEN.test(note) ? HIDDEN_MARKS : MISSING_MARKS;
}

/** Flags for numbers that are given. */
export function givenFlags(note: string): readonly Flag[] {
  return BORROWED.test(note) ? ['estimated'] : [];
}

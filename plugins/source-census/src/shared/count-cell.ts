import type { Flag } from '@fairshift/plugin-sdk';
import { markTable, readNumber } from '@fairshift/tabular';
import { refused, short } from './refuse.js';

/** Marks that Nomis and the ONS print in place of a number. */
const MARKS = markTable(['', '-', '..', ':', '*', '[c]', '[x]', '[z]', 'c', 'x', 'z']);

/** A number of people or households: `null` exactly when `flag` says why. */
export interface CountCell {
  readonly value: number | null;
  readonly flag?: Flag;
}

/** @throws RowRefused when the cell is neither a count nor a mark */
export function countCell(text: string, column: string): CountCell {
  const read = readNumber(text, MARKS);
  if (typeof read === 'object') return { value: null, flag: read.meaning };
  if (read !== undefined && Number.isInteger(read) && read >= 0) return { value: read };
  throw refused({
    column,
    found: text,
    rule: read === undefined ? 'not-a-number' : 'not-a-count',
    message:
      read === undefined
        ? `"${short(text)}" is neither a number nor one of this publisher's marks.`
        : `A count is a whole number from 0, but this is ${short(text)}.`,
  });
}

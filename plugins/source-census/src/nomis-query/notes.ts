import { parsePeriod, plainHeading, TabularError } from '@fairshift/tabular';
import type { Records } from '../shared/layout.js';

const MARK = /ons crown copyright reserved.*nomis/i;
/** A note and its value in two cells (`Units      :`, `Households`) or in one. */
const NOTE = /^([^:]{1,80}?)\s*:\s*(.*)$/s;
const MOST_TITLE_ROWS = 10;

/** What stands above the heading of a Nomis query. */
export interface Notes {
  readonly title: string;
  readonly population: string;
  readonly units: string;
  /** Of the figures, as written; empty when it does not say. */
  readonly date: string;
  /** Variables of which the person chose one category: `Household composition`, `Lone parent family`. */
  readonly chosen: readonly { readonly variable: string; readonly category: string }[];
  /** Index of the heading row. */
  readonly headingAt: number;
}

/** Notes that are no variable. */
const OTHER = new Set([
  'population',
  'units',
  'date',
  'measures',
  'measure',
  'area type',
  'geography',
  'frequency',
]);

/** The row of the publisher's mark; −1 when there is none near the top. */
export function markRow(rows: Records): number {
  return rows.slice(0, MOST_TITLE_ROWS).findIndex((row) => row.some((cell) => MARK.test(cell)));
}

/** @throws TabularError when no heading follows */
export function readNotes(rows: Records): Notes {
  const mark = markRow(rows);
  const found = new Map<string, string>();
  const chosen: { variable: string; category: string }[] = [];
  for (let at = Math.max(0, mark + 1); at < rows.length; at += 1) {
    const row = rows[at] ?? [];
    const filled = row.filter((cell) => cell.trim() !== '');
    const [variable, category] = noteOf(filled) ?? [];
    if (variable !== undefined && category !== undefined) {
      const key = plainHeading(variable);
      if (OTHER.has(key)) found.set(key, category);
      else chosen.push({ variable, category });
    } else if (filled.length >= 2) {
      const title =
        rows
          .slice(0, Math.max(1, mark))
          .flat()
          .find((cell) => cell.trim() !== '') ?? '';
      return {
        title: title.trim(),
        population: found.get('population') ?? '',
        units: found.get('units') ?? '',
        date: found.get('date') ?? '',
        chosen,
        headingAt: at,
      };
    }
  }
  throw new TabularError(
    'heading-missing',
    'Below the notes of this Nomis query stands no heading row.',
    'Get the file again from Nomis, as CSV or Excel, with the notes that it writes.',
    { row: rows.length },
  );
}

/** A note has one or two cells, and its first ends in a colon or holds the value after one. */
function noteOf(filled: readonly string[]): readonly [string, string] | undefined {
  const match = NOTE.exec(filled[0]?.trim() ?? '');
  const [, name = '', inside = ''] = match ?? [];
  if (match === null || filled.length > 2) return undefined;
  if (filled.length === 2) return inside === '' ? [name, filled[1]?.trim() ?? ''] : undefined;
  return [name, inside.trim()];
}

const CENSUS_TABLES: readonly (readonly [RegExp, string])[] = [
  [/^(?:TS|RM)\d{3}/i, '2021'],
  [/^(?:KS|QS|LC|DC)\d{3,4}(?:EW|UK)?\b/i, '2011'],
];

/** When the figures are of: the note, else the census that the number of the table is of. */
export function periodOf({ date, title }: Pick<Notes, 'date' | 'title'>): string | undefined {
  const ofTable = CENSUS_TABLES.find(([pattern]) => pattern.test(title))?.[1];
  return periodText(date) ?? periodText(ofTable ?? '');
}

export function periodText(text: string): string | undefined {
  const period = parsePeriod(text);
  return period === undefined ? undefined : `${period.start}/${period.end}`;
}

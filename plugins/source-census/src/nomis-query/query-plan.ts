import type { AreaKind } from '@fairshift/codes';
import type { MeasureSpec, Member } from '@fairshift/plugin-sdk';
import { plainHeading, TabularError } from '@fairshift/tabular';
import type { Records } from '../shared/layout.js';
import { smallestKind } from '../shared/places.js';
import { populationMeasure } from '../shared/population.js';
import { isTotal, type Path, type Place, type Split, splitCategories } from '../shared/splits.js';
import { variableNamed } from '../shared/variables.js';
import { type Notes, periodOf, periodText, readNotes } from './notes.js';

/** `E01012607 : Blackburn with Darwen 001A` */
export const CODE_AND_NAME = /^([A-Z]\d{8})\s*:\s*(.*)$/s;

/** One column of numbers. */
export interface ValueColumn {
  readonly index: number;
  readonly heading: string;
  readonly period: string;
  /** Empty: of everyone whom the notes name. */
  readonly places: readonly Place[];
  /** Index of its published percentage; −1 when there is none. */
  readonly percentAt: number;
}

export interface QueryPlan {
  readonly notes: Notes;
  readonly columns: readonly ValueColumn[];
  readonly width: number;
  /** Where the code stands alone; −1 when it shares the first cell with the name. */
  readonly codeAt: number;
  readonly splits: readonly Split[];
  /** The one category of each variable that the whole query is about. */
  readonly chosen: readonly { readonly dimension: string; readonly member: Member }[];
  readonly measure: MeasureSpec;
  readonly hasPercent: boolean;
  readonly parts: AreaKind;
}

/** @throws TabularError */
export function queryPlan(rows: Records): QueryPlan {
  const notes = readNotes(rows);
  const heading = rows[notes.headingAt] ?? [];
  const codeAt = heading.findIndex((cell) =>
    /^(?:mnemonic|area code|geography code)$/.test(plainHeading(cell)),
  );
  const raw = rawColumns(heading, codeAt);
  const isYear = ({ heading: text }: RawColumn) => /^\d{4}$/.test(text);
  const categories = raw.filter((column) => !isYear(column) && !isTotal(pathOf(column.heading)));
  const variable = variableOf(notes.title);
  const { splits, places } = splitCategories(
    variable,
    categories.map((column) => pathOf(column.heading)),
  );
  const columns = raw.map((column) => ({
    ...column,
    period: periodOfColumn(column, notes),
    places: places[categories.indexOf(column)] ?? [],
  }));
  const chosen = notes.chosen.flatMap(({ variable: name, category }) => {
    if (isTotal(pathOf(category))) return [];
    const { dimension, member } = variableNamed(name);
    return [{ split: { dimension, members: [{ position: 1, ...member(pathOf(category).join(': ')) }] } }];
  });
  const codes = rows.slice(notes.headingAt + 1).map((row) => areaCode(row, codeAt)?.code ?? '');
  return {
    notes,
    columns,
    width: heading.length,
    codeAt,
    splits: [...(categories.length === 0 ? [] : splits), ...chosen.map(({ split }) => split)],
    chosen: chosen.map(({ split: { dimension, members } }) => ({
      dimension: dimension.id,
      member: members[0] as Member,
    })),
    measure: populationMeasure(notes.population, notes.units),
    hasPercent: columns.some(({ percentAt }) => percentAt >= 0),
    parts: smallestKind(codes),
  };
}

/** Code and name of the area of a row; undefined when the row is about none. */
export function areaCode(
  row: readonly string[],
  codeAt: number,
): { readonly code: string; readonly name: string } | undefined {
  const first = (row[0] ?? '').trim();
  if (codeAt >= 0) {
    const code = (row[codeAt] ?? '').trim();
    return code === '' ? undefined : { code, name: first };
  }
  const [, code, name = ''] = CODE_AND_NAME.exec(first) ?? [];
  return code === undefined ? undefined : { code, name: name.trim() };
}

type RawColumn = Pick<ValueColumn, 'index' | 'heading' | 'percentAt'>;

/** Columns of numbers, each with the `%` that follows it. `Flags` and unnamed columns hold no number. */
function rawColumns(heading: readonly string[], codeAt: number): readonly RawColumn[] {
  const columns: { index: number; heading: string; percentAt: number }[] = [];
  for (const [index, cell] of heading.entries()) {
    const text = cell.trim();
    const last = columns.at(-1);
    if (index === 0 || index === codeAt || text === '' || /^flags?$/i.test(text)) continue;
    if (text !== '%') columns.push({ index, heading: text, percentAt: -1 });
    else if (last !== undefined && last.percentAt < 0) last.percentAt = index;
    else throw lonePercent(index);
  }
  if (columns.length === 0) throw noNumbers();
  return columns;
}

function periodOfColumn({ heading }: RawColumn, notes: Notes): string {
  const period = periodText(/^\d{4}$/.test(heading) ? heading : '') ?? periodOf(notes);
  if (period !== undefined) return period;
  throw new TabularError(
    'heading-missing',
    'Neither the notes nor the headings of this Nomis query say of when its figures are.',
    'Get it again from Nomis with its notes, of which one is the date.',
    { column: heading },
  );
}

/** `TS021 - Ethnic group` is about "Ethnic group". */
function variableOf(title: string): string {
  return title.replace(/^[A-Z]{2}\d{3,4}[A-Z]{0,2}\s*[-–:]\s*/i, '').trim() || 'Category';
}

const pathOf = (heading: string): Path =>
  heading
    .split(':')
    .map((part) => part.trim().replace(/\s+/g, ' '))
    .filter((part) => part !== '');

function lonePercent(index: number): TabularError {
  return new TabularError(
    'heading-missing',
    `Column ${index + 1} is headed "%", but no count stands before it.`,
    'Choose counts, with or without percentages, when you make the query in Nomis.',
    { column: '%' },
  );
}

function noNumbers(): TabularError {
  return new TabularError(
    'heading-missing',
    'No column of this Nomis query holds counts.',
    'Get it again from Nomis, as CSV or Excel.',
    {},
  );
}

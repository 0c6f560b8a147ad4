import { plainHeading, TabularError } from '@fairshift/tabular';
import type { Path } from '../shared/splits.js';

/** The first three headings of every bulk table. */
export const BULK_HEADINGS = ['date', 'geography', 'geography code'] as const;

/** One column of counts. */
export interface CategoryColumn {
  readonly index: number;
  readonly variable: string;
  readonly path: Path;
}

/**
 * A heading such as `Ethnic group: White: Irish` or `Sex: Female; measures: Value`; undefined when it is no count.
 * Spaces around colons are uneven in some tables.
 */
export function categoryColumn(heading: string, index: number): CategoryColumn | undefined {
  const [category = '', measures] = heading.split(/ *; *measures *: */i);
  if (measures !== undefined && plainHeading(measures) !== 'value') return undefined;
  const [variable = '', ...path] = category.split(':').map((part) => part.trim().replace(/\s+/g, ' '));
  return variable === '' || path.length === 0 || path.includes('') ? undefined : { index, variable, path };
}

export function hasBulkHeadings(heading: readonly string[]): boolean {
  return BULK_HEADINGS.every((name, index) => plainHeading(heading[index] ?? '') === name);
}

/** Columns of counts, of the one variable that a table is about. @throws TabularError */
export function categoryColumns(heading: readonly string[]): readonly CategoryColumn[] {
  if (!hasBulkHeadings(heading)) {
    throw new TabularError(
      'heading-missing',
      'A Nomis bulk table begins with the headings "date", "geography" and "geography code".',
      'Check that this is the file as it was downloaded.',
      { row: 1, column: BULK_HEADINGS.find((name, at) => plainHeading(heading[at] ?? '') !== name) ?? '' },
    );
  }
  const columns = heading.flatMap((cell, index) => categoryColumn(cell, index) ?? []);
  const [first] = columns;
  if (first === undefined) throw noCategories(heading[BULK_HEADINGS.length] ?? '');
  const other = columns.find(({ variable }) => plainHeading(variable) !== plainHeading(first.variable));
  if (other !== undefined) throw severalVariables(first.variable, other.variable);
  const keys = columns.map(({ path }) => plainHeading(path.join(': ')));
  const twice = keys.findIndex((key, index) => keys.indexOf(key) !== index);
  if (twice >= 0) throw repeated(heading[columns[twice]?.index ?? 0] ?? '');
  return columns;
}

function noCategories(column: string): TabularError {
  return new TabularError(
    'heading-missing',
    'No column of this table counts a category, such as "Ethnic group: White: Irish".',
    'Check that this is the file as it was downloaded.',
    { row: 1, column },
  );
}

function severalVariables(first: string, second: string): TabularError {
  return new TabularError(
    'heading-missing',
    `This table is about "${first.slice(0, 60)}" and "${second.slice(0, 60)}". Only tables of one of them are read.`,
    'Bring a table for each.',
    { row: 1 },
  );
}

function repeated(column: string): TabularError {
  return new TabularError(
    'heading-repeated',
    `Two columns have the heading "${column.slice(0, 100)}".`,
    'Delete the copy, or get the file again.',
    { row: 1, column },
  );
}

import { plainHeading, TabularError, type WantedColumn } from '@fairshift/tabular';

/** The columns with a meaning of their own; every other heading is a stratifier. See README.md. */
export const NEEDED = ['period_start', 'period_end', 'place_code', 'measure'] as const;
export const OPTIONAL = [
  'place_name',
  'place_level',
  'place_code_system',
  'numerator',
  'denominator',
  'value',
  'flags',
  'period_kind',
  'measure_title',
  'measure_kind',
  'measure_unit',
  'measure_multiplier',
  'polarity',
  'over_periods',
  // Read by people only: where the rows come from.
  'note',
] as const;

export type ColumnName = (typeof NEEDED)[number] | (typeof OPTIONAL)[number];

/** Most stratifiers that one stream may have. */
const MOST_STRATIFIERS = 31;

/** Words that mean something else in a row. */
const RESERVED: ReadonlySet<string> = new Set(['period', 'place', 'measure']);

export interface StratifierColumn {
  readonly id: string;
  readonly title: string;
  readonly heading: string;
  readonly index: number;
}

export interface Layout {
  /** Column index by name; −1 when absent. */
  readonly at: Readonly<Record<ColumnName, number>>;
  readonly stratifiers: readonly StratifierColumn[];
  readonly width: number;
}

/** Wanted columns in the spellings that are accepted: `period_start`, `period-start`, `Period start`. */
export const COLUMNS = Object.fromEntries([
  ...NEEDED.map((name): [string, WantedColumn] => [name, { names: spellings(name) }]),
  ...OPTIONAL.map((name): [string, WantedColumn] => [name, { names: spellings(name), optional: true }]),
]) as Readonly<Record<ColumnName, WantedColumn>>;

/** Stratifiers from the headings that are left. @throws TabularError naming the heading */
export function stratifierColumns(
  others: readonly { readonly index: number; readonly heading: string }[],
): readonly StratifierColumn[] {
  const seen = new Set<string>();
  const columns = others.map(({ index, heading }): StratifierColumn => {
    const id = plainHeading(heading)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
    if (id === '') {
      throw new TabularError(
        'heading-missing',
        `Column ${index + 1} has no heading.`,
        'Give the column a heading, or delete it.',
        {
          row: 1,
          column: `column ${index + 1}`,
        },
      );
    }
    if (RESERVED.has(id)) {
      throw new TabularError(
        'heading-repeated',
        `"${heading}" cannot be the heading of a grouping.`,
        'Give the column another heading.',
        {
          row: 1,
          column: heading,
        },
      );
    }
    if (seen.has(id)) {
      throw new TabularError(
        'heading-repeated',
        `Two columns have the heading "${heading}".`,
        'Give each column its own heading, or delete the copy.',
        {
          row: 1,
          column: heading,
        },
      );
    }
    seen.add(id);
    return { id, title: titleOf(heading), heading, index };
  });
  if (columns.length <= MOST_STRATIFIERS) return columns;
  throw new TabularError(
    'too-many-columns',
    `The file has ${columns.length} columns of groups; it may have ${MOST_STRATIFIERS}.`,
    'Keep the groupings you need.',
    { row: 1 },
  );
}

/** `age_band` and `age-band` are "Age band". */
function titleOf(heading: string): string {
  const words = heading.trim().replace(/[_-]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function spellings(name: string): readonly string[] {
  return [name, name.replaceAll('_', '-'), name.replaceAll('_', ' ')].filter(
    (spelling, index, all) => all.indexOf(spelling) === index,
  );
}

/** A cell of a record; '' when the file has no such column. Asking an array for index −1 is slow. */
export function cellAt(record: readonly string[], index: number): string {
  return index < 0 ? '' : (record[index] ?? '');
}

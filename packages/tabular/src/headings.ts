import { TabularError } from './tabular-error.js';

/** A heading as it is compared: without byte order mark, outer and double spaces, and capitals. */
export function plainHeading(heading: string): string {
  return heading
    .replace(/^\ufeff/, '')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

export interface WantedColumn {
  /** All spellings that publishers have used, in any case. */
  readonly names: readonly string[];
  readonly optional?: true;
}

export interface MatchedHeadings<K extends string> {
  /** Column index of each wanted column; −1 when an optional one is absent. */
  readonly at: Readonly<Record<K, number>>;
  /** Columns that nobody asked for, with the heading as it stands in the file. */
  readonly others: readonly { readonly index: number; readonly heading: string }[];
}

/**
 * Finds columns by name, never by position. `row` is where the heading stands, for messages.
 * @throws TabularError when a needed column is missing or a wanted one stands there twice
 */
export function matchHeadings<K extends string>(
  cells: readonly string[],
  wanted: Readonly<Record<K, WantedColumn>>,
  row = 1,
): MatchedHeadings<K> {
  const plain = cells.map(plainHeading);
  const taken = new Set<number>();
  const at: Partial<Record<K, number>> = {};
  const missing: string[] = [];
  for (const key of Object.keys(wanted) as K[]) {
    const { names, optional } = wanted[key];
    const spellings = new Set(names.map(plainHeading));
    const found = plain.flatMap((heading, index) => (spellings.has(heading) ? [index] : []));
    if (found.length > 1) throw repeated(cells[found[0] ?? 0] ?? '', row);
    const index = found[0] ?? -1;
    at[key] = index;
    if (index >= 0) taken.add(index);
    else if (optional !== true) missing.push(names[0] ?? key);
  }
  if (missing.length > 0) throw absent(missing, row);
  const others = cells.flatMap((heading, index) =>
    taken.has(index) ? [] : [{ index, heading: heading.trim() }],
  );
  return { at: at as Record<K, number>, others };
}

function repeated(heading: string, row: number): TabularError {
  return new TabularError(
    'heading-repeated',
    `Two columns have the heading "${heading.trim()}".`,
    'Give each column its own heading, or delete the copy.',
    { row, column: heading.trim() },
  );
}

function absent(missing: readonly string[], row: number): TabularError {
  const [first = ''] = missing;
  const message =
    missing.length === 1
      ? `The column "${first}" is missing.`
      : `These columns are missing: ${missing.map((name) => `"${name}"`).join(', ')}.`;
  return new TabularError(
    'heading-missing',
    message,
    'Check that this is the right file, with its heading row.',
    {
      row,
      column: first,
    },
  );
}

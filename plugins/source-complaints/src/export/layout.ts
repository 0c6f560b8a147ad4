import { bare, DATE_NAMES, type DateKind, find, REFERENCE_NAMES } from './columns.js';
import { GROUP_COLUMNS, type GroupColumn } from './group-columns.js';

type Records = readonly (readonly string[])[];

export interface FoundGroup {
  readonly column: GroupColumn;
  readonly at: number;
  readonly heading: string;
}

/** Where an export has its headings, and what they mean. */
export interface Layout {
  /** Row of the file, from 1. */
  readonly headingRow: number;
  readonly headings: readonly string[];
  readonly kind: 'complaints' | 'incidents';
  /** −1 when there is none: then each row is a case of its own. */
  readonly reference: number;
  readonly date: { readonly at: number; readonly kind: DateKind };
  readonly groups: readonly FoundGroup[];
  /** Columns that nothing is read of. */
  readonly others: readonly number[];
  /** A heading that only systems of complaints and incidents have. */
  readonly hasSign: boolean;
}

/** Titles may stand above the headings. */
const LOOKED_AT = 20;

const SIGN =
  /incident|complain|datix|ulysses|inphase|degree of harm|level of harm|first received|adverse event/;
const SIGN_GROUPS = new Set(['subject', 'severity', 'complainant', 'sub-subject']);

/** The layout of the row that has most of the known headings; undefined when no row has a date and two groups. */
export function findLayout(rows: Records): Layout | undefined {
  let best: Layout | undefined;
  for (const [index, row] of rows.slice(0, LOOKED_AT).entries()) {
    const found = layoutOf(row, index + 1);
    if (found !== undefined && found.groups.length > (best?.groups.length ?? 1)) best = found;
  }
  return best;
}

function layoutOf(row: readonly string[], headingRow: number): Layout | undefined {
  const headings = row.map(bare);
  const kind = kindOf(headings);
  const date = dateOf(headings, kind);
  if (date === undefined) return undefined;
  const reference = find(headings, REFERENCE_NAMES);
  const groups = GROUP_COLUMNS.flatMap((column) => {
    const at = find(headings, column.names);
    return at < 0 ? [] : [{ column, at, heading: (row[at] ?? '').trim() }];
  });
  const read = new Set([reference, date.at, ...groups.map(({ at }) => at)]);
  return {
    headingRow,
    headings: row.map((heading) => heading.trim()),
    kind,
    reference,
    date,
    groups,
    others: headings.flatMap((heading, at) => (read.has(at) || heading === '' ? [] : [at])),
    hasSign:
      headings.some((heading) => SIGN.test(heading)) ||
      groups.some(({ column }) => SIGN_GROUPS.has(column.id)),
  };
}

function kindOf(headings: readonly string[]): Layout['kind'] {
  const says = (pattern: RegExp) => headings.some((heading) => pattern.test(heading));
  if (says(/complain/) || find(headings, ['First received', 'Subject']) >= 0)
    return says(/incident/) && !says(/complain/) ? 'incidents' : 'complaints';
  return 'incidents';
}

function dateOf(headings: readonly string[], kind: Layout['kind']): Layout['date'] | undefined {
  const order: readonly DateKind[] =
    kind === 'complaints' ? ['received', 'reported', 'happened'] : ['happened', 'reported', 'received'];
  for (const each of order) {
    const at = find(headings, DATE_NAMES[each]);
    if (at >= 0) return { at, kind: each };
  }
  return undefined;
}

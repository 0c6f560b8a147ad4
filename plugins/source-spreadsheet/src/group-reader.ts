import type { Member } from '@fairshift/plugin-sdk';
import { CODE_SYSTEMS, isOnsAreaCode } from '@fairshift/codes';
import { detach, RowRefused } from '@fairshift/tabular';
import { CODE_LISTS, matchLabel } from './labels.js';
import type { Layout, MappedColumn } from './layout.js';

/** More values than this are identifiers, not groups. */
const MOST_GROUPS = 1_000;
const TOTALS = new Set([
  'all',
  'total',
  'totals',
  'grand total',
  'all ages',
  'persons',
  'everyone',
  'all groups',
  'overall',
  'england total',
]);

/** A quote before what a spreadsheet would take for a formula, as exports write it. */
const SAFE_QUOTE = /^'(?=\s*[=+\-@])/;
const tidy = (cell: string) => detach(cell.replace(SAFE_QUOTE, '').replace(/\s+/g, ' ').trim());

/** The groups of one column: labels become codes where a list knows them, and stay as they are where not. */
export class GroupReader {
  readonly #codes = new Map<string, string>();
  readonly #told = new Set<string>();
  fresh: Member[] = [];

  constructor(readonly column: MappedColumn) {}

  /** Code of a group; undefined for a total. An empty cell is a group that nobody knows. @throws RowRefused */
  code(cell: string): string | undefined {
    const known = this.#codes.get(cell);
    return (known ?? this.#learn(cell)) || undefined;
  }

  #learn(cell: string): string {
    const text = tidy(cell);
    const key = detach(cell);
    if (TOTALS.has(text.toLowerCase())) {
      this.#codes.set(key, '');
      return '';
    }
    const { list, labels, heading } = this.column;
    const entry = matchLabel(text === '' ? 'Not known' : text, list, labels);
    const code = entry?.code ?? text.slice(0, 200);
    if (!this.#told.has(code)) {
      if (this.#told.size >= MOST_GROUPS) throw tooMany(heading);
      this.#told.add(code);
      this.fresh.push(entry === undefined ? { code, label: code } : memberOf(entry, list));
    }
    this.#codes.set(key, code);
    return code;
  }
}

function memberOf(entry: NonNullable<ReturnType<typeof matchLabel>>, list: MappedColumn['list']): Member {
  const { code, label, role, position } = entry;
  const codeSystem = list === 'own' ? undefined : CODE_LISTS[list].codeSystem;
  return {
    code,
    label,
    role,
    ...(position > 0 ? { position } : {}),
    ...(codeSystem === undefined ? {} : { codeSystem }),
  };
}

/** The places of a file, with their names when a column has them. */
export class PlaceReader {
  readonly #codes = new Map<string, string>();
  fresh: Member[] = [];

  constructor(
    private readonly place: MappedColumn,
    private readonly name: MappedColumn | undefined,
  ) {}

  /** @throws RowRefused */
  code(cells: readonly string[]): string {
    const cell = cells[this.place.index] ?? '';
    return (
      this.#codes.get(cell) ??
      this.#learn(cell, this.name === undefined ? '' : (cells[this.name.index] ?? ''))
    );
  }

  #learn(cell: string, name: string): string {
    const code = tidy(cell);
    if (code === '' || code.length > 60) throw noPlace(this.place.heading, code);
    this.#codes.set(detach(cell), code);
    const codeSystem = isOnsAreaCode(code) ? CODE_SYSTEMS.onsArea : CODE_SYSTEMS.ownPlace;
    this.fresh.push({ code, label: tidy(name) || code, codeSystem, level: PLACE_LEVEL });
    return code;
  }
}

export const PLACE_LEVEL = 'place';

/** Readers of all groups, and what they have learnt since it was last told. */
export class DimensionReaders {
  readonly groups: readonly GroupReader[];
  readonly place: PlaceReader | undefined;

  constructor(layout: Layout) {
    this.groups = layout.groups.map((column) => new GroupReader(column));
    this.place = layout.place === undefined ? undefined : new PlaceReader(layout.place, layout.placeName);
  }

  /** @throws RowRefused */
  cells(record: readonly string[]): Record<string, string> {
    const cells: Record<string, string> = {};
    if (this.place !== undefined) cells['place'] = this.place.code(record);
    for (const group of this.groups) {
      const code = group.code(record[group.column.index] ?? '');
      if (code !== undefined) cells[group.column.id] = code;
    }
    return cells;
  }

  *fresh(): Generator<{ dimension: string; members: readonly Member[] }> {
    const places = this.place?.fresh ?? [];
    if (this.place !== undefined && places.length > 0) {
      this.place.fresh = [];
      yield { dimension: 'place', members: places };
    }
    for (const group of this.groups) {
      const members = group.fresh;
      if (members.length === 0) continue;
      group.fresh = [];
      yield { dimension: group.column.id, members };
    }
  }
}

function tooMany(column: string): RowRefused {
  return new RowRefused({
    column,
    rule: 'too-many-groups',
    message: `The column has more than ${MOST_GROUPS} different groups.`,
    remedy:
      'Leave this column out, or put its values into groups first. Names and numbers of people are no groups.',
  });
}

function noPlace(column: string, found: string): RowRefused {
  return new RowRefused({
    column,
    ...(found === '' ? {} : { found }),
    rule: 'place-missing',
    message:
      found === ''
        ? 'The row does not say which place it is about.'
        : 'The place is longer than 60 characters.',
    remedy: 'Write the place in each row. If cells are merged, take the merge apart and fill each cell.',
  });
}

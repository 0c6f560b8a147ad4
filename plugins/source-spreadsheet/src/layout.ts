import { PluginError } from '@fairshift/plugin-sdk';
import type { Heading } from './find-heading.js';
import type { ColumnMapping, ListName, Mapping, Role } from './mapping.js';

export interface MappedColumn {
  readonly heading: string;
  readonly index: number;
  /** Id of its dimension or measure. */
  readonly id: string;
  readonly list: ListName;
  readonly labels: Readonly<Record<string, string>> | undefined;
}

/** Which cell of a row holds what. */
export interface Layout {
  readonly mapping: Mapping;
  readonly headingRow: number;
  readonly period: MappedColumn | undefined;
  readonly start: MappedColumn | undefined;
  readonly end: MappedColumn | undefined;
  readonly year: MappedColumn | undefined;
  readonly month: MappedColumn | undefined;
  readonly place: MappedColumn | undefined;
  readonly placeName: MappedColumn | undefined;
  readonly outcome: MappedColumn | undefined;
  readonly groups: readonly MappedColumn[];
  readonly numerators: readonly MappedColumn[];
  readonly denominator: MappedColumn | undefined;
  readonly values: readonly MappedColumn[];
}

const MOST_GROUPS = 31;
const RESERVED = new Set(['period', 'place', 'measure', 'cases']);

const refuse = (message: string): never => {
  throw new PluginError('configuration', message);
};

/** Columns of this file by the mapping. @throws PluginError naming what does not fit */
export function layoutOf(mapping: Mapping, heading: Heading): Layout {
  const columns = mappedColumns(mapping, heading);
  const of = (role: Role) => columns.filter((column) => column.role === role).map(({ mapped }) => mapped);
  const one = (role: Role) => {
    const [first, second] = of(role);
    if (second !== undefined)
      refuse(
        `Two columns ("${first?.heading}" and "${second.heading}") are chosen for the same thing. Choose one of them.`,
      );
    return first;
  };
  const layout: Layout = {
    mapping,
    headingRow: heading.row,
    period: one('period'),
    start: one('period-start'),
    end: one('period-end'),
    year: one('year'),
    month: one('month'),
    place: one('place'),
    placeName: one('place-name'),
    outcome: one('outcome'),
    groups: of('group'),
    numerators: of('numerator'),
    denominator: one('denominator'),
    values: of('value'),
  };
  checkLayout(layout);
  return layout;
}

function mappedColumns(mapping: Mapping, heading: Heading) {
  const at = new Map(heading.headings.map((name, index) => [plain(name), index]));
  const ids = new Set(RESERVED);
  const missing: string[] = [];
  const columns = Object.entries(mapping.columns).flatMap(([name, said]) => {
    if (said.role === 'leave-out') return [];
    const index = at.get(plain(name));
    if (index === undefined) {
      missing.push(`"${name}"`);
      return [];
    }
    return [{ role: said.role, mapped: mappedColumn(name, index, said, ids) }];
  });
  if (missing.length > 0)
    refuse(`This file has no column ${missing.slice(0, 5).join(', ')}. Say again what its columns hold.`);
  return columns.toSorted((a, b) => a.mapped.index - b.mapped.index);
}

function mappedColumn(heading: string, index: number, said: ColumnMapping, ids: Set<string>): MappedColumn {
  const base =
    heading
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 40) || 'column';
  let id = base;
  for (let count = 2; ids.has(id); count += 1) id = `${base}-${count}`;
  ids.add(id);
  return { heading, index, id, list: said.list ?? 'own', labels: said.labels };
}

function checkLayout(layout: Layout): void {
  const { mapping, numerators, values, denominator, outcome, groups } = layout;
  const isCases = mapping.rows === 'cases';
  if (groups.length > MOST_GROUPS) refuse(`At most ${MOST_GROUPS} columns can be groups. Leave some out.`);
  if (layout.start !== undefined && layout.end === undefined)
    refuse('Choose the column that says when a period ends, too.');
  if (layout.end !== undefined && layout.start === undefined)
    refuse('Choose the column that says when a period starts, too.');
  if (layout.month !== undefined && layout.year === undefined)
    refuse('Choose the column that says the year, too.');
  if (layout.placeName !== undefined && layout.place === undefined)
    refuse(
      'A column holds names of places. Choose it as the place itself, or choose the column with their codes, too.',
    );
  if (isCases && (numerators.length > 0 || values.length > 0 || denominator !== undefined))
    refuse('Each row is one case here, so no column can hold counts. Leave these columns out.');
  if (!isCases && outcome !== undefined)
    refuse('A yes or no column can only be counted when each row is one case.');
  if (!isCases && numerators.length + values.length === 0)
    refuse('No column holds the figures. Choose the column with the count, or with the value.');
}

export function plain(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}

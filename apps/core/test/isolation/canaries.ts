import { TABLES } from '../../src/database/tables.js';
import type { TestApp } from '../harness/index.js';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** Stands in every free text of A's rows that `plenty` makes. */
export const MARKER = 'Zircon';

const idsIn = (table: string) =>
  `select distinct (regexp_matches(t::text, '${UUID}', 'g'))[1] as id from ${table} t where organisation_id = $1`;

async function idsOf(
  { owner }: TestApp,
  tables: readonly string[],
  organisationId: string,
): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(tables.map(idsIn).join(' union '), [organisationId]);
  return rows.map(({ id }) => id);
}

const named = (kind: string) => TABLES.filter((table) => table.kind === kind).map(({ name }) => name);

/**
 * What nobody outside A may be told: every id in A's rows, its people's names and the marker.
 * @param published leaves out what stands in A's published rows, for routes that show these too
 */
export async function canariesOf(app: TestApp, published = false): Promise<string[]> {
  const { organisations, people, systemId } = app;
  const ids = await idsOf(app, [...named('tenant'), 'links'], organisations.a.id);
  const shown = new Set([systemId]);
  if (published) for (const id of await idsOf(app, named('shared'), organisations.a.id)) shown.add(id);
  const names = [...people.values()].filter(({ key }) => key.startsWith('a.')).map(({ name }) => name);
  return [...ids.filter((id) => !shown.has(id)), ...names, MARKER];
}

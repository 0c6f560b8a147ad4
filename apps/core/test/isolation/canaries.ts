import { TABLES } from '../../src/database/tables.js';
import type { TestApp } from '../harness/index.js';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** Stands in every free text of A's rows that `plenty` makes. */
export const MARKER = 'Zircon';

/** Types of columns that may hold an id; numbers and bytes, of which there are most, need not be searched. */
const WORDY = "'uuid', '_uuid', 'text', '_text', 'varchar', '_varchar', 'json', 'jsonb'";

/** For each database, how to find the ids in a table's rows. */
const searches = new WeakMap<TestApp, Promise<ReadonlyMap<string, string>>>();

async function searchesIn({ owner }: TestApp): Promise<ReadonlyMap<string, string>> {
  const { rows } = await owner.query<{ name: string; columns: string }>(
    `select table_name as name, string_agg(format('t.%I::text', column_name), ', ') as columns
       from information_schema.columns where table_schema = 'public' and udt_name in (${WORDY}) group by 1`,
  );
  const search = (name: string, columns: string) =>
    `select distinct (regexp_matches(concat_ws(' ', ${columns}), '${UUID}', 'g'))[1] as id
       from ${name} t where organisation_id = $1`;
  return new Map(rows.map(({ name, columns }) => [name, search(name, columns)]));
}

async function idsOf(app: TestApp, tables: readonly string[], organisationId: string): Promise<string[]> {
  if (!searches.has(app)) searches.set(app, searchesIn(app));
  const known = await searches.get(app)!;
  const { rows } = await app.owner.query<{ id: string }>(
    tables.map((table) => known.get(table)!).join(' union '),
    [organisationId],
  );
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

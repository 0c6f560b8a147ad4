import type { Client } from 'pg';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
}

const SAMPLES: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: `'x'`,
  int2: '1',
  int4: '1',
  int8: '1',
  float8: '1',
  bool: 'true',
  date: `date '2020-01-01'`,
  timestamptz: 'now()',
  // Random, since some are unique across organisations.
  bytea: 'uuid_send(gen_random_uuid())',
  jsonb: `'{}'`,
};

const sampleOf = (type: string): string => SAMPLES[type] ?? (type.startsWith('_') ? `'{}'` : `'x'`);

async function columnsOf(owner: Client, table: string): Promise<Column[]> {
  const { rows } = await owner.query(
    `select a.attname as name, t.typname as type, a.attnotnull and not a.atthasdef as required
     from pg_attribute a join pg_type t on t.oid = a.atttypid
     where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum`,
    [table],
  );
  return rows as Column[];
}

/** Lets made-up rows in: the database is this test's own, and policies stay as they are. */
export async function dropChecks(owner: Client, table: string): Promise<void> {
  const { rows } = await owner.query(
    `select conname as name from pg_constraint where conrelid = $1::regclass and contype in ('c', 'f')`,
    [table],
  );
  for (const { name } of rows as { name: string }[]) {
    await owner.query(`alter table ${table} drop constraint if exists "${name}" cascade`);
  }
}

/** An INSERT of one made-up row for an organisation, from the catalogue. */
export async function insertFor(
  owner: Client,
  table: string,
  organisationId: string,
  systemId: string,
): Promise<string> {
  const columns = (await columnsOf(owner, table)).filter(
    ({ name, required }) => required || name === 'organisation_id' || name === 'system_id',
  );
  const values = columns.map(({ name, type }) => {
    if (name === 'organisation_id') return `'${organisationId}'`;
    return name === 'system_id' ? `'${systemId}'` : sampleOf(type);
  });
  return `insert into ${table} (${columns.map(({ name }) => name).join(', ')}) values (${values.join(', ')})`;
}

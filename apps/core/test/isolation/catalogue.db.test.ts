import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { TABLES } from '../../src/database/tables.js';
import { createTestDatabase } from '../harness/index.js';
import type { TestDatabase } from '../harness/index.js';

let database: TestDatabase;
let owner: Client;
beforeAll(async () => {
  database = await createTestDatabase();
  owner = new Client({ connectionString: database.owner });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

async function names(sql: string, values: unknown[] = []): Promise<string[]> {
  const { rows } = await owner.query(sql, values);
  return (rows as { name: string }[]).map((row) => row.name).toSorted();
}

const named = (...kinds: string[]) =>
  TABLES.filter(({ kind }) => kinds.includes(kind))
    .map(({ name }) => name)
    .toSorted();
const IN_PUBLIC = `c.relnamespace = 'public'::regnamespace`;

describe('the catalogue', () => {
  it('holds the listed tables and no other', async () => {
    expect(
      await names(`select relname as name from pg_class c where relkind in ('r', 'p') and ${IN_PUBLIC}`),
    ).toEqual(named('tenant', 'global', 'shared'));
  });

  it('lists every table with organisation_id as tenant or shared', async () => {
    const sql = `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relkind in ('r', 'p') and ${IN_PUBLIC} and a.attname = 'organisation_id' and not a.attisdropped`;
    // A link may be for the whole system; tables.db.test.ts tries its policies as it does a tenant table's.
    expect(await names(sql)).toEqual([...named('tenant', 'shared'), 'links'].toSorted());
  });

  it('forces row-level security on tenant and shared tables', async () => {
    const sql = `select relname as name from pg_class c where ${IN_PUBLIC} and relrowsecurity and relforcerowsecurity`;
    expect(await names(sql)).toEqual([...named('tenant', 'shared'), 'links'].toSorted());
  });

  it('puts organisations under row-level security, but for their owner, who ends the demo', async () => {
    const sql = `select relname as name from pg_class c where ${IN_PUBLIC} and relrowsecurity and not relforcerowsecurity`;
    expect(await names(sql)).toEqual(['organisations']);
  });

  it('has policies without sub-selects, casts or OR on tenant tables', async () => {
    const { rows } = await owner.query(
      `select tablename, policyname, qual, with_check, roles::text[] as roles from pg_policies where tablename = any ($1)`,
      [named('tenant')],
    );
    const own = '(organisation_id = current_organisation_id())';
    expect(rows.length).toBeGreaterThanOrEqual(named('tenant').length);
    for (const policy of rows as { qual: string | null; with_check: string | null; roles: string[] }[]) {
      if (policy.roles.includes('fairshift_auth')) continue;
      expect(policy).toMatchObject({ qual: own, with_check: own, roles: ['fairshift_app'] });
    }
  });

  it('starts every unique key of a tenant table with organisation_id', async () => {
    const sql = `select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
      left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indisunique and c.relname = any ($1) and a.attname is distinct from 'organisation_id'`;
    expect(await names(sql, [named('tenant')])).toEqual([]);
  });

  it('holds organisation_id in every unique key of a shared table', async () => {
    const sql = `select i.indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
      where i.indisunique and c.relname = any ($1) and not exists (select 1 from pg_attribute a
        where a.attrelid = c.oid and a.attname = 'organisation_id' and a.attnum = any (i.indkey))`;
    expect(await names(sql, [named('shared')])).toEqual([]);
  });

  it('carries organisation_id in every foreign key between tenant tables', async () => {
    const sql = `select k.conname as name from pg_constraint k
      join pg_class c on c.oid = k.conrelid join pg_class r on r.oid = k.confrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
      where k.contype = 'f' and c.relname = any ($1) and r.relname = any ($1) and a.attname <> 'organisation_id'`;
    expect(await names(sql, [named('tenant')])).toEqual([]);
  });

  it('has no view that runs with its owner’s rights, and no grant on a partition', async () => {
    const views = `select relname as name from pg_class c where relkind in ('v', 'm') and ${IN_PUBLIC}
      and not coalesce(reloptions @> array['security_invoker=true'], false)`;
    expect(await names(views)).toEqual([]);
    const partitions = `select relname as name from pg_class c where relispartition and ${IN_PUBLIC} and relacl is not null
      and (has_table_privilege('fairshift_app', oid, 'select, insert, update, delete'))`;
    expect(await names(partitions)).toEqual([]);
  });

  it('has one function that runs with its owner’s rights', async () => {
    const sql = `select proname as name from pg_proc p where prosecdef and pronamespace = 'public'::regnamespace`;
    expect(await names(sql)).toEqual(['end_demo']);
  });

  it('keeps app and auth plain, apart, and owners of nothing', async () => {
    const powers = `select rolname as name from pg_roles where rolname in ('fairshift_app', 'fairshift_auth')
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
        or pg_has_role(rolname, 'fairshift_owner', 'member'))`;
    expect(await names(powers)).toEqual([]);
    const { rows } = await owner.query(
      `select pg_has_role('fairshift_app', 'fairshift_auth', 'member') as up, pg_has_role('fairshift_auth', 'fairshift_app', 'member') as down`,
    );
    expect(rows).toEqual([{ up: false, down: false }]);
    const owned = `select relname as name from pg_class where relowner in ('fairshift_app'::regrole, 'fairshift_auth'::regrole)`;
    expect(await names(owned)).toEqual([]);
  });

  it('lets app read no credential, session or token', async () => {
    for (const [table, column] of [
      ['credentials', 'password_hash'],
      ['sessions', 'token_hash'],
      ['links', 'token_hash'],
    ]) {
      const { rows } = await owner.query(
        `select has_column_privilege('fairshift_app', $1, $2, 'select') as may`,
        [table, column],
      );
      expect(rows).toEqual([{ may: false }]);
    }
  });

  it('lets app give nobody a role on the system', async () => {
    const { rows } = await owner.query(
      `select has_table_privilege('fairshift_app', 'system_roles', 'insert, update, delete') as may`,
    );
    expect(rows).toEqual([{ may: false }]);
  });

  it('lets nobody truncate, and app make no table', async () => {
    const sql = `select relname as name from pg_class c where relkind = 'r' and ${IN_PUBLIC}
      and (has_table_privilege('fairshift_app', oid, 'truncate') or has_table_privilege('fairshift_auth', oid, 'truncate'))`;
    expect(await names(sql)).toEqual([]);
    const { rows } = await owner.query(
      `select has_schema_privilege('fairshift_app', 'public', 'create') as make,
         has_database_privilege('fairshift_app', current_database(), 'temporary') as temporary`,
    );
    expect(rows).toEqual([{ make: false, temporary: false }]);
  });

  it('lets audit entries be added and read, never changed', async () => {
    for (const table of ['audit_entries', 'system_audit_entries', 'plugin_events']) {
      const { rows } = await owner.query(
        `select bool_or(has_any_column_privilege(role, $1, 'update') or has_table_privilege(role, $1, 'delete')) as may
         from unnest(array['fairshift_app', 'fairshift_auth']) as role`,
        [table],
      );
      expect(rows).toEqual([{ may: false }]);
    }
  });
});

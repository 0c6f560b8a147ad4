import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { TABLES } from '../../src/database/tables.js';
import { newId } from '../../src/platform/ids.js';
import { createTestDatabase } from '../harness/index.js';
import type { TestDatabase } from '../harness/index.js';
import { dropChecks, insertFor } from './plant.js';

const [SYSTEM, A, B] = [newId(), newId(), newId()];
const REFUSED = '42501';
const named = (kind: string) =>
  TABLES.filter((table) => table.kind === kind).map(({ name }) => [name] as const);
// A link may be for the whole system, so its table counts as global; those of an organisation are kept apart all the same.
const tenant = [...named('tenant'), ['links'] as const];
const shared = named('shared');

let database: TestDatabase;
let owner: Client;
let app: Client;

const connect = async (url: string) => {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client;
};

beforeAll(async () => {
  database = await createTestDatabase();
  [owner, app] = [await connect(database.owner), await connect(database.app)];
  for (const [table] of [...tenant, ...shared]) {
    await dropChecks(owner, table);
    for (const organisation of [A, B]) await owner.query(await insertFor(owner, table, organisation, SYSTEM));
  }
});
afterAll(async () => {
  await app.end();
  await owner.end();
  await database.drop();
});

interface Scope {
  readonly organisation?: string;
  readonly system?: string;
}
const AS_A: Scope = { organisation: A, system: SYSTEM };
const AS_B: Scope = { organisation: B, system: SYSTEM };
const NO_ORGANISATION: Scope = { system: SYSTEM };
const NOTHING_SET: Scope = {};

/** Rows that a statement touches as the app role, or the code of its error. */
async function touched({ organisation, system }: Scope, sql: string): Promise<number | string> {
  await app.query('begin');
  try {
    if (organisation) await app.query(`set local app.organisation_id = '${organisation}'`);
    if (system) await app.query(`set local app.system_id = '${system}'`);
    const { rowCount, rows } = await app.query(sql);
    return rowCount ?? rows.length;
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await app.query('rollback');
  }
}

const nothing = (result: number | string) => expect([0, REFUSED]).toContain(result);
const ofA = `where organisation_id = '${A}'`;
/** Some columns of `links` are kept from app altogether. */
const rowsOf = (table: string) => `select organisation_id from ${table}`;

async function cannotChangeA(scope: Scope, table: string): Promise<void> {
  nothing(await touched(scope, `update ${table} set organisation_id = organisation_id ${ofA}`));
  nothing(await touched(scope, `delete from ${table} ${ofA}`));
  expect(await touched(scope, await insertFor(owner, table, A, SYSTEM))).toBe(REFUSED);
  expect(await touched(scope, `truncate ${table}`)).toBe(REFUSED);
}

describe.each(tenant)('%s', (table) => {
  it('holds a row of each organisation, and A sees its own', async () => {
    expect(
      (await owner.query(`select 1 from ${table} where organisation_id in ('${A}', '${B}')`)).rowCount,
    ).toBe(2);
    expect(await touched(AS_A, rowsOf(table))).toBe(1);
  });

  it.each([
    ['B', AS_B],
    ['nobody', NO_ORGANISATION],
    ['who set nothing', NOTHING_SET],
  ])('gives %s nothing of A', async (_, scope) => {
    expect(await touched(scope, `${rowsOf(table)} ${ofA}`)).toBe(0);
    await cannotChangeA(scope, table);
  });

  it('shows no row at all without an organisation', async () => {
    expect(await touched(NO_ORGANISATION, rowsOf(table))).toBe(0);
    expect(await touched(NOTHING_SET, rowsOf(table))).toBe(0);
  });

  it('lets B give no row away', async () => {
    expect(await touched(AS_B, `update ${table} set organisation_id = '${A}'`)).toBe(REFUSED);
  });
});

describe('a link for the whole system', () => {
  const sql = `insert into links (id, kind, token_hash, system_id, expires_at)
    values (gen_random_uuid(), 'first-administrator', uuid_send(gen_random_uuid()), '${SYSTEM}', now())`;

  it('is made and seen by no organisation', async () => {
    await owner.query(sql);
    for (const scope of [AS_A, AS_B, NO_ORGANISATION, NOTHING_SET]) {
      expect(await touched(scope, sql)).toBe(REFUSED);
      expect(await touched(scope, 'select id from links where organisation_id is null')).toBe(0);
      expect(await touched(scope, 'delete from links where organisation_id is null')).toBe(0);
    }
  });
});

describe.each(shared)('%s, which the system reads', (table) => {
  it('is seen in its system and in no other', async () => {
    expect(await touched(AS_B, `${rowsOf(table)} ${ofA}`)).toBe(1);
    expect(await touched(NO_ORGANISATION, rowsOf(table))).toBe(2);
    expect(await touched({ ...AS_A, system: newId() }, rowsOf(table))).toBe(0);
  });

  it('is not seen where nothing is set, nor with an organisation alone', async () => {
    expect(await touched(NOTHING_SET, rowsOf(table))).toBe(0);
    expect(await touched({ organisation: A }, rowsOf(table))).toBe(0);
  });

  it.each([
    ['B', AS_B],
    ['nobody', NO_ORGANISATION],
    ['who set nothing', NOTHING_SET],
    ['A in another system', { ...AS_A, system: newId() }],
  ])('is not changed by %s', (_, scope) => cannotChangeA(scope, table));

  it('is withdrawn by its own organisation', async () => {
    expect(await touched(AS_A, `delete from ${table} ${ofA}`)).toBe(1);
  });
});

describe('organisations, whose names the installation reads', () => {
  beforeAll(async () => {
    await owner.query(`insert into systems (id, name) values ($1, 'Planted')`, [SYSTEM]);
    const sql = `insert into organisations (id, system_id, slug, name, kind) values ($1, $2, $3, $3, 'other')`;
    for (const [id, slug] of [
      [A, 'a'],
      [B, 'b'],
    ]) {
      await owner.query(sql, [id, SYSTEM, slug]);
    }
  });

  const rename = (id: string) => `update organisations set name = 'Taken over' where id = '${id}'`;
  const add = (system: string) =>
    `insert into organisations (id, system_id, slug, name, kind) values ('${newId()}', '${system}', 'new', 'New', 'other')`;

  it('are renamed by themselves only', async () => {
    expect(await touched(AS_A, rename(A))).toBe(1);
    for (const scope of [AS_B, NO_ORGANISATION, NOTHING_SET]) expect(await touched(scope, rename(A))).toBe(0);
  });

  it('are deleted by nobody, and no column but the name changes', async () => {
    for (const scope of [AS_A, AS_B, NOTHING_SET]) {
      expect(await touched(scope, `delete from organisations where id = '${A}'`)).toBe(REFUSED);
      expect(await touched(scope, 'truncate organisations')).toBe(REFUSED);
      expect(await touched(scope, `update organisations set system_id = system_id where id = '${A}'`)).toBe(
        REFUSED,
      );
    }
  });

  it('are added to one’s own system only', async () => {
    expect(await touched(NO_ORGANISATION, add(SYSTEM))).toBe(1);
    expect(await touched({ system: newId() }, add(SYSTEM))).toBe(REFUSED);
    expect(await touched(NOTHING_SET, add(SYSTEM))).toBe(REFUSED);
  });
});

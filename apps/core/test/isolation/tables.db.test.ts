import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { TABLES } from '../../src/database/tables.js';
import { newId } from '../../src/platform/ids.js';
import { createTestDatabase } from '../harness/index.js';
import type { TestDatabase } from '../harness/index.js';
import { dropChecks, insertFor } from './plant.js';

const [SYSTEM, A, B] = [newId(), newId(), newId()];
const REFUSED = '42501';
const tenant = TABLES.filter(({ kind }) => kind === 'tenant').map(({ name }) => [name] as const);
const shared = TABLES.filter(({ kind }) => kind === 'shared').map(({ name }) => [name] as const);

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

/** Rows that a statement touches as the app role in an organisation (or none), or the code of its error. */
async function touched(organisation: string | undefined, sql: string): Promise<number | string> {
  await app.query('begin');
  try {
    if (organisation) await app.query(`set local app.organisation_id = '${organisation}'`);
    await app.query(`set local app.system_id = '${SYSTEM}'`);
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

describe.each(tenant)('%s', (table) => {
  it('holds a row of each organisation, and A sees its own', async () => {
    expect(
      (await owner.query(`select 1 from ${table} where organisation_id in ('${A}', '${B}')`)).rowCount,
    ).toBe(2);
    expect(await touched(A, `select * from ${table}`)).toBe(1);
  });

  it.each([
    ['B', B],
    ['nobody', undefined],
  ])('gives %s nothing of A', async (_, organisation) => {
    expect(await touched(organisation, `select * from ${table} ${ofA}`)).toBe(0);
    nothing(await touched(organisation, `update ${table} set organisation_id = organisation_id ${ofA}`));
    nothing(await touched(organisation, `delete from ${table} ${ofA}`));
    expect(await touched(organisation, await insertFor(owner, table, A, SYSTEM))).toBe(REFUSED);
    expect(await touched(organisation, `truncate ${table}`)).toBe(REFUSED);
  });

  it('shows no row at all without an organisation', async () => {
    expect(await touched(undefined, `select * from ${table}`)).toBe(0);
  });

  it('lets B give no row away', async () => {
    nothing(
      await touched(
        B,
        `update ${table} set organisation_id = '${A}' where organisation_id = '${B}' and false`,
      ),
    );
    expect(await touched(B, `update ${table} set organisation_id = '${A}'`)).toBe(REFUSED);
  });
});

if (shared.length > 0) {
  describe.each(shared)('%s, which the system reads', (table) => {
    it('is seen in its system and in no other', async () => {
      expect(await touched(B, `select * from ${table} ${ofA}`)).toBe(1);
      await app.query('begin');
      await app.query(`set local app.system_id = '${newId()}'`);
      expect((await app.query(`select * from ${table}`)).rowCount).toBe(0);
      await app.query('rollback');
    });

    it('is changed by its own organisation only', async () => {
      nothing(await touched(B, `update ${table} set organisation_id = organisation_id ${ofA}`));
      nothing(await touched(B, `delete from ${table} ${ofA}`));
      expect(await touched(B, await insertFor(owner, table, A, SYSTEM))).toBe(REFUSED);
      expect(await touched(B, `truncate ${table}`)).toBe(REFUSED);
    });
  });
}

import { afterAll, describe, expect, it } from '@jest/globals';
import { createTestApp } from '../../test/harness/index.js';
import { Transactions } from './transactions.js';

const app = await createTestApp();
afterAll(() => app.close());
const transactions = app.nest.get(Transactions);
const scope = {
  systemId: app.systemId,
  actor: { personId: app.person('a.admin').id, name: 'A' },
  requestId: 'test',
};
const teams = 'select name from teams';

describe('transactions', () => {
  it('keep 300 interleaved ones of two organisations apart on five connections', async () => {
    for (const key of ['a', 'b'] as const) {
      await app.inOrganisation(key, (ctx) =>
        ctx.db.execute('insert into teams (organisation_id, id, name) values ($1, $1, $2)', [
          ctx.organisationId,
          key,
        ]),
      );
    }
    const wanted = Array.from({ length: 300 }, (_, i) => (i % 2 === 0 ? 'a' : 'b'));
    const seen = await Promise.all(
      wanted.map((key) => app.inOrganisation(key, (ctx) => ctx.db.query<{ name: string }>(teams))),
    );
    expect(seen.map((rows) => rows.map(({ name }) => name).join())).toEqual(wanted);
  });

  it('leave nothing set on the connection, after commit and after an error', async () => {
    await app.inOrganisation('a', (ctx) => ctx.db.query(teams));
    await expect(app.inOrganisation('a', (ctx) => ctx.db.query('select 1 / 0'))).rejects.toThrow(
      'division by zero',
    );
    for (let i = 0; i < 10; i++) {
      expect(await transactions.inSystem(scope, (ctx) => ctx.db.query(teams))).toEqual([]);
    }
  });

  it('roll back on an error', async () => {
    const add = app.inOrganisation('a', async (ctx) => {
      await ctx.db.execute(`update teams set name = 'changed' where organisation_id = $1`, [
        ctx.organisationId,
      ]);
      throw new Error('no');
    });
    await expect(add).rejects.toThrow('no');
    expect(await app.inOrganisation('a', (ctx) => ctx.db.query(teams))).toEqual([{ name: 'a' }]);
  });

  it('take ids only', async () => {
    const organisationId = `${app.organisations.a.id}'; reset role; --`;
    await expect(transactions.inOrganisation({ ...scope, organisationId }, async () => 1)).rejects.toThrow(
      'not an id',
    );
  });

  it('cannot become the owner, switch row-level security off or change the schema', async () => {
    const attempt = (sql: string) =>
      app
        .inOrganisation('a', (ctx) => ctx.db.query(sql))
        .then(
          () => 'done',
          (error: { code: string }) => error.code,
        );
    expect(await attempt('set role fairshift_owner')).toBe('42501');
    expect(await attempt('set session authorization fairshift_owner')).toBe('42501');
    expect(await attempt('alter table teams disable row level security')).toBe('42501');
    expect(await attempt('drop policy by_organisation on teams')).toBe('42501');
    expect(await attempt('create table stolen ()')).toBe('42501');
    expect(await attempt('set local row_security = off; select * from teams')).toBe('42501');
    expect(await attempt('select * from credentials')).toBe('42501');
    expect(await attempt(`select * from pgboss.version`)).toBe('done');
  });

  it('read numbers, dates and instants as JSON carries them', async () => {
    const sql = `select count(*) as n, date '2026-03-29' as d, timestamptz '2026-03-29 01:30:00+01' as t from generate_series(1, 3)`;
    expect(await app.inOrganisation('a', (ctx) => ctx.db.query(sql))).toEqual([
      { n: 3, d: '2026-03-29', t: '2026-03-29T00:30:00.000Z' },
    ]);
  });
});

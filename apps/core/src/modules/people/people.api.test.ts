import { afterAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import { createTestApp } from '../../../test/harness/index.js';

const app = await createTestApp();
afterAll(() => app.close());
const admin = app.as('a.admin');
const params = (key: 'a.admin' | 'a.analyst' | 'a.viewer') => ({ personId: app.person(key).id });

describe('people', () => {
  it('are listed by name, page by page', async () => {
    const first = await admin.call(routes.listPeople, { query: { limit: '3' } }).expect(200);
    const second = await admin
      .call(routes.listPeople, { query: { limit: '3', after: first.body.next } })
      .expect(200);
    const names = [...first.body.items, ...second.body.items].map(({ name }: { name: string }) => name);
    expect(names).toEqual(['Person a.admin', 'Person a.analyst', 'Person a.team-member', 'Person a.viewer']);
    expect(second.body.next).toBeUndefined();
  });

  it('keep one admin at least', async () => {
    await admin
      .call(routes.updateMember, { params: params('a.admin'), body: { version: 1, role: 'viewer' } })
      .expect(409);
    const { body } = await admin.call(routes.removeMember, { params: params('a.admin') }).expect(409);
    expect(body.type).toBe('urn:fairshift:problem:last-admin');
  });

  it('do not lose the last admin to two who act at once', async () => {
    const change = { params: params('a.analyst'), body: { version: 1, role: 'admin' as const } };
    await admin.call(routes.updateMember, change).expect(200);
    const other = app.as('a.analyst');
    const answers = await Promise.all([
      admin.call(routes.removeMember, { params: params('a.analyst') }),
      other.call(routes.removeMember, { params: params('a.admin') }),
    ]);
    const { rows } = await app.owner.query(
      `select count(*)::int as admins from memberships where organisation_id = $1 and role = 'admin'`,
      [app.organisations.a.id],
    );
    expect(rows).toEqual([{ admins: 1 }]);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    // Both again, for the tests that follow.
    for (const key of ['a.admin', 'a.analyst'] as const) {
      await app.owner.query(
        `insert into memberships (organisation_id, person_id, role) values ($1, $2, $3)
         on conflict (organisation_id, person_id) do update set role = $3, version = 1`,
        [app.organisations.a.id, app.person(key).id, key.slice(2)],
      );
    }
  });

  it('are told of a change in between, with what is stored', async () => {
    const stale = { params: params('a.viewer'), body: { version: 7, role: 'analyst' as const } };
    const { body } = await admin.call(routes.updateMember, stale).expect(409);
    expect(body.current).toMatchObject({ role: 'viewer', version: 1 });
  });

  it('lose their rights at once, in sessions that run', async () => {
    const viewer = app.as('a.viewer');
    await viewer.call(routes.getOrganisation).expect(200);
    await admin.call(routes.removeMember, { params: params('a.viewer') }).expect(204);
    await viewer.call(routes.getOrganisation).expect(404);
  });
});

describe('teams', () => {
  it('take people of the organisation only', async () => {
    const { body } = await admin.call(routes.createTeam, { body: { name: 'Ward' } }).expect(201);
    const update = (memberIds: string[]) =>
      admin.call(routes.updateTeam, { params: { teamId: body.id }, body: { version: 1, memberIds } });
    await update([app.person('b.viewer').id]).expect(422);
    const changed = await update([app.person('a.analyst').id]).expect(200);
    expect(changed.body).toMatchObject({ version: 2, members: [{ name: 'Person a.analyst' }] });
  });
});

describe('the audit log', () => {
  it('tells the admin who did what, newest first, and nobody else', async () => {
    const { body } = await admin.call(routes.listAudit, { query: { limit: '1' } }).expect(200);
    expect(body.items[0]).toMatchObject({
      verb: 'team.changed',
      actor: 'Person a.admin',
      words: 'Person a.admin changed the team Ward',
    });
    await app.as('a.analyst').call(routes.listAudit).expect(403);
  });

  it('is not written for what was rolled back', async () => {
    const { rows } = await app.owner.query(
      `select 1 from audit_entries where verb = 'member.changed' and after ->> 'role' = 'viewer'`,
    );
    expect(rows).toEqual([]);
  });
});

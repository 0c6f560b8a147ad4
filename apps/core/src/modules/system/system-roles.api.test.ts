import { afterAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import { createTestApp } from '../../../test/harness/index.js';

const app = await createTestApp();
afterAll(() => app.close());
const root = app.as('system-administrator');
const rootId = app.person('system-administrator').id;
const give = (login: string, role: 'hub-manager' | 'system-administrator') =>
  root.call(routes.giveSystemRole, { body: { login, role } });
const take = (personId: string, role: 'hub-manager' | 'system-administrator', by = root) =>
  by.call(routes.takeSystemRole, { params: { personId, role } });

describe('roles on the system', () => {
  it('are given by login name or e-mail address, work at once and end at once', async () => {
    const viewer = app.person('a.viewer');
    await app.owner.query(`update persons set email = 'Viewer@example.org' where id = $1`, [viewer.id]);
    await app.as('a.viewer').call(routes.listSystemPeople).expect(403);
    const { body } = await give('viewer@example.org', 'system-administrator').expect(201);
    expect(body).toEqual({
      personId: viewer.id,
      name: 'Person a.viewer',
      login: 'a-viewer',
      role: 'system-administrator',
    });
    await app.as('a.viewer').call(routes.listSystemPeople).expect(200);
    const again = await give('a-viewer', 'system-administrator').expect(409);
    expect(again.body.type).toBe('urn:fairshift:problem:has-system-role');
    await take(viewer.id, 'system-administrator').expect(204);
    await app.as('a.viewer').call(routes.listSystemPeople).expect(403);
    await take(viewer.id, 'system-administrator').expect(404);
  });

  it('are not given to nobody', async () => {
    const { body } = await give('no-such-person', 'hub-manager').expect(422);
    expect(body.errors).toMatchObject([{ column: 'login' }]);
  });

  it('keep one system administrator', async () => {
    const { body } = await take(rootId, 'system-administrator').expect(409);
    expect(body.type).toBe('urn:fairshift:problem:last-system-administrator');
  });

  it('keep one when two take each other’s role at once', async () => {
    await give('b-admin', 'system-administrator').expect(201);
    const other = app.person('b.admin').id;
    const answers = await Promise.all([
      take(other, 'system-administrator'),
      take(rootId, 'system-administrator', app.as('b.admin')),
    ]);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    await app.owner.query(`delete from system_roles where role = 'system-administrator'`);
    await app.owner.query(`insert into system_roles values ($1, $2, 'system-administrator')`, [
      app.systemId,
      rootId,
    ]);
  });

  it('are listed by name, page by page', async () => {
    await give('a-analyst', 'hub-manager').expect(201);
    await give('a-analyst', 'system-administrator').expect(201);
    const found: string[] = [];
    let after: string | undefined;
    do {
      const query = { limit: '1', ...(after ? { after } : {}) };
      const { body } = await root.call(routes.listSystemPeople, { query }).expect(200);
      found.push(
        ...(body.items as { name: string; role: string }[]).map(({ name, role }) => `${name} ${role}`),
      );
      after = body.next as string | undefined;
    } while (after);
    expect(found).toEqual([
      'Person a.analyst hub-manager',
      'Person a.analyst system-administrator',
      'Person hub-manager hub-manager',
      'Person system-administrator system-administrator',
    ]);
  });
});

describe('the log of the system', () => {
  it('tells administrators what was done, newest first, and nobody else', async () => {
    await give('a-admin', 'hub-manager').expect(201);
    await take(app.person('a.admin').id, 'hub-manager').expect(204);
    await app.as('a.admin').call(routes.signOut).expect(204);
    const first = await root.call(routes.listSystemAudit, { query: { limit: '2' } }).expect(200);
    const { body } = await root
      .call(routes.listSystemAudit, { query: { limit: '1', after: first.body.next as string } })
      .expect(200);
    expect([...first.body.items, ...body.items]).toMatchObject([
      { verb: 'person.signed-out', words: 'Person a.admin signed out' },
      {
        verb: 'system-role.taken',
        words: 'Person system-administrator took the role of hub manager from Person a.admin',
        before: { role: 'hub-manager' },
      },
      {
        verb: 'system-role.given',
        words: 'Person system-administrator made Person a.admin a hub manager',
        after: { role: 'hub-manager' },
      },
    ]);
    await app.as('hub-manager').call(routes.listSystemAudit).expect(403);
  });

  it('shows entries from before they had a sentence', async () => {
    await app.owner.query(
      `insert into system_audit_entries (id, system_id, actor_name, request_id, verb, object_type, object_id)
       values ('ffffffff-ffff-7fff-bfff-ffffffffffff', $1, 'Ann', 'r', 'person.signed-in', 'person', 'p')`,
      [app.systemId],
    );
    const { body } = await root.call(routes.listSystemAudit, { query: { limit: '1' } }).expect(200);
    expect(body.items).toMatchObject([{ actor: 'Ann', words: 'Ann signed in' }]);
  });
});

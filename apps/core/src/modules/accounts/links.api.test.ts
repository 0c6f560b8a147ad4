import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import { createTestApp } from '../../../test/harness/index.js';
import { newId } from '../../platform/ids.js';
import { AuthDatabase, LinksService, hashPassword } from './index.js';

const app = await createTestApp();
afterAll(() => app.close());
const PASSWORD = 'wet socks on tuesday';
const NEXT = 'dry socks on monday';
const A = app.organisations.a.id;
const B = app.organisations.b.id;
const admin = app.as('a.admin');
const nobody = app.anonymous();

const tokenOf = (link: string) => new URL(link).hash.slice(1);
const accept = (token: string, more: object = {}) =>
  nobody.call(routes.acceptLink, { body: { token, password: NEXT, ...more } });
const lookUp = (token: string) => nobody.call(routes.lookUpLink, { body: { token } });
const named = (login: string) => ({ name: 'Joy', login });
const sql = async (text: string, values: unknown[] = []) => (await app.owner.query(text, values)).rows;

let member: string;
beforeEach(async () => {
  member = newId();
  await sql('insert into persons (id, system_id, name, login) values ($1, $2, $3, $4)', [
    member,
    app.systemId,
    'Joan',
    `joan-${member}`,
  ]);
  await sql('insert into credentials values ($1, $2)', [member, await hashPassword(PASSWORD)]);
  await join(A, 'viewer');
});
/** a.analyst is a second admin in some tests. */
afterEach(async () => {
  await sql(`update memberships set role = 'analyst' where organisation_id = $1 and person_id = $2`, [
    A,
    app.person('a.analyst').id,
  ]);
});

const join = (organisation: string, role: string, person = member) =>
  sql(
    `insert into memberships (organisation_id, person_id, role) values ($1, $2, $3)
     on conflict (organisation_id, person_id) do update set role = excluded.role`,
    [organisation, person, role],
  );
const recovery = async (maker = admin) => {
  const { body } = await maker.call(routes.createRecoveryLink, { params: { personId: member } }).expect(201);
  return tokenOf(body.link);
};
const invite = async (maker = admin, role: 'admin' | 'viewer' = 'viewer') =>
  tokenOf((await maker.call(routes.createInvitation, { body: { role } }).expect(201)).body.link);
const passwordIs = (password: string, status: number) =>
  nobody.call(routes.signIn, { body: { login: `joan-${member}`, password } }).expect(status);
const refused = async (token: string, more: object = {}) => {
  await lookUp(token).expect(410);
  const { body } = await accept(token, more).expect(410);
  expect(body.type).toBe('urn:fairshift:problem:link-not-usable');
};

describe('a recovery link', () => {
  it('opens nothing once its person has rights elsewhere', async () => {
    const [elsewhere, onTheSystem] = [await recovery(), await recovery()];
    await join(B, 'admin');
    await refused(elsewhere);
    await sql('delete from memberships where organisation_id = $1 and person_id = $2', [B, member]);
    await sql(`insert into system_roles values ($1, $2, 'hub-manager')`, [app.systemId, member]);
    await refused(onTheSystem);
    await passwordIs(PASSWORD, 200);
  });

  it('does not slip past a right that is given while it is used', async () => {
    const token = await recovery();
    await app.owner.query('begin');
    await app.owner.query('select 1 from persons where id = $1 for no key update', [member]);
    await join(B, 'viewer');
    const using = accept(token).then(({ status }) => status);
    await new Promise((resolve) => setTimeout(resolve, 500));
    await app.owner.query('commit');
    expect(await using).toBe(410);
    await passwordIs(PASSWORD, 200);
  });

  it('ends when its person leaves the organisation, and when they come back', async () => {
    const token = await recovery();
    await admin.call(routes.removeMember, { params: { personId: member } }).expect(204);
    await join(A, 'viewer');
    await refused(token);
  });

  it('ends when another one is used', async () => {
    const [first, second] = [await recovery(), await recovery()];
    await accept(second).expect(200);
    await refused(first);
  });

  it('ends when another one is used at the same moment', async () => {
    const tokens = [await recovery(), await recovery()];
    const both = await Promise.all(tokens.map((token) => accept(token)));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410]);
  });

  it('ends when its person changes their password', async () => {
    const token = await recovery();
    const { headers } = await passwordIs(PASSWORD, 200);
    const cookie = String((headers['set-cookie'] as unknown as string[])[0]).split(';')[0]!;
    await nobody
      .call(routes.changePassword, {
        body: { current: PASSWORD, next: NEXT },
        headers: { Cookie: cookie },
      })
      .expect(204);
    await refused(token);
  });

  it('ends when its maker is an admin no longer', async () => {
    await join(A, 'admin', app.person('a.analyst').id);
    const token = await recovery(app.as('a.analyst'));
    await join(A, 'analyst', app.person('a.analyst').id);
    await refused(token);
  });

  it('tells the organisation that a password was set', async () => {
    await accept(await recovery()).expect(200);
    const { body } = await admin.call(routes.listAudit, { query: { limit: '1' } }).expect(200);
    expect(body.items).toMatchObject([
      { verb: 'person.password-recovered', words: 'Joan set a new password by a recovery link' },
    ]);
  });
});

describe('an invitation', () => {
  it.each(['is an admin no longer', 'left'])('ends when its maker %s', async (how) => {
    const second = app.person('a.analyst').id;
    await join(A, 'admin', second);
    const token = await invite(app.as('a.analyst'), 'admin');
    const [{ version }] = (await sql(
      'select version from memberships where organisation_id = $1 and person_id = $2',
      [A, second],
    )) as [{ version: number }];
    const params = { personId: second };
    if (how === 'left') await admin.call(routes.removeMember, { params }).expect(204);
    else await admin.call(routes.updateMember, { params, body: { version, role: 'viewer' } }).expect(200);
    const { body } = await admin.call(routes.listInvitations).expect(200);
    expect(body.items.filter((item: { role: string }) => item.role === 'admin')).toEqual([]);
    // As admin again, the links of before stay ended.
    await join(A, 'admin', second);
    await refused(token, named(`j-${newId()}`));
  });

  it('is refused when its maker lost the role in any other way', async () => {
    await join(A, 'admin', app.person('a.analyst').id);
    const token = await invite(app.as('a.analyst'));
    await join(A, 'analyst', app.person('a.analyst').id);
    await refused(token, named(`j-${newId()}`));
  });

  it('is not told as joining when the person was there already', async () => {
    const token = await invite(admin, 'admin');
    await accept(token, { login: `joan-${member}`, password: PASSWORD }).expect(200);
    const { body } = await admin.call(routes.listAudit, { query: { limit: '1' } }).expect(200);
    expect(body.items).toMatchObject([{ verb: 'invitation.used' }]);
    expect(await sql('select role from memberships where person_id = $1', [member])).toEqual([
      { role: 'viewer' },
    ]);
  });

  it('gives one login name to one of two who choose it at once', async () => {
    const login = `twin-${newId()}`;
    const tokens = await Promise.all([invite(), invite()]);
    const answers = await Promise.all(tokens.map((token) => accept(token, named(login))));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  it('gives one e-mail address to one of two invited people', async () => {
    const email = `${newId()}@example.org`;
    const make = async () => {
      const { body } = await admin.call(routes.createInvitation, { body: { role: 'viewer', email } });
      return tokenOf(body.link);
    };
    const tokens = [await make(), await make()];
    const answers = await Promise.all(tokens.map((token, i) => accept(token, named(`e${i}-${newId()}`))));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });
});

describe('a link for the first admin of an organisation', () => {
  it('opens nothing once there is an admin, whichever link made them', async () => {
    const root = app.as('system-administrator');
    const made = await root
      .call(routes.createOrganisation, { body: { name: 'Clover', kind: 'charity' } })
      .expect(201);
    const params = { organisationId: made.body.organisation.id as string };
    const more = async () =>
      tokenOf((await root.call(routes.createAdminLink, { params }).expect(201)).body.link);
    const tokens = [tokenOf(made.body.adminLink.link), await more(), await more()];
    const both = await Promise.all(tokens.slice(0, 2).map((token) => accept(token, named(`c-${newId()}`))));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410]);
    await refused(tokens[2]!, named('too-late'));
    const open = await sql('select 1 from links where organisation_id = $1 and used_at is null', [
      params.organisationId,
    ]);
    expect(open).toHaveLength(0);
  });
});

describe('a link for the first system administrator', () => {
  const by = { personId: '', name: 'Fairshift', systemId: app.systemId };
  const make = async () =>
    tokenOf(
      await app.nest
        .get(AuthDatabase)
        .run((db) => app.nest.get(LinksService).createFirstAdministrator(db, by)),
    );

  it('is refused while there is one', async () => {
    await refused(await make(), named('second-root'));
  });

  it('works for one of two who come at once, and ends all others', async () => {
    await sql(`delete from system_roles where role = 'system-administrator'`);
    const tokens = [await make(), await make(), await make()];
    const both = await Promise.all(tokens.slice(0, 2).map((token) => accept(token, named(`r-${newId()}`))));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410]);
    expect(await sql(`select 1 from system_roles where role = 'system-administrator'`)).toHaveLength(1);
    // Even if there were none again.
    await sql(`delete from system_roles where role = 'system-administrator'`);
    await refused(tokens[2]!, named('third-root'));
    const told = await sql(
      `select verb, words from system_audit_entries where verb ~ 'first-administrator|system-role' order by id desc limit 2`,
    );
    expect(told).toEqual([
      { verb: 'system-role.given', words: 'became the first system administrator by a link' },
      {
        verb: 'first-administrator-link.created',
        words: 'made a link for the first system administrator',
      },
    ]);
  });
});

import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import request from 'supertest';
import { createTestApp } from '../../../test/harness/index.js';
import { hashPassword } from './passwords.js';

const app = await createTestApp();
afterAll(() => app.close());
const PASSWORD = 'wet socks on tuesday';
const viewer = app.person('a.viewer');
const nobody = app.anonymous();

beforeEach(async () => {
  await app.owner.query('delete from sign_in_failures');
  await app.owner.query(
    `insert into credentials (person_id, password_hash) values ($1, $2)
     on conflict (person_id) do update set password_hash = excluded.password_hash`,
    [viewer.id, await hashPassword(PASSWORD)],
  );
  await app.owner.query(`update persons set email = 'Viewer@Example.org' where id = $1`, [viewer.id]);
});

const signIn = (login: string, password: string) => nobody.call(routes.signIn, { body: { login, password } });
const cookieOf = (headers: Record<string, unknown>) =>
  String((headers['set-cookie'] as string[])[0]).split(';')[0]!;
const withCookie = (cookie: string) => request(app.server).get('/api/account').set('Cookie', cookie);

const newestInOrganisation = async () =>
  (await app.as('a.admin').call(routes.listAudit, { query: { limit: '1' } })).body.items[0];

describe('sign-in', () => {
  it('takes login name or e-mail address in any case, and keeps the session in a cookie for scripts unseen', async () => {
    for (const login of ['a-viewer', 'A-Viewer', 'viewer@example.org']) {
      const { headers, body } = await signIn(login, PASSWORD).expect(200);
      expect(body.person.id).toBe(viewer.id);
      expect(headers['set-cookie']![0]).toMatch(
        /^fairshift=[\w-]{43}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax$/,
      );
    }
  });

  it('answers a wrong password and an unknown account alike', async () => {
    const wrong = await signIn('a-viewer', 'not this one').expect(401);
    const unknown = await signIn('no-such-person', 'not this one').expect(401);
    const told = ({ body }: { body: object }) => ({ ...body, requestId: '' });
    expect(told(wrong)).toEqual(told(unknown));
  });

  it('stops after ten tries from one address, known account or not, and the right password too', async () => {
    for (const login of ['a-viewer', 'no-such-person']) {
      for (let i = 0; i < 10; i++) await signIn(login, 'not this one').expect(401);
      const { headers } = await signIn(login, PASSWORD).expect(429);
      expect(headers['retry-after']).toBe('900');
    }
    await signIn('b-viewer', 'not this one').expect(401);
  });

  it('counts tries that come at once', async () => {
    const tries = await Promise.all(Array.from({ length: 15 }, () => signIn('a-viewer', 'not this one')));
    expect(tries.filter(({ status }) => status === 401)).toHaveLength(10);
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(5);
  });

  it('starts counting again after a success', async () => {
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 6; i++) await signIn('a-viewer', 'not this one').expect(401);
      await signIn('a-viewer', PASSWORD).expect(200);
    }
  });
});

describe('sessions', () => {
  it('end at sign-out, and an old cookie opens nothing', async () => {
    const cookie = cookieOf((await signIn('a-viewer', PASSWORD)).headers);
    await withCookie(cookie).expect(200);
    const post = request(app.server)
      .post('/api/account/sign-out')
      .set('X-Fairshift', '1')
      .set('Cookie', cookie);
    const { headers } = await post.expect(204);
    expect(headers['clear-site-data']).toContain('storage');
    await withCookie(cookie).expect(401);
  });

  it('all end at sign-out everywhere', async () => {
    const cookies = [];
    for (let i = 0; i < 2; i++) cookies.push(cookieOf((await signIn('a-viewer', PASSWORD)).headers));
    const post = request(app.server).post('/api/account/sign-out-everywhere').set('X-Fairshift', '1');
    await post.set('Cookie', cookies[0]!).expect(204);
    for (const cookie of cookies) await withCookie(cookie).expect(401);
    expect(await newestInOrganisation()).toMatchObject({
      verb: 'person.signed-out-everywhere',
      words: 'Person a.viewer signed out everywhere',
    });
  });

  it.each([
    ['nobody used it for 12 hours', `last_used_at = now() - interval '12 hours 1 minute'`],
    ['it is 7 days old', `started_at = now() - interval '7 days 1 minute'`],
  ])('end when %s', async (_, change) => {
    const cookie = cookieOf((await signIn('a-viewer', PASSWORD)).headers);
    await app.owner.query(`update sessions set ${change} where person_id = $1`, [viewer.id]);
    await withCookie(cookie).expect(401);
  });

  it('are listed with the present one marked', async () => {
    await app.owner.query('delete from sessions where person_id = $1', [viewer.id]);
    await signIn('a-viewer', PASSWORD);
    const cookie = cookieOf((await signIn('a-viewer', PASSWORD)).headers);
    const { body } = await request(app.server).get('/api/account/sessions').set('Cookie', cookie).expect(200);
    expect(body.items.map((item: { current: boolean }) => item.current).toSorted()).toEqual([false, true]);
  });

  it('do not count when a second cookie of the name was planted', async () => {
    const cookie = cookieOf((await signIn('a-viewer', PASSWORD)).headers);
    await withCookie(`${cookie}; fairshift=planted`).expect(401);
  });
});

describe('a change of password', () => {
  it('wants the present one, and ends all other sessions', async () => {
    const [mine, other] = [
      cookieOf((await signIn('a-viewer', PASSWORD)).headers),
      cookieOf((await signIn('a-viewer', PASSWORD)).headers),
    ];
    const change = (current: string, next: string) =>
      request(app.server)
        .post('/api/account/password')
        .set('X-Fairshift', '1')
        .set('Cookie', mine)
        .send({ current, next });
    await change('not this one', 'dry socks on monday').expect(401);
    await change(PASSWORD, 'a-viewer-a-viewer').expect(422);
    await change(PASSWORD, 'dry socks on monday').expect(204);
    await withCookie(mine).expect(200);
    await withCookie(other).expect(401);
    await signIn('a-viewer', PASSWORD).expect(401);
    await signIn('a-viewer', 'dry socks on monday').expect(200);
    const { rows } = await app.owner.query(
      `select verb from system_audit_entries where actor_id = $1 order by id desc limit 2`,
      [viewer.id],
    );
    expect(rows).toEqual([{ verb: 'person.signed-in' }, { verb: 'password.changed' }]);
    expect(await newestInOrganisation()).toMatchObject({
      verb: 'password.changed',
      words: 'Person a.viewer changed their password',
    });
  });
});

describe('one-time links', () => {
  const admin = app.as('a.admin');
  const tokenOf = (link: string) => new URL(link).hash.slice(1);
  const invite = async (body: object = {}) => {
    const answer = await admin
      .call(routes.createInvitation, { body: { role: 'analyst', ...body } })
      .expect(201);
    return tokenOf(answer.body.link);
  };
  const lookUp = (token: string) => nobody.call(routes.lookUpLink, { body: { token } });
  const accept = (body: { token: string; name?: string; login?: string; password: string }) =>
    nobody.call(routes.acceptLink, { body });
  const joiner = (token: string, login: string) => ({
    token,
    name: 'Joy',
    login,
    password: 'dry socks on monday',
  });

  it('bring a new person in, once', async () => {
    const token = await invite({ name: 'Joy' });
    const { body: told } = await lookUp(token).expect(200);
    expect(told).toMatchObject({
      kind: 'invitation',
      organisationName: app.organisations.a.name,
      name: 'Joy',
      known: false,
    });
    const { body } = await accept(joiner(token, 'joy')).expect(200);
    expect(body.memberships).toMatchObject([
      { role: 'analyst', organisation: { id: app.organisations.a.id } },
    ]);
    await accept(joiner(token, 'joy2')).expect(410);
    await lookUp(token).expect(410);
  });

  it('are used once by two who come at once', async () => {
    const token = await invite();
    const both = await Promise.all([accept(joiner(token, 'first')), accept(joiner(token, 'second'))]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410]);
  });

  it('ask a person who has an account for its password', async () => {
    const token = await invite({ email: 'someone@example.org' });
    await app.owner.query(`update persons set email = 'someone@example.org' where id = $1`, [
      app.person('b.viewer').id,
    ]);
    await app.owner.query('insert into credentials (person_id, password_hash) values ($1, $2)', [
      app.person('b.viewer').id,
      await hashPassword(PASSWORD),
    ]);
    expect((await lookUp(token).expect(200)).body.known).toBe(true);
    await accept({ token, password: 'not this one at all' }).expect(401);
    const { body } = await accept({ token, password: PASSWORD }).expect(200);
    expect(body.memberships).toHaveLength(2);
  });

  it('refuse a login that somebody has, as login or as e-mail address', async () => {
    const token = await invite();
    await accept(joiner(token, 'A-Admin')).expect(409);
    await accept(joiner(token, 'viewer@example.org')).expect(409);
    await accept(joiner(token, 'somebody-new')).expect(200);
  });

  it('end when they are too old or taken back', async () => {
    const [old, taken] = [await invite({ name: 'Old' }), await invite({ name: 'Taken' })];
    await app.owner.query(`update links set expires_at = now() - interval '1 second' where name = 'Old'`);
    const { body } = await admin.call(routes.listInvitations).expect(200);
    const names = (body.items as { name?: string; id: string }[]).map(({ name }) => name);
    expect(names).toContain('Taken');
    expect(names).not.toContain('Old');
    const { id } = (body.items as { name?: string; id: string }[]).find(({ name }) => name === 'Taken')!;
    await admin.call(routes.deleteInvitation, { params: { invitationId: id } }).expect(204);
    for (const token of [old, taken]) await accept(joiner(token, 'too-late')).expect(410);
  });

  it('set a new password and end all sessions', async () => {
    const cookie = cookieOf((await signIn('a-viewer', PASSWORD)).headers);
    const { body } = await admin
      .call(routes.createRecoveryLink, { params: { personId: viewer.id } })
      .expect(201);
    const token = tokenOf(body.link);
    expect((await lookUp(token)).body).toMatchObject({ kind: 'recovery', login: 'a-viewer' });
    await accept({ token, password: 'dry socks on monday' }).expect(200);
    await withCookie(cookie).expect(401);
    await signIn('a-viewer', 'dry socks on monday').expect(200);
  });

  it('never open the account of somebody who has rights elsewhere', async () => {
    const params = { personId: app.person('a.analyst').id };
    await app.owner.query(`insert into system_roles values ($1, $2, 'hub-manager')`, [
      app.systemId,
      params.personId,
    ]);
    await admin.call(routes.createRecoveryLink, { params }).expect(409);
  });

  it('are stored as hashes only', async () => {
    const token = await invite();
    const { rows } = await app.owner.query('select links::text as text from links');
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

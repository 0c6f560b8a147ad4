import { afterAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import request from 'supertest';
import { createTestApp } from '../../../test/harness/index.js';
import { FirstStart } from './first-start.js';

/** A first start needs a database without a system. */
async function emptyApp(settings: Readonly<Record<string, string>>) {
  const app = await createTestApp(settings);
  await app.owner.query('truncate systems cascade');
  return app;
}

const demo = await emptyApp({ FAIRSHIFT_DEMO: 'on' });
const plain = await emptyApp({ FAIRSHIFT_DEMO: 'off' });
afterAll(async () => {
  await demo.close();
  await plain.close();
});

describe('whether an installation is a demo', () => {
  const embedded = { FAIRSHIFT_EMBEDDED: 'on' };
  it.each([
    ['our own database, on this machine', embedded, true],
    [
      'our own database, by its name on this machine',
      { ...embedded, FAIRSHIFT_URL: 'http://localhost:3000' },
      true,
    ],
    [
      'our own database, for others too',
      { ...embedded, FAIRSHIFT_URL: 'https://fairshift.example.org' },
      false,
    ],
    ['a database of one’s own', {}, false],
    ['--empty', { ...embedded, FAIRSHIFT_DEMO: 'off' }, false],
    ['asked for', { FAIRSHIFT_URL: 'https://fairshift.example.org', FAIRSHIFT_DEMO: 'on' }, true],
  ])('is decided at the first start: %s', async (_, settings, on) => {
    const app = await emptyApp(settings);
    await app.nest.get(FirstStart).run();
    expect((await app.anonymous().call(routes.getDemo)).body.on).toBe(on);
    await app.close();
  });
});

const signIn = async (app: typeof demo, login: string, password: string) => {
  const answer = await app.anonymous().call(routes.signIn, { body: { login, password } });
  return {
    answer,
    cookie: String((answer.headers['set-cookie'] as unknown as string[] | undefined)?.[0]).split(';')[0]!,
  };
};

describe('a first start with the demo', () => {
  it('makes five organisations with one person for each role, and that of the open data, once', async () => {
    expect(await demo.nest.get(FirstStart).run()).toEqual({});
    expect(await demo.nest.get(FirstStart).run()).toEqual({});
    const { body } = await demo.anonymous().call(routes.getDemo).expect(200);
    expect(body.on).toBe(true);
    expect(body.people).toHaveLength(5 * 4 + 2 + 2);
    const { answer } = await signIn(demo, 'gp-practice-analyst', body.password);
    expect(answer.body).toMatchObject({
      demo: true,
      memberships: [{ role: 'analyst', organisation: { example: true } }],
    });
  });

  it('ends for good: people, sessions and organisations go, and a link makes the first administrator', async () => {
    const { password } = (await demo.anonymous().call(routes.getDemo)).body;
    const { cookie } = await signIn(demo, 'system-administrator', password);
    const end = () =>
      request(demo.server).post('/api/system/demo/end').set('X-Fairshift', '1').set('Cookie', cookie);
    const { body } = await end().expect(200);
    await end().expect(401);
    expect((await demo.anonymous().call(routes.getDemo)).body).toEqual({ on: false, people: [] });
    const { rows } = await demo.owner.query(
      'select (select count(*)::int from organisations) as o, (select count(*)::int from persons) as p, (select count(*)::int from memberships) as m',
    );
    // The open data stay: what they hold is no example.
    expect(rows).toEqual([{ o: 1, p: 0, m: 0 }]);
    expect(body.firstAdministratorLink).toContain('/link#');
  });
});

describe('a first start without the demo', () => {
  it('gives a link that makes the first administrator, who makes the first organisation', async () => {
    const { firstAdministratorLink } = await plain.nest.get(FirstStart).run();
    expect((await plain.anonymous().call(routes.getDemo)).body).toEqual({ on: false, people: [] });
    const token = new URL(firstAdministratorLink!).hash.slice(1);
    const accepted = await plain.anonymous().call(routes.acceptLink, {
      body: { token, name: 'Root', login: 'root', password: 'wet socks on tuesday' },
    });
    expect(accepted.body).toMatchObject({ memberships: [], systemRoles: ['system-administrator'] });
    expect(await plain.nest.get(FirstStart).run()).toEqual({});

    const { cookie } = await signIn(plain, 'root', 'wet socks on tuesday');
    const post = (url: string, body: object) =>
      request(plain.server).post(url).set('X-Fairshift', '1').set('Cookie', cookie).send(body);
    const made = await post('/api/system/organisations', {
      name: 'St Ann’s Practice',
      kind: 'gp-practice',
    }).expect(201);
    expect(made.body.organisation.slug).toBe('st-ann-s-practice');
    const again = await post('/api/system/organisations', {
      name: 'St Ann’s Practice',
      kind: 'gp-practice',
    }).expect(201);
    expect(again.body.organisation.slug).toBe('st-ann-s-practice-2');
    await request(plain.server)
      .get(`/api/organisations/${made.body.organisation.id}`)
      .set('Cookie', cookie)
      .expect(404);

    const admin = await plain.anonymous().call(routes.acceptLink, {
      body: {
        token: new URL(made.body.adminLink.link).hash.slice(1),
        name: 'Ann',
        login: 'ann',
        password: 'dry socks on monday',
      },
    });
    expect(admin.body.memberships).toMatchObject([{ role: 'admin' }]);
    const links = `/api/system/organisations/${made.body.organisation.id}/admin-links`;
    await request(plain.server).post(links).set('X-Fairshift', '1').set('Cookie', cookie).expect(409);
  });
});

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import request from 'supertest';
import { openApi } from '../src/platform/http/openapi.js';
import { createTestApp } from './harness/index.js';
import { examples } from './isolation/examples/index.js';
import { expectSecurityHeaders } from './isolation/headers.js';
import { declared } from './isolation/router.js';

const app = await createTestApp();
afterAll(() => app.close());
const admin = app.as('a.admin');
const team = `/api/organisations/${app.organisations.a.id}/teams`;
const tryTooOften = async () => {
  const body = { login: 'nobody-here', password: 'not the right one' };
  for (let tries = 0; tries < 10; tries++) await app.anonymous().call(routes.signIn, { body });
  return app.anonymous().call(routes.signIn, { body });
};
const ORIGIN = 'http://127.0.0.1:3000';

const SHELL = app.config.shellDir;

describe('headers', () => {
  const paths = [
    ['an API answer', '/health/live', 200],
    ['an error', '/api/nothing', 404],
    ['401', '/api/account', 401],
    ['a page', '/o/anything', undefined],
    ['a missing file', '/shell/missing.js', 404],
    ['a missing plugin file', '/plugins/x/1.0.0/abc/dist/x.js', 404],
    ['a broken path', '/shell/%ff', 404],
    ['a path that climbs', '/shell/..%2f..%2fpackage.json', 404],
  ] as const;

  it.each(paths)('are on %s', async (_, url, expected) => {
    const { headers, status } = await request(app.server).get(url);
    // Whether the pages are built is no matter of this test.
    if (expected !== undefined) expect(status).toBe(expected);
    expectSecurityHeaders(headers);
  });

  it('are on a good file of a plugin', async () => {
    const { body } = await admin.call(routes.listPlugins).expect(200);
    const [chart] = (body as { charts: { url: string }[] }).charts;
    const { headers } = await request(app.server).get(chart!.url).expect(200);
    expectSecurityHeaders(headers);
    expect(headers['content-type']).toContain('text/javascript');
  });

  // Answers to the walk's calls, downloads among them, are looked at there: see isolation/walk.ts.
  const errors = [
    [400, () => admin.post(team).type('json').send('{')],
    [401, () => app.anonymous().get(team)],
    [403, () => app.as('a.viewer').post(team).send({ name: 'x' })],
    [404, () => admin.get(`${team}/nothing`)],
    [413, () => admin.post(team).send({ name: 'x'.repeat(1024 * 1024) })],
    [415, () => admin.post(team).type('text/plain').send('x')],
    [422, () => admin.post(team).send({ nothing: true })],
    [429, () => tryTooOften()],
  ] as const;

  it.each(errors)('are on an error %i', async (status, call) => {
    const response = await call();
    expect(response.status).toBe(status);
    expectSecurityHeaders(response.headers as Record<string, string>);
    expect(response.headers['cache-control']).toBe('no-store');
  });

  it('forbid caches to keep what the API says', async () => {
    expect((await admin.get(team)).headers['cache-control']).toBe('no-store');
  });

  it('do not climb out of the shell', async () => {
    for (const url of ['/shell/..%2f..%2fpackage.json', '/shell/../package.json', '/shell/.env']) {
      expect((await request(app.server).get(url)).text).not.toContain('"name"');
    }
  });
});

describe('pages and files of the shell', () => {
  const folder = path.join(app.config.dataDir, 'shell');
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  writeFileSync(
    path.join(folder, 'index.html'),
    '<!doctype html><script type="module" src="/shell/assets/a.js"></script>',
  );
  writeFileSync(path.join(folder, 'assets/a.js'), '1');
  writeFileSync(path.join(folder, 'chart-host.1a2b3c.js'), '2');
  (app.config as { shellDir: string }).shellDir = folder;
  afterAll(() => void ((app.config as { shellDir: string }).shellDir = SHELL));

  it('are the same page for every address', async () => {
    const { headers, text } = await request(app.server).get('/o/a/projects/1').expect(200);
    expectSecurityHeaders(headers);
    expect(text).toContain('/shell/assets/a.js');
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers['content-security-policy']).toContain(
      `script-src ${ORIGIN}/runtime/ ${ORIGIN}/shell/ ${ORIGIN}/plugins/;`,
    );
  });

  it('are kept for ever when their name holds their hash', async () => {
    const { headers } = await request(app.server).get('/shell/assets/a.js').expect(200);
    expectSecurityHeaders(headers);
    expect(headers['cache-control']).toContain('immutable');
  });

  it('put the chart worker under a policy of its own', async () => {
    const { headers } = await request(app.server).get('/shell/chart-host.1a2b3c.js').expect(200);
    expectSecurityHeaders(headers);
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; script-src ${ORIGIN}/plugins/; connect-src 'none'; worker-src 'none'`,
    );
  });
});

describe('requests from another site', () => {
  const unsafe = declared(app).filter(({ method }) => method !== 'GET');

  it.each(unsafe.map((spec) => [spec.id, spec] as const))(
    '%s is refused without our header',
    async (id, spec) => {
      const url = spec.path
        .replaceAll('{organisationId}', app.organisations.a.id)
        .replaceAll(/\{\w+\}/g, app.systemId);
      const verb = spec.method.toLowerCase() as 'post';
      const cookie = `fairshift=${app.person('a.admin').token}`;
      const { status, body } = await request(app.server)[verb](url).set('Cookie', cookie);
      expect({ id, status, type: body.type }).toEqual({
        id,
        status: 403,
        type: 'urn:fairshift:problem:other-site',
      });
    },
  );

  it('are refused by their origin, whatever headers they bring', async () => {
    await admin.post(team).set('Origin', 'https://evil.example').send({ name: 'x' }).expect(403);
    await admin.post(team).set('Origin', 'null').send({ name: 'x' }).expect(403);
    await admin.post(team).set('Sec-Fetch-Site', 'cross-site').send({ name: 'x' }).expect(403);
    await admin.get(team).set('Sec-Fetch-Site', 'same-site').expect(403);
  });

  it('cannot send what a plain form sends', async () => {
    await admin.post(team).type('form').send('name=x').expect(415);
    await admin.post(team).type('text/plain').send('{"name":"x"}').expect(415);
    await admin.post(team).type('multipart/form-data').send('x').expect(415);
  });
});

describe('bodies', () => {
  it('are at most 1 MB', async () => {
    await admin
      .post(team)
      .send({ name: 'x'.repeat(1024 * 1024) })
      .expect(413);
  });

  it('hold nothing that the route does not name', async () => {
    const { body } = await admin
      .post(team)
      .send({ name: 'x', organisationId: app.organisations.b.id })
      .expect(422);
    expect(body.errors[0].rule).toBe('unrecognized_keys');
  });

  it('hold no name twice and no way to a prototype', async () => {
    const send = (text: string) => admin.post(team).type('json').send(text);
    await send('{"name":"a","name":"b"}').expect(400);
    await send('{"name":"a","__proto__":{"isAdmin":true}}').expect(400);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('come after existence, and existence after permission', async () => {
    const url = `${team}/${app.systemId}`;
    await app.anonymous().patch(url).type('json').send('{').expect(401);
    await app.as('a.viewer').patch(url).type('json').send('{').expect(403);
    await admin.patch(url).type('json').send('{').expect(404);
    const { body } = await admin.post(team).send({ name: 'Ward' }).expect(201);
    await admin.patch(`${team}/${body.id}`).type('json').send('{').expect(400);
  });
});

describe('queries', () => {
  it('name each thing once, and nothing unknown', async () => {
    await admin.get(`${team}?limit=1&limit=2`).expect(422);
    await admin.get(`${team}?role=admin`).expect(422);
    await admin.get(`${team}?limit=201`).expect(422);
    await admin.get(`${team}?after=nonsense`).expect(422);
  });
});

describe('problems', () => {
  it('are RFC 9457 in plain words, with a number', async () => {
    const { headers, body } = await admin.get('/api/nothing').expect(404);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(body).toEqual({
      type: 'urn:fairshift:problem:not-found',
      title: 'Not found',
      status: 404,
      detail: 'There is nothing here, or it is not yours to see.',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });
});

describe('the OpenAPI document', () => {
  it('holds every route of the router', async () => {
    const { body } = await app.anonymous().get('/api/openapi.json').expect(200);
    const { paths } = body as { paths: Record<string, Record<string, unknown>> };
    const documented = Object.entries(paths).flatMap(([url, verbs]) =>
      Object.keys(verbs).map((verb) => `${verb.toUpperCase()} ${url.replaceAll(/\{(\w+)\}/g, ':$1')}`),
    );
    const { router } = app.nest.getHttpAdapter().getInstance() as unknown as {
      router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] };
    };
    const served = router.stack.flatMap(({ route }) =>
      route ? Object.keys(route.methods).map((verb) => `${verb.toUpperCase()} ${route.path}`) : [],
    );
    expect(documented.toSorted()).toEqual(served.toSorted());
    expect(documented).toContain('POST /api/account/sign-in');
  });

  interface Parameter {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: { readonly const?: string };
  }
  interface Document {
    readonly paths: Record<string, Record<string, { parameters: Parameter[]; security?: unknown[] }>>;
    readonly components: { securitySchemes: { session: { in: string; name: string } } };
  }

  /** A call made from the document alone: its path, the cookie and every header that it asks for. */
  async function callFrom(
    document: Document,
    [method, url]: readonly ['get' | 'post', string],
    body: unknown,
  ) {
    const { parameters } = document.paths[url]![method]!;
    const { name } = document.components.securitySchemes.session;
    const call = request(app.server)[method](url.replace('{organisationId}', app.organisations.a.id));
    call.set('Cookie', `${name}=${app.person('a.admin').token}`);
    for (const each of parameters.filter((parameter) => parameter.in === 'header' && parameter.required)) {
      call.set(each.name, each.schema.const ?? 'figures.csv');
    }
    if (Buffer.isBuffer(body)) call.type('application/octet-stream');
    return body === undefined ? call : call.send(body as object);
  }

  it('is enough to make a client that works', async () => {
    const { body } = await app.anonymous().get('/api/openapi.json').expect(200);
    const of = '/api/organisations/{organisationId}';
    const answers = [
      await callFrom(body as Document, ['get', `${of}/teams`], undefined),
      await callFrom(body as Document, ['post', `${of}/teams`], { name: 'From the document' }),
      await callFrom(body as Document, ['post', `${of}/imports`], Buffer.from('a,b\n1,2\n')),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 201, 201]);
  });

  it('names the cookie that https has', () => {
    const url = new URL('https://fairshift.example');
    const document = openApi(declared(app), { ...app.config, url });
    expect(document).toMatchObject({
      servers: [{ url: 'https://fairshift.example' }],
      components: { securitySchemes: { session: { in: 'cookie', name: '__Host-fairshift' } } },
    });
  });

  it('names the headers of an upload', () => {
    const { paths } = openApi(declared(app), app.config) as unknown as Document;
    const { parameters } = paths['/api/organisations/{organisationId}/imports']!['post']!;
    const headers = parameters.filter((each) => each.in === 'header');
    expect(headers.map(({ name, required }) => [name, required])).toEqual([
      ['X-File-Name', true],
      ['Idempotency-Key', false],
      ['X-Fairshift', true],
    ]);
  });
});

describe('permissions', () => {
  it('follow the table: a viewer may not add a team, a hub manager sees no organisation', async () => {
    await app
      .as('a.viewer')
      .call(routes.createTeam, { body: { name: 'x' } })
      .expect(403);
    await app.as('hub-manager').get(team).expect(404);
    await app.as('system-administrator').get(team).expect(404);
    await app.as('a.admin').call(routes.listPluginStates).expect(403);
  });

  it('know every example', () => {
    const ids = new Set(declared(app).map(({ id }) => id));
    expect(Object.keys(examples).filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('an address that cannot be decoded', () => {
  it('is not understood, and is no defect of ours', async () => {
    const { body } = await admin.get('/api/organisations/%ff').expect(400);
    expect(body).toMatchObject({ type: 'urn:fairshift:problem:not-understood', status: 400 });
    expect(body.detail).not.toContain('URI');
  });
});

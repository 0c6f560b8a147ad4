import http from 'node:http';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import { createTestApp } from './harness/index.js';
import type { PersonKey } from './harness/index.js';

const app = await createTestApp();
afterAll(() => app.close());
const { port } = app.server.address() as { port: number };

interface Stream {
  readonly text: () => string;
  readonly ended: Promise<void>;
  close(): void;
}
const open: Stream[] = [];
afterEach(() => {
  for (const stream of open.splice(0)) stream.close();
});

function listen(key: PersonKey, organisationId: string): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const headers = { Cookie: `fairshift=${app.person(key).token}` };
    const url = `http://127.0.0.1:${port}/api/organisations/${organisationId}/events`;
    const request = http.get(url, { headers }, (response) => {
      let text = '';
      const ended = new Promise<void>((done) => response.on('close', done));
      const stream = { text: () => text, ended, close: () => request.destroy() };
      open.push(stream);
      response.on('error', () => undefined);
      response.on('data', (part: Buffer) => {
        text += part.toString();
        if (text.includes('event: ready')) resolve(stream);
      });
    });
    request.on('error', reject);
  });
}

async function until(check: () => boolean, ms = 5_000): Promise<void> {
  for (const end = Date.now() + ms; !check(); await new Promise((done) => setTimeout(done, 20))) {
    if (Date.now() > end) throw new Error('it did not happen');
  }
}

const addTeam = (key: PersonKey) =>
  app
    .as(key)
    .call(routes.createTeam, { body: { name: 'Ward' } })
    .expect(201);

describe('live events', () => {
  it('tell an organisation what changed, by type, id and version, and tell no other', async () => {
    const [a, b] = [
      await listen('a.viewer', app.organisations.a.id),
      await listen('b.viewer', app.organisations.b.id),
    ];
    const { body } = await addTeam('a.admin');
    await until(() => a.text().includes(body.id));
    expect(a.text()).toContain(
      `event: change\ndata: {"type":"team.created","id":"${body.id}","version":1}\n\n`,
    );
    const own = await addTeam('b.admin');
    await until(() => b.text().includes(own.body.id));
    expect(b.text()).not.toContain(body.id);
  });

  it('tell nobody of what was rolled back', async () => {
    const a = await listen('a.viewer', app.organisations.a.id);
    const team = (await addTeam('a.admin')).body;
    const update = {
      params: { teamId: team.id },
      body: { version: 1, memberIds: [app.person('b.viewer').id] },
    };
    await app.as('a.admin').call(routes.updateTeam, update).expect(422);
    await addTeam('a.admin');
    await until(() => a.text().split('team.created').length === 3);
    expect(a.text()).not.toContain('team.changed');
  });

  it('end within five seconds when the person is taken out', async () => {
    const a = await listen('a.team-member', app.organisations.a.id);
    await app
      .as('a.admin')
      .call(routes.removeMember, { params: { personId: app.person('a.team-member').id } })
      .expect(204);
    const start = Date.now();
    await a.ended;
    expect(Date.now() - start).toBeLessThan(5_000);
  }, 10_000);

  it('go on after the connection to the database was lost, and say so', async () => {
    const a = await listen('a.viewer', app.organisations.a.id);
    await app.owner.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'fairshift events' and datname = current_database()`);
    await until(() => a.text().includes('event: resync'));
    const { body } = await addTeam('a.admin');
    await until(() => a.text().includes(body.id));
  });
});

describe('the process', () => {
  it('serves on after every connection to the database was cut', async () => {
    await app.owner.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`);
    await until(() => true);
    const statuses = [];
    for (let i = 0; i < 5; i++) statuses.push((await app.as('a.admin').call(routes.listTeams)).status);
    expect(statuses.at(-1)).toBe(200);
    expect(statuses.every((status) => status === 200 || status === 503)).toBe(true);
  });
});

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { Connection } from '@fairshift/contracts';
import { Connector, createConnectedApp } from '../../../test/fixtures/connecting.js';
import type { TestApp } from '../../../test/harness/index.js';
import { SourceChecks } from './source-checks.js';

let app: TestApp;
let connector: Connector;
beforeAll(async () => {
  app = await createConnectedApp();
  connector = new Connector(app);
}, 120_000);
afterAll(() => app.close());

/** What a worker's look does; how many sources it asked. */
const look = () =>
  app.nest
    .get(SourceChecks, { strict: false })
    .inOrganisation({ systemId: app.systemId, organisationId: app.organisations.a.id });
const aDayLater = ({ id }: Connection) =>
  app.owner.query(`update connections set next_check_at = next_check_at - interval '1 day' where id = $1`, [
    id,
  ]);

it('asks a source when its settings are saved, once, and then every day, and tells of it beside the connection', async () => {
  const made = await connector.make();
  expect(made.lastCheck).toBeUndefined();
  expect((await Promise.all([look(), look()])).toSorted()).toEqual([0, 1]);
  const asked = await connector.get(made);
  expect(asked).toMatchObject({
    version: made.version,
    lastCheck: { ok: true, words: 'The test server answers.' },
  });
  // It was not a person's test, by which the choice of what to fetch is opened.
  expect(asked).toMatchObject({ streams: [], state: 'new' });
  expect(await look()).toBe(0);

  await connector.update(made, { secrets: { token: 'other-key' } });
  expect(await look()).toBe(1);
  const refused = {
    ok: false,
    words: 'The key was refused.',
    remedy: expect.stringContaining('Type the key'),
  };
  expect(await connector.get(made)).toMatchObject({ lastCheck: refused, state: 'new' });

  await aDayLater(made);
  expect(await look()).toBe(1);
  await connector.update(made, { paused: true });
  await aDayLater(made);
  expect(await look()).toBe(0);
}, 120_000);

it('asks at once after three failures in a row, and not again after a fourth', async () => {
  const one = await connector.fetch(await connector.ready());
  expect(await look()).toBe(0);
  await connector.settings(one, { fails: 'data' });
  expect(await look()).toBe(1);
  const fail = async () => {
    await connector.fetch(one);
    return look();
  };
  expect([await fail(), await fail(), await fail(), await fail()]).toEqual([0, 0, 1, 0]);
  expect(await connector.get(one)).toMatchObject({
    trouble: { failures: 4, words: expect.stringContaining('The test server does not answer.') },
    // The settings are right, and the source can be reached: it is the data.
    lastCheck: { ok: true },
    datasets: [{ rows: 12 }],
  });
}, 120_000);

it('stands in the health of plugins as numbers, which make nothing unready', async () => {
  // A third one, with which nothing is wrong.
  await connector.ready({}, 'whole', 'Fine');
  const { body } = await app.anonymous().get('/health/plugins').expect(200);
  expect((body.items as { id: string }[]).find(({ id }) => id === 'test.api')).toMatchObject({
    rows: 12,
    // When the source says that it fetched them.
    newestDataAt: '2026-07-03T10:00:00.000Z',
    connections: { total: 3, failing: 1, notAnswering: 1 },
  });
  await app.anonymous().get('/health/ready').expect(200);
});

it('ends with the data of its plugin: nothing runs, and no secret stays', async () => {
  const waiting = await connector.start(await connector.ready({}, 'whole', 'Waits'));
  expect(waiting.runs[0]).toMatchObject({ state: 'waiting' });
  await app.owner.query(`update plugins set state = 'disabled' where plugin_id = 'test.api'`);
  const root = app.as('system-administrator');
  const params = { pluginId: 'test.api' };
  const { body } = await root.call(routes.getPlugin, { params }).expect(200);
  await root.call(routes.purgePlugin, { params, body: { datasets: body.uses.datasets } }).expect(200);
  await connector.agent.call(routes.getConnection, { params: { connectionId: waiting.id } }).expect(404);
  const list = await connector.agent.call(routes.listConnections).expect(200);
  expect(list.body.items).toEqual([]);
  const { rows } = await app.owner.query(
    `select (select count(*)::int from connection_secrets) as secrets, (select count(*)::int from observation_chunks) as chunks,
       (select array_agg(distinct state order by state) from connection_runs where connection_id = $1) as states`,
    [waiting.id],
  );
  expect(rows).toEqual([{ secrets: 0, chunks: 0, states: ['cancelled'] }]);
  // A worker that still holds it has lost it.
  expect(await connector.take(waiting.runs[0]!.id)).toBe('nothing');
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { Connection, ConnectionSource } from '@fairshift/contracts';
import { Connector, createConnectedApp, PRIVATE_ORIGIN } from '../../../test/fixtures/connecting.js';
import type { TestApp } from '../../../test/harness/index.js';
import { newId } from '../../platform/ids.js';

let app: TestApp;
let connector: Connector;
beforeAll(async () => {
  app = await createConnectedApp();
  connector = new Connector(app);
});
afterAll(() => app.close());

const at = ({ id }: Connection) => ({ connectionId: id });
const body = (more: object = {}) => ({
  pluginId: 'test.api',
  sourceId: 'api',
  title: 'Uptake',
  config: { baseUrl: PRIVATE_ORIGIN },
  secrets: { token: 'zebra-key' },
  ...more,
});
const problemsOf = async (sent: object) =>
  (await connector.agent.call(routes.createConnection, { body: sent as never }).expect(422)).body.errors as {
    column: string;
    rule: string;
    message: string;
  }[];

describe('sources to connect to', () => {
  it('are those in the network, with what they may do and the form of their settings', async () => {
    const { body: found } = await app.as('a.analyst').call(routes.listConnectionSources).expect(200);
    const items = found.items as ConnectionSource[];
    expect(items.map(({ pluginId }) => pluginId)).toContain('test.api');
    // A source of files needs no connection.
    expect(items.map(({ pluginId }) => pluginId)).not.toContain('fairshift.source-fairshift-csv');
    const api = items.find(({ pluginId }) => pluginId === 'test.api')!;
    expect(api.may).toEqual(['May fetch from the address that you type as “Address of the server”.']);
    expect(api.schema).toMatchObject({ properties: { token: { secret: true } } });
  });
});

describe('a connection', () => {
  it('keeps its secrets to itself', async () => {
    const made = await connector.make();
    expect(made).toMatchObject({
      state: 'new',
      config: { baseUrl: PRIVATE_ORIGIN, months: 3 },
      secrets: { token: { set: true } },
    });
    expect(JSON.stringify(made)).not.toContain('zebra');
    const { rows } = await app.owner.query(
      `select sealed, key_id from connection_secrets where connection_id = $1`,
      [made.id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0].sealed.toString('latin1')).not.toContain('zebra');
    const told = await app.owner.query(`select string_agg(a::text, '') as text from audit_entries a`);
    expect(told.rows[0].text).toContain('made the connection');
    expect(told.rows[0].text).not.toContain('zebra');
  });

  it('takes no settings that the source does not know, and says at which field', async () => {
    expect(await problemsOf(body({ config: { months: 99, colour: 'red' }, secrets: {} }))).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ column: 'baseUrl', message: '“Address of the server” is empty.' }),
        expect.objectContaining({
          column: 'months',
          message: '“Months” cannot be used: it is more than 60.',
        }),
        expect.objectContaining({ column: 'colour', rule: 'unknown-setting' }),
        expect.objectContaining({ column: 'token', message: '“Key” is empty.' }),
      ]),
    );
  });

  it.each([
    ['http://data.example.org', 'not encrypted'],
    ['https://10.1.2.3/x', 'private network'],
    ['https://127.0.0.1:8443', 'private network'],
    ['https://[::1]/', 'private network'],
    ['https://localhost/', 'private network'],
    ['ftp://data.example.org', 'https'],
    ['https://me:secret@data.example.org', 'password'],
  ])('does not read from %s, which no system administrator named', async (baseUrl, why) => {
    const problems = await problemsOf(body({ config: { baseUrl } }));
    expect(problems).toEqual([
      expect.objectContaining({ column: 'baseUrl', message: expect.stringContaining(why) }),
    ]);
  });

  it('of a source that is not there, or reads files, is refused', async () => {
    const files = { pluginId: 'fairshift.source-fairshift-csv', sourceId: 'fairshift-csv' };
    for (const ref of [{ pluginId: 'no.such', sourceId: 'api' }, files]) {
      const sent = body({ ...ref, config: {}, secrets: {} });
      const { body: refused } = await connector.agent
        .call(routes.createConnection, { body: sent })
        .expect(422);
      expect(refused.type).toBe('urn:fairshift:problem:connection-source');
    }
  });

  it('is tested: the source says whether it answers and what it offers', async () => {
    const tested = await connector.test(await connector.make());
    expect(tested).toMatchObject({ ok: true, words: 'The test server answers.' });
    expect(tested.connection.streams).toEqual([
      { id: 'uptake', title: 'Uptake', chosen: true, refresh: 'incremental' },
      { id: 'whole', title: 'Whole uptake', chosen: true, refresh: 'full' },
    ]);
  });

  it('that is refused says so with the next step', async () => {
    const made = await connector.make();
    await connector.update(made, { secrets: { token: 'wrong-key' } });
    const tested = await connector.test(made);
    expect(tested).toMatchObject({
      ok: false,
      words: 'The key was refused.',
      remedy: expect.stringContaining('key'),
    });
    expect(JSON.stringify(tested)).not.toContain('wrong-key');
  });

  it('keeps a secret that is left out, and misses one that is taken away', async () => {
    const made = await connector.make();
    expect((await connector.settings(made, { months: 4 })).secrets).toEqual({ token: { set: true } });
    const input = {
      params: at(made),
      body: { version: (await connector.get(made)).version, secrets: { token: null } },
    };
    const { body: refused } = await connector.agent.call(routes.updateConnection, input).expect(422);
    expect(refused.errors[0]).toMatchObject({ column: 'token', rule: 'setting-missing' });
    expect((await connector.get(made)).secrets).toEqual({ token: { set: true } });
  });

  it('is not changed by one who has seen an older version', async () => {
    const made = await connector.make();
    const input = { params: at(made), body: { version: 99, title: 'Other' } };
    const { body: refused } = await connector.agent.call(routes.updateConnection, input).expect(409);
    expect(refused.current.title).toBe('Uptake');
  });

  it('is set up by admins, run by analysts, and not seen by others', async () => {
    const made = await connector.ready();
    await app.as('a.analyst').call(routes.createConnection, { body: body() }).expect(403);
    await app.as('a.viewer').call(routes.listConnections).expect(403);
    await app
      .as('a.analyst')
      .call(routes.runConnection, { params: at(made) })
      .expect(202);
  });

  it('goes to an owner who may run it', async () => {
    const made = await connector.make();
    const analyst = app.person('a.analyst');
    expect(await connector.update(made, { ownerId: analyst.id })).toMatchObject({
      owner: { name: analyst.name },
    });
    const { version } = await connector.get(made);
    for (const ownerId of [app.person('a.viewer').id, app.person('b.admin').id]) {
      const input = { params: at(made), body: { version, ownerId } };
      await connector.agent.call(routes.updateConnection, input).expect(422);
    }
  });

  it('waits for no turn while it is paused', async () => {
    const made = await connector.make();
    const daily = await connector.update(made, { schedule: { every: 'day', at: '02:30' } });
    expect(Date.parse(daily.nextRunAt!)).toBeGreaterThan(Date.now());
    const paused = await connector.update(made, { paused: true });
    expect(paused).toMatchObject({ paused: true, state: 'paused', schedule: { every: 'day', at: '02:30' } });
    expect(paused.nextRunAt).toBeUndefined();
    expect((await connector.update(made, { paused: false })).nextRunAt).toBe(daily.nextRunAt);
  });

  it('begins one run however often it is asked under one key, and no second one beside it', async () => {
    const made = await connector.ready();
    const headers = { 'Idempotency-Key': newId() };
    for (let asked = 0; asked < 3; asked++) {
      await connector.agent.call(routes.runConnection, { params: at(made), headers }).expect(202);
    }
    const again = await connector.start(made);
    expect(again.runs).toHaveLength(1);
    expect(again.state).toBe('running');
  });

  it('that was never tested begins no run', async () => {
    const made = await connector.make();
    await connector.agent.call(routes.runConnection, { params: at(made) }).expect(409);
  });

  it('goes, and its secrets with it; its data stay', async () => {
    const made = await connector.fetch(await connector.ready());
    await connector.agent.call(routes.deleteConnection, { params: at(made) }).expect(204);
    await connector.agent.call(routes.runConnection, { params: at(made) }).expect(404);
    const { rows } = await app.owner.query('select 1 from connection_secrets where connection_id = $1', [
      made.id,
    ]);
    expect(rows).toEqual([]);
    const params = { datasetId: made.datasets[0]!.id };
    const { body: dataset } = await connector.agent.call(routes.getDataset, { params }).expect(200);
    expect(dataset.rows).toBe(12);
  });
});

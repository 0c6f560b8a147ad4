import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { PluginDecisionName, PluginDetail } from '@fairshift/contracts';
import { Importer } from '../../../test/fixtures/importing.js';
import { pluginFile, VISITS_CSV } from '../../../test/fixtures/plugin-file.js';
import { createTestApp } from '../../../test/harness/index.js';
import { PluginsService } from './plugins.service.js';

// An import on a crowded machine takes its time.
jest.setTimeout(120_000);
const app = await createTestApp();
afterAll(() => app.close());
const root = app.as('system-administrator');
const ID = 'partner.visits';

const upload = (bytes: Buffer, name = 'visits.fsplugin') =>
  root.call(routes.uploadPlugin, { body: bytes, headers: { 'X-File-Name': name } });
const detail = async (pluginId = ID): Promise<PluginDetail> =>
  (await root.call(routes.getPlugin, { params: { pluginId } }).expect(200)).body as PluginDetail;
async function decide(decision: PluginDecisionName, version = '1.0.0', hash?: string) {
  const found = (await detail()).versions.find((each) => each.version === version);
  const body = { version, hash: hash ?? found!.hash, decision };
  return root.call(routes.decidePlugin, { params: { pluginId: ID }, body });
}
const states = async () => (await detail()).versions.map(({ version, state }) => `${version} ${state}`);
const hasChart = async () =>
  (
    (await app.as('a.analyst').call(routes.listPlugins).expect(200)).body.charts as { pluginId: string }[]
  ).some(({ pluginId }) => pluginId === ID);
const steps = async () => {
  const { body } = await root.call(routes.listPluginEvents, {
    params: { pluginId: ID },
    query: { limit: '50' },
  });
  return (body.items as { from?: string; to: string; actor: string }[]).toReversed();
};

describe('a plugin that an administrator uploads', () => {
  it('waits for approval, and says what it brings and asks for', async () => {
    const { body } = await upload(await pluginFile()).expect(201);
    expect(body).toEqual({ pluginId: ID, version: '1.0.0' });
    const { versions, uses } = await detail();
    expect(versions).toMatchObject([
      {
        version: '1.0.0',
        state: 'compatible',
        change: 'first',
        locator: 'upload',
        origin: 'visits.fsplugin',
        asks: [
          'Brings data sources, which read files or other systems. Each run is fenced off.',
          'Brings charts, which are drawn in the browser and may not use the network.',
          'May not use the network.',
          'May use 256 MB of memory and 30 minutes for each run.',
        ],
        may: ['enable', 'approve', 'remove'],
      },
    ]);
    expect(uses).toEqual({ datasets: 0, organisations: 0 });
    expect(await hasChart()).toBe(false);
  });

  it('is not used before, and is at once after it was switched on: no restart', async () => {
    const importer = new Importer(app);
    // A source of any table may offer itself meanwhile.
    expect((await importer.upload(VISITS_CSV, 'visits.csv')).source?.pluginId).not.toBe(ID);
    expect((await decide('enable')).status).toBe(200);
    expect(await states()).toEqual(['1.0.0 ready']);
    expect(await hasChart()).toBe(true);
    const done = await importer.import(VISITS_CSV, { kind: 'new', title: 'Visits' }, 'visits.csv');
    expect(done).toMatchObject({ state: 'done', source: { pluginId: ID, sourceId: 'visits' } });
    expect(await steps()).toMatchObject([
      { to: 'found', actor: 'Fairshift' },
      { from: 'found', to: 'verified' },
      { from: 'verified', to: 'compatible' },
      { from: 'compatible', to: 'approved', actor: 'Person system-administrator' },
      { from: 'approved', to: 'enabled', actor: 'Person system-administrator' },
      { from: 'enabled', to: 'ready', actor: 'Fairshift' },
    ]);
  });

  it('shows its last good run in the health of plugins', async () => {
    const { body } = await app.anonymous().get('/health/plugins').expect(200);
    const line = (body.items as { id: string }[]).find(({ id }) => id === ID);
    expect(line).toMatchObject({ version: '1.0.0', state: 'ready', rows: 3, newestDataAgeHours: 0 });
    expect((await detail()).lastRows).toBe(3);
  });

  it('is what was read: another hash is not decided on', async () => {
    const { body } = await decide('disable', '1.0.0', 'sha384-other');
    expect(body.type).toBe('urn:fairshift:problem:plugin-changed');
    expect(await states()).toEqual(['1.0.0 ready']);
  });

  it('stays in use while a new version waits, which says what more it asks for', async () => {
    const permissions = {
      network: [{ origin: 'https://x.org', methods: ['GET'], requestsPerMinute: 60, concurrency: 2 }],
    };
    await upload(await pluginFile({ version: '1.1.0', change: { permissions } })).expect(201);
    const { versions } = await detail();
    expect(versions).toMatchObject([
      { version: '1.0.0', state: 'ready', more: [] },
      {
        version: '1.1.0',
        state: 'compatible',
        change: 'more',
        more: ['May fetch from x.org, at most 60 requests a minute, 2 at a time.'],
      },
    ]);
    const { body } = await root.call(routes.listPluginStates).expect(200);
    expect((body.items as { id: string }[]).find(({ id }) => id === ID)).toMatchObject({
      version: '1.0.0',
      state: 'ready',
      waiting: '1.1.0',
    });
    await upload(await pluginFile({ version: '1.0.1' })).expect(201);
    const same = (await detail()).versions.find(({ version }) => version === '1.0.1');
    expect(same).toMatchObject({ state: 'compatible', change: 'same', more: [] });
  });

  it('gives way to the new version in the step that switches that one on', async () => {
    expect((await decide('enable', '1.1.0')).status).toBe(200);
    expect(await states()).toEqual(['1.1.0 ready', '1.0.1 compatible', '1.0.0 disabled']);
  });

  it('keeps a report of the conformance kit with its badge', async () => {
    const plugins = app.nest.get(PluginsService);
    const report = { suites: [{ id: 'loads', passed: true }] };
    expect(await plugins.recordReport(ID, '1.1.0', { badge: 'loads', report })).toBe(true);
    expect(await plugins.recordReport(ID, '9.9.9', { badge: null, report })).toBe(false);
    expect((await detail()).versions[0]).toMatchObject({ badge: 'loads', report });
  });

  it('runs no more once it is switched off, and keeps its data until they are deleted', async () => {
    expect((await decide('disable', '1.1.0')).status).toBe(200);
    expect(await hasChart()).toBe(false);
    expect((await new Importer(app).upload(VISITS_CSV, 'again.csv')).source?.pluginId).not.toBe(ID);
    for (const version of ['1.1.0', '1.0.1', '1.0.0']) {
      expect((await decide('remove', version)).status).toBe(200);
    }
    expect((await detail()).uses).toEqual({ datasets: 1, organisations: 1 });
    const purge = (datasets: number) =>
      root.call(routes.purgePlugin, { params: { pluginId: ID }, body: { datasets } });
    const { body } = await purge(7).expect(409);
    expect(body.detail).toBe('There are 1 datasets now, not 7. Nothing was deleted. Load the page again.');
    await purge(1).expect(200, { datasets: 1, organisations: 1 });
    expect((await detail()).uses).toEqual({ datasets: 0, organisations: 0 });
    const { rows } = await app.owner.query('select count(*)::int as n from observation_chunks');
    expect(rows).toEqual([{ n: 0 }]);
    const datasets = await app.as('a.analyst').call(routes.listDatasets).expect(200);
    expect(datasets.body.items).toMatchObject([{ title: 'Visits', rows: 0 }]);
    const datasetId = (datasets.body.items as { id: string }[])[0]!.id;
    await app.as('a.analyst').call(routes.getDataset, { params: { datasetId } }).expect(200);
  });

  it('waits for approval again when it is brought again', async () => {
    await upload(await pluginFile()).expect(201);
    expect((await detail()).versions.find(({ version }) => version === '1.0.0')?.state).toBe('compatible');
  });

  it('is told of in the log of the system', async () => {
    const { body } = await root.call(routes.listSystemAudit, { query: { limit: '50' } }).expect(200);
    const words = (body.items as { words: string }[]).map((item) => item.words);
    expect(words).toEqual(
      expect.arrayContaining([
        'Person system-administrator added the plugin Visits 1.0.0 from visits.fsplugin',
        'Person system-administrator switched on the plugin Visits 1.0.0',
        'Person system-administrator removed the plugin Visits 1.1.0',
        'Person system-administrator deleted the data that the plugin Visits brought in',
      ]),
    );
  });
});

describe('a plugin that cannot be used', () => {
  it.each<[string, () => Promise<Buffer>, RegExp]>([
    ['is no zip', async () => Buffer.from('<html>'), /^bad\.fsplugin was not added\. The file is damaged/],
    ['bears our name', () => pluginFile({ id: 'fairshift.visits' }), /calls itself Fairshift's own/],
    [
      'is another under one version',
      () => pluginFile({ change: { description: 'Other.' } }),
      /Give the new one a new version/,
    ],
  ])('%s: a sentence, and nothing kept', async (_, bytes, sentence) => {
    const { body } = await upload(await bytes(), 'bad.fsplugin').expect(422);
    expect(body.detail).toMatch(sentence);
    expect(body.errors).toMatchObject([{ file: 'bad.fsplugin' }]);
  });

  it('needs another Fairshift: it is listed with the reason, and cannot be switched on', async () => {
    await upload(
      await pluginFile({ id: 'partner.later', change: { engines: { fairshift: '^9.0.0' } } }),
    ).expect(201);
    const [version] = (await detail('partner.later')).versions;
    expect(version).toMatchObject({
      state: 'refused',
      reason: 'Visits 1.0.0 needs Fairshift ^9.0.0, and this is 0.1.0.',
      may: ['remove'],
    });
    const body = { version: '1.0.0', hash: version!.hash, decision: 'enable' as const };
    const refused = await root
      .call(routes.decidePlugin, { params: { pluginId: 'partner.later' }, body })
      .expect(409);
    expect(refused.body.detail).toBe('Visits 1.0.0 needs Fairshift ^9.0.0, and this is 0.1.0.');
  });

  it('does not load: the administrator is told, and the server stays ready', async () => {
    await upload(await pluginFile({ id: 'partner.broken', server: 'export const visits = 5;' })).expect(201);
    const { hash } = (await detail('partner.broken')).versions[0]!;
    const body = { version: '1.0.0', hash, decision: 'enable' as const };
    const { body: after } = await root.call(routes.decidePlugin, {
      params: { pluginId: 'partner.broken' },
      body,
    });
    expect((after as PluginDetail).versions[0]).toMatchObject({
      state: 'failed',
      may: ['enable', 'disable', 'remove'],
    });
    const health = await app.anonymous().get('/health/plugins').expect(200);
    expect((health.body.items as { id: string }[]).find(({ id }) => id === 'partner.broken')).toMatchObject({
      state: 'failed',
    });
    await app.anonymous().get('/health/ready').expect(200);
  });

  it('came with Fairshift: it can be switched off, not removed', async () => {
    const pluginId = 'fairshift.chart-pareto';
    const { hash, version, may } = (await detail(pluginId)).versions[0]!;
    expect(may).toEqual(['disable']);
    const order = (decision: PluginDecisionName) =>
      root.call(routes.decidePlugin, { params: { pluginId }, body: { version, hash, decision } });
    const { body } = await order('remove').expect(409);
    expect(body.detail).toBe('This plugin came with Fairshift. You can switch it off, but not remove it.');
    expect((await order('disable').expect(200)).body.versions[0]).toMatchObject({ state: 'disabled' });
    expect((await order('enable').expect(200)).body.versions[0]).toMatchObject({ state: 'ready' });
  });

  it('is not there', async () => {
    await root.call(routes.getPlugin, { params: { pluginId: 'no.plugin' } }).expect(404);
    const body = { version: '1.0.0', hash: 'x', decision: 'enable' as const };
    await root.call(routes.decidePlugin, { params: { pluginId: 'no.plugin' }, body }).expect(404);
    await app
      .as('a.admin')
      .call(routes.getPlugin, { params: { pluginId: ID } })
      .expect(403);
  });
});

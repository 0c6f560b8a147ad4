import { routes } from '@fairshift/contracts';
import type { PluginDetail } from '@fairshift/contracts';
import { newId } from '../../../src/platform/ids.js';
import { pluginFile } from '../../fixtures/plugin-file.js';
import { seedDataset } from '../../fixtures/seed-dataset.js';
import type { TestApp } from '../../harness/index.js';
import type { Examples, Unreached } from '../example.js';

/** A plugin of its own for each call, as an administrator uploads it. */
async function added(app: TestApp): Promise<{ pluginId: string; hash: string }> {
  const pluginId = `partner.p${newId().replaceAll('-', '')}`;
  const root = app.as('system-administrator');
  const headers = { 'X-File-Name': 'visits.fsplugin' };
  await root.call(routes.uploadPlugin, { body: await pluginFile({ id: pluginId }), headers }).expect(201);
  const { body } = await root.call(routes.getPlugin, { params: { pluginId } }).expect(200);
  return { pluginId, hash: (body as PluginDetail).versions[0]!.hash };
}

export const pluginExamples: Examples = {
  listPlugins: {},
  listPluginStates: { as: 'system-administrator' },
  getPlugin: {
    as: 'system-administrator',
    make: async () => ({ params: { pluginId: 'fairshift.chart-gap' } }),
  },
  listPluginEvents: {
    as: 'system-administrator',
    make: async () => ({ params: { pluginId: 'fairshift.chart-gap' } }),
  },
  uploadPlugin: {
    as: 'system-administrator',
    make: async () => ({
      body: await pluginFile({ id: `partner.p${newId().replaceAll('-', '')}` }),
      headers: { 'X-File-Name': 'visits.fsplugin' },
    }),
  },
  rescanPlugins: { as: 'system-administrator' },
  decidePlugin: {
    as: 'system-administrator',
    make: async ({ app }) => {
      const { pluginId, hash } = await added(app);
      return { params: { pluginId }, body: { version: '1.0.0', hash, decision: 'approve' } };
    },
  },
  purgePlugin: {
    as: 'system-administrator',
    make: async ({ app }) => ({
      params: { pluginId: (await added(app)).pluginId },
      body: { datasets: 0 },
    }),
  },
};

/** What the administrator's purge runs in each organisation by itself. */
export const pluginUnreached: Unreached = {
  'PluginDataRepository.datasets': async ({ app }) => {
    await seedDataset(app.owner, app.organisations.a.id);
    const { rows } = await app.owner.query(
      'select plugin_id as id from connections where organisation_id = $1 limit 1',
      [app.organisations.a.id],
    );
    return [(rows as { id: string }[])[0]!.id];
  },
  'PluginDataRepository.files': async ({ app }) => {
    const { rows } = await app.owner.query(
      'select plugin_id as id from imports where organisation_id = $1 and plugin_id is not null limit 1',
      [app.organisations.a.id],
    );
    return [(rows as { id: string }[])[0]!.id];
  },
  'SweepRepository.everything': async ({ app }) => [
    (await seedDataset(app.owner, app.organisations.a.id)).id,
  ],
};

import { newId } from '../../../src/platform/ids.js';
import type { Examples } from '../example.js';

export const systemExamples: Examples = {
  getOpenApi: { as: 'nobody' },
  healthLive: { as: 'nobody' },
  healthReady: { as: 'nobody' },
  healthPlugins: { as: 'nobody' },
  getDemo: { as: 'nobody' },
  endDemo: {
    as: 'system-administrator',
    make: async ({ app }) => {
      const on = JSON.stringify({ on: true, people: [] });
      await app.owner.query(
        `insert into settings values ('demo', $1) on conflict (key) do update set value = excluded.value`,
        [on],
      );
      return {};
    },
  },
  listPlugins: {},
  listPluginStates: { as: 'system-administrator' },
  listOrganisations: { as: 'hub-manager' },
  createOrganisation: {
    as: 'system-administrator',
    make: async () => ({ body: { name: 'New', kind: 'charity' } }),
  },
  createAdminLink: {
    as: 'system-administrator',
    make: async ({ app }) => {
      const id = newId();
      await app.owner.query(
        `insert into organisations (id, system_id, slug, name, kind) values ($1, $2, $3, 'Without admin', 'other')`,
        [id, app.systemId, `s-${id}`],
      );
      return { params: { organisationId: id } };
    },
  },
};

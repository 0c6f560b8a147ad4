import { newId } from '../../../src/platform/ids.js';
import type { TestApp } from '../../harness/index.js';
import type { Examples } from '../example.js';

/** Somebody with an account and without a role, or with one. */
async function newcomer({ owner, systemId }: TestApp, role?: 'hub-manager') {
  const id = newId();
  const login = `new-${id}`;
  await owner.query(`insert into persons (id, system_id, name, login) values ($1, $2, 'New', $3)`, [
    id,
    systemId,
    login,
  ]);
  if (role) await owner.query('insert into system_roles values ($1, $2, $3)', [systemId, id, role]);
  return { id, login };
}

export const systemExamples: Examples = {
  getOpenApi: { as: 'nobody' },
  healthLive: { as: 'nobody' },
  healthReady: { as: 'nobody' },
  healthPlugins: { as: 'nobody' },
  getKitPackage: { as: 'nobody', make: async () => ({ params: { file: 'plugin-sdk.tgz' } }) },
  getManifestSchema: { as: 'nobody' },
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
  listSystemPeople: { as: 'system-administrator' },
  giveSystemRole: {
    as: 'system-administrator',
    make: async ({ app }) => ({ body: { login: (await newcomer(app)).login, role: 'hub-manager' } }),
  },
  takeSystemRole: {
    as: 'system-administrator',
    make: async ({ app }) => ({
      params: { personId: (await newcomer(app, 'hub-manager')).id, role: 'hub-manager' },
    }),
  },
  listSystemAudit: { as: 'system-administrator' },
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

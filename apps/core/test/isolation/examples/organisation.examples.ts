import { randomBytes } from 'node:crypto';
import { routes } from '@fairshift/contracts';
import { newId } from '../../../src/platform/ids.js';
import type { TestApp } from '../../harness/index.js';
import type { Examples } from '../example.js';

/** A fresh viewer of A, to be changed or removed. */
async function newMember({ owner, systemId, organisations }: TestApp): Promise<string> {
  const id = newId();
  await owner.query('insert into persons (id, system_id, name, login) values ($1, $2, $3, $4)', [
    id,
    systemId,
    'Person a.new',
    `member-${id}`,
  ]);
  await owner.query(`insert into memberships (organisation_id, person_id, role) values ($1, $2, 'viewer')`, [
    organisations.a.id,
    id,
  ]);
  return id;
}

async function version({ owner, organisations }: TestApp): Promise<number> {
  const { rows } = await owner.query('select version from organisations where id = $1', [organisations.a.id]);
  return (rows[0] as { version: number }).version;
}

const newTeam = async (app: TestApp) => {
  const { body } = await app.as('a.admin').call(routes.createTeam, { body: { name: 'Ward team' } });
  return (body as { id: string }).id;
};

export const organisationExamples: Examples = {
  getOrganisation: {},
  updateOrganisation: {
    make: async ({ app }) => ({ body: { version: await version(app), name: 'Anemone' } }),
  },
  listPeople: { shows: 'members' },
  updateMember: {
    make: async ({ app }) => ({
      params: { personId: await newMember(app) },
      body: { version: 1, role: 'analyst' },
    }),
  },
  removeMember: { make: async ({ app }) => ({ params: { personId: await newMember(app) } }) },
  createRecoveryLink: { make: async ({ app }) => ({ params: { personId: await newMember(app) } }) },
  listInvitations: {},
  createInvitation: {
    make: async () => ({ body: { role: 'viewer', email: `${randomBytes(6).toString('hex')}@example.org` } }),
  },
  deleteInvitation: {
    make: async ({ app }) => {
      const { body } = await app.as('a.admin').call(routes.createInvitation, { body: { role: 'viewer' } });
      return { params: { invitationId: (body as { invitation: { id: string } }).invitation.id } };
    },
  },
  listTeams: {},
  createTeam: { make: async () => ({ body: { name: 'Ward team' } }) },
  updateTeam: {
    make: async ({ app }) => ({
      params: { teamId: await newTeam(app) },
      body: { version: 1, memberIds: [app.person('a.viewer').id] },
    }),
  },
  listAudit: {},
  streamEvents: {},
};

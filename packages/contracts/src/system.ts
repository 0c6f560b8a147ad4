import { z } from 'zod';
import { id, listOf, listQuery, title } from './common.js';
import { ORGANISATION_KINDS, auditEntry, oneTimeLink, organisation } from './organisations.js';
import { SYSTEM_ROLES } from './permissions.js';
import { route } from './route.js';

export const demoPerson = z.object({
  login: z.string(),
  name: z.string(),
  organisationName: z.string(),
  role: z.string(),
  /** What this person comes to do, in one sentence. */
  purpose: z.string(),
});

/** One line for each role: somebody may hold both. */
export const systemPerson = z.object({
  personId: id,
  name: z.string(),
  login: z.string(),
  role: z.enum(SYSTEM_ROLES),
});
export type SystemPerson = z.output<typeof systemPerson>;

export const systemRoutes = {
  getDemo: route({
    id: 'getDemo',
    method: 'GET',
    path: '/api/demo',
    summary: 'Whether this is a demo, and whom a visitor may sign in as',
    access: 'public',
    response: z.object({ on: z.boolean(), password: z.string().optional(), people: z.array(demoPerson) }),
    status: 200,
  }),
  endDemo: route({
    id: 'endDemo',
    method: 'POST',
    path: '/api/system/demo/end',
    summary: 'Remove the example people, their sessions and their organisations for good',
    access: 'system:manage',
    response: z.object({ firstAdministratorLink: z.string().optional() }),
    status: 200,
  }),
  listSystemPeople: route({
    id: 'listSystemPeople',
    method: 'GET',
    path: '/api/system/people',
    summary: 'Who has a role on the system',
    access: 'system:manage',
    query: listQuery,
    response: listOf(systemPerson),
    status: 200,
  }),
  giveSystemRole: route({
    id: 'giveSystemRole',
    method: 'POST',
    path: '/api/system/people',
    summary: 'Give a role on the system to somebody who has an account',
    access: 'system:manage',
    body: z.strictObject({
      /** Login name or e-mail address. */
      login: z.string().trim().min(1).max(200),
      role: z.enum(SYSTEM_ROLES),
    }),
    response: systemPerson,
    status: 201,
    transaction: 'own',
  }),
  takeSystemRole: route({
    id: 'takeSystemRole',
    method: 'DELETE',
    path: '/api/system/people/{personId}/roles/{role}',
    summary: 'Take a role on the system away; one system administrator stays',
    access: 'system:manage',
    params: z.strictObject({ personId: id, role: z.enum(SYSTEM_ROLES) }),
    status: 204,
    transaction: 'own',
  }),
  listSystemAudit: route({
    id: 'listSystemAudit',
    method: 'GET',
    path: '/api/system/audit-entries',
    summary: 'Who signed in and what was done to the system and its accounts, newest first',
    access: 'system:manage',
    query: listQuery,
    response: listOf(auditEntry),
    status: 200,
  }),
  listOrganisations: route({
    id: 'listOrganisations',
    method: 'GET',
    path: '/api/system/organisations',
    summary: 'Organisations of the system: names only',
    access: 'hub:read',
    query: listQuery,
    response: listOf(organisation),
    status: 200,
  }),
  createOrganisation: route({
    id: 'createOrganisation',
    method: 'POST',
    path: '/api/system/organisations',
    summary: 'Add an organisation and make a one-time link for its first admin',
    access: 'system:manage',
    body: z.strictObject({
      name: title,
      kind: z.enum(ORGANISATION_KINDS),
      odsCode: z
        .string()
        .trim()
        .regex(/^[A-Z0-9]{3,10}$/)
        .optional(),
    }),
    response: z.object({ organisation, adminLink: oneTimeLink }),
    status: 201,
  }),
  createAdminLink: route({
    id: 'createAdminLink',
    method: 'POST',
    path: '/api/system/organisations/{organisationId}/admin-links',
    summary: 'Make another one-time link for a first admin',
    access: 'system:manage',
    params: z.strictObject({ organisationId: id }),
    response: oneTimeLink,
    status: 201,
  }),
} as const;

import { z } from 'zod';
import {
  id,
  inOrganisation,
  instant,
  listOf,
  listQuery,
  organisationParams,
  title,
  version,
} from './common.js';
import { ORGANISATION_ROLES } from './permissions.js';
import { route } from './route.js';

export const ORGANISATION_KINDS = ['trust', 'gp-practice', 'council', 'charity', 'icb', 'other'] as const;

export const organisation = z.object({
  id,
  slug: z.string(),
  name: z.string(),
  /** One organisation of a system holds its open reference data; nobody makes another. */
  kind: z.enum([...ORGANISATION_KINDS, 'open-data']),
  odsCode: z.string().optional(),
  example: z.boolean(),
  version,
});
export type Organisation = z.output<typeof organisation>;

export const member = z.object({
  personId: id,
  name: z.string(),
  login: z.string(),
  email: z.string().optional(),
  role: z.enum(ORGANISATION_ROLES),
  joinedAt: instant,
  version,
});
export type Member = z.output<typeof member>;

export const invitation = z.object({
  id,
  name: z.string().optional(),
  email: z.string().optional(),
  role: z.enum(ORGANISATION_ROLES),
  invitedBy: z.string(),
  createdAt: instant,
  expiresAt: instant,
});
/** The link is shown once, to the person who made it. */
export const oneTimeLink = z.object({ link: z.string(), expiresAt: instant });

export const team = z.object({
  id,
  name: title,
  version,
  members: z.array(z.object({ personId: id, name: z.string() })),
});
export type Team = z.output<typeof team>;

export const auditEntry = z.object({
  id,
  at: instant,
  actor: z.string(),
  verb: z.string(),
  objectType: z.string(),
  objectId: z.string(),
  /** A sentence for people. */
  words: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});

const base = '/api/organisations/{organisationId}';

export const organisationRoutes = {
  getOrganisation: route({
    id: 'getOrganisation',
    method: 'GET',
    path: base,
    summary: 'One organisation',
    access: 'organisation:read',
    params: organisationParams,
    response: organisation,
    status: 200,
  }),
  updateOrganisation: route({
    id: 'updateOrganisation',
    method: 'PATCH',
    path: base,
    summary: 'Change the name of an organisation',
    access: 'organisation:manage',
    params: organisationParams,
    body: z.strictObject({ version, name: title }),
    response: organisation,
    status: 200,
  }),
  listPeople: route({
    id: 'listPeople',
    method: 'GET',
    path: `${base}/people`,
    summary: 'People of an organisation',
    access: 'people:read',
    params: organisationParams,
    query: listQuery,
    response: listOf(member),
    status: 200,
  }),
  updateMember: route({
    id: 'updateMember',
    method: 'PATCH',
    path: `${base}/people/{personId}`,
    summary: 'Change what a person may do',
    access: 'people:manage',
    params: inOrganisation({ personId: id }),
    body: z.strictObject({ version, role: z.enum(ORGANISATION_ROLES) }),
    response: member,
    status: 200,
  }),
  removeMember: route({
    id: 'removeMember',
    method: 'DELETE',
    path: `${base}/people/{personId}`,
    summary: 'Take a person out of an organisation; their sessions there end at once',
    access: 'people:manage',
    params: inOrganisation({ personId: id }),
    status: 204,
  }),
  createRecoveryLink: route({
    id: 'createRecoveryLink',
    method: 'POST',
    path: `${base}/people/{personId}/recovery-links`,
    summary: 'Make a one-time link with which a person sets a new password',
    access: 'people:manage',
    params: inOrganisation({ personId: id }),
    response: oneTimeLink,
    status: 201,
  }),
  listInvitations: route({
    id: 'listInvitations',
    method: 'GET',
    path: `${base}/invitations`,
    summary: 'Invitations not used yet',
    access: 'people:manage',
    params: organisationParams,
    query: listQuery,
    response: listOf(invitation),
    status: 200,
  }),
  createInvitation: route({
    id: 'createInvitation',
    method: 'POST',
    path: `${base}/invitations`,
    summary: 'Invite a person by a one-time link',
    access: 'people:manage',
    params: organisationParams,
    body: z.strictObject({
      name: z.string().trim().min(1).max(100).optional(),
      email: z.email().max(200).optional(),
      role: z.enum(ORGANISATION_ROLES),
    }),
    response: z.object({ invitation, link: z.string() }),
    status: 201,
  }),
  deleteInvitation: route({
    id: 'deleteInvitation',
    method: 'DELETE',
    path: `${base}/invitations/{invitationId}`,
    summary: 'Take an invitation back',
    access: 'people:manage',
    params: inOrganisation({ invitationId: id }),
    status: 204,
  }),
  listTeams: route({
    id: 'listTeams',
    method: 'GET',
    path: `${base}/teams`,
    summary: 'Teams of an organisation',
    access: 'teams:read',
    params: organisationParams,
    query: listQuery,
    response: listOf(team),
    status: 200,
  }),
  createTeam: route({
    id: 'createTeam',
    method: 'POST',
    path: `${base}/teams`,
    summary: 'Make a team',
    access: 'teams:manage',
    params: organisationParams,
    body: z.strictObject({ name: title }),
    response: team,
    status: 201,
  }),
  updateTeam: route({
    id: 'updateTeam',
    method: 'PATCH',
    path: `${base}/teams/{teamId}`,
    summary: 'Rename a team or change who is in it',
    access: 'teams:manage',
    params: inOrganisation({ teamId: id }),
    body: z.strictObject({ version, name: title.optional(), memberIds: z.array(id).max(200).optional() }),
    response: team,
    status: 200,
  }),
  listAudit: route({
    id: 'listAudit',
    method: 'GET',
    path: `${base}/audit-entries`,
    summary: 'Who changed what, newest first',
    access: 'audit:read',
    params: organisationParams,
    query: listQuery,
    response: listOf(auditEntry),
    status: 200,
  }),
  streamEvents: route({
    id: 'streamEvents',
    method: 'GET',
    path: `${base}/events`,
    summary: 'What changed, as it changes: type, id and version only',
    access: 'events:read',
    params: organisationParams,
    produces: 'text/event-stream',
    transaction: 'own',
    status: 200,
  }),
} as const;

import { z } from 'zod';
import { id, instant } from './common.js';
import { ORGANISATION_ROLES, SYSTEM_ROLES } from './permissions.js';
import { route } from './route.js';

export const password = z.string().min(12).max(128);

export const membershipSummary = z.object({
  organisation: z.object({ id, slug: z.string(), name: z.string(), kind: z.string(), example: z.boolean() }),
  role: z.enum(ORGANISATION_ROLES),
});

export const account = z.object({
  person: z.object({ id, name: z.string(), login: z.string(), email: z.string().optional() }),
  memberships: z.array(membershipSummary),
  systemRoles: z.array(z.enum(SYSTEM_ROLES)),
  system: z.object({ id, name: z.string() }),
  /** The installation shows example people and data. */
  demo: z.boolean(),
});
export type Account = z.output<typeof account>;

export const linkKind = z.enum(['invitation', 'recovery', 'first-administrator']);

export const accountRoutes = {
  signIn: route({
    id: 'signIn',
    method: 'POST',
    path: '/api/account/sign-in',
    summary: 'Sign in with a login name or e-mail address and a password',
    access: 'public',
    body: z.strictObject({ login: z.string().trim().min(1).max(200), password: z.string().min(1).max(128) }),
    response: account,
    status: 200,
  }),
  getAccount: route({
    id: 'getAccount',
    method: 'GET',
    path: '/api/account',
    summary: 'Who is signed in, their organisations and roles',
    access: 'account',
    response: account,
    status: 200,
  }),
  signOut: route({
    id: 'signOut',
    method: 'POST',
    path: '/api/account/sign-out',
    summary: 'End this session',
    access: 'account',
    status: 204,
  }),
  signOutEverywhere: route({
    id: 'signOutEverywhere',
    method: 'POST',
    path: '/api/account/sign-out-everywhere',
    summary: 'End every session of this person',
    access: 'account',
    status: 204,
  }),
  listSessions: route({
    id: 'listSessions',
    method: 'GET',
    path: '/api/account/sessions',
    summary: 'Where this person is signed in',
    access: 'account',
    response: z.object({
      items: z.array(
        z.object({ id, startedAt: instant, lastUsedAt: instant, device: z.string(), current: z.boolean() }),
      ),
    }),
    status: 200,
  }),
  changePassword: route({
    id: 'changePassword',
    method: 'POST',
    path: '/api/account/password',
    summary: 'Change the password; all other sessions end',
    access: 'account',
    body: z.strictObject({ current: z.string().min(1).max(128), next: password }),
    status: 204,
  }),
  lookUpLink: route({
    id: 'lookUpLink',
    method: 'POST',
    path: '/api/account/links/look-up',
    summary: 'What a one-time link is for',
    access: 'public',
    body: z.strictObject({ token: z.string().min(20).max(200) }),
    response: z.object({
      kind: linkKind,
      expiresAt: instant,
      organisationName: z.string().optional(),
      name: z.string().optional(),
      login: z.string().optional(),
      /** The person has an account already: accepting asks for its password, not a new one. */
      known: z.boolean(),
    }),
    status: 200,
  }),
  acceptLink: route({
    id: 'acceptLink',
    method: 'POST',
    path: '/api/account/links/accept',
    summary: 'Use a one-time link: join, set a new password, or become the first administrator',
    access: 'public',
    body: z.strictObject({
      token: z.string().min(20).max(200),
      name: z.string().trim().min(1).max(100).optional(),
      login: z
        .string()
        .trim()
        .regex(/^[a-zA-Z0-9._@+-]{3,100}$/)
        .optional(),
      password,
    }),
    response: account,
    status: 200,
  }),
} as const;

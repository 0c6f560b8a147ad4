import { z } from 'zod';
import {
  date,
  id,
  idempotencyKey,
  inOrganisation,
  instant,
  listOf,
  listQuery,
  organisationParams,
  title,
} from './common.js';
import { route } from './route.js';

/** What a connection can be made to: a source that reads from the network. */
export const connectionSource = z.object({
  pluginId: z.string(),
  sourceId: z.string(),
  title: z.string(),
  publisher: z.string(),
  version: z.string(),
  /** What it may do, a sentence each. */
  may: z.array(z.string()),
  /** JSON Schema of its settings, from which the form is drawn. Fields with `secret: true` are write-only. */
  schema: z.record(z.string(), z.unknown()),
});
export type ConnectionSource = z.output<typeof connectionSource>;

/** Times are those of Europe/London. A month without such a day takes its last one. */
export const schedule = z.discriminatedUnion('every', [
  z.strictObject({ every: z.literal('day'), at: z.iso.time({ precision: -1 }) }),
  z.strictObject({
    every: z.literal('week'),
    on: z.number().int().min(1).max(7),
    at: z.iso.time({ precision: -1 }),
  }),
  z.strictObject({
    every: z.literal('month'),
    on: z.number().int().min(1).max(31),
    at: z.iso.time({ precision: -1 }),
  }),
]);
export type Schedule = z.output<typeof schedule>;

export const connectionRunState = z.enum([
  'waiting',
  'running',
  'needs-confirmation',
  'done',
  'failed',
  'cancelled',
]);
export type ConnectionRunState = z.output<typeof connectionRunState>;

/** How many figures a run brought, changed and no longer gives. */
export const runChanges = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  gone: z.number().int(),
});
export type RunChanges = z.output<typeof runChanges>;

export const connectionRun = z.object({
  id,
  state: connectionRunState,
  datasetId: id,
  datasetTitle: z.string(),
  mode: z.enum(['full', 'incremental']),
  cause: z.enum(['person', 'schedule']),
  by: z.string(),
  createdAt: instant,
  startedAt: instant.optional(),
  finishedAt: instant.optional(),
  /** When the source is asked again, after it could not answer. */
  retryAt: instant.optional(),
  rows: z.number().int().optional(),
  changes: runChanges.optional(),
  progress: z.object({ done: z.number(), total: z.number(), words: z.string() }).optional(),
  /** How it ended, why it waits or why it failed, in a sentence. */
  outcome: z.string().optional(),
  /** The next step, where there is one. */
  remedy: z.string().optional(),
});
export type ConnectionRun = z.output<typeof connectionRun>;

export const connection = z.object({
  id,
  version: z.number().int(),
  title: z.string(),
  source: z.object({ pluginId: z.string(), sourceId: z.string(), title: z.string() }),
  /** Why the source cannot run now. */
  sourceTrouble: z.string().optional(),
  owner: z.object({ id, name: z.string() }),
  config: z.record(z.string(), z.unknown()),
  /** Which secret fields hold something; never what. */
  secrets: z.record(z.string(), z.object({ set: z.boolean() })),
  schedule: schedule.nullable(),
  nextRunAt: instant.optional(),
  paused: z.boolean(),
  lookbackDays: z.number().int(),
  checkedAt: instant.optional(),
  /** What the source said when it was last asked whether it answers: at a test, daily, and after three failures. */
  lastCheck: z
    .object({ at: instant, ok: z.boolean(), words: z.string(), remedy: z.string().optional() })
    .optional(),
  /** What the source offers; each chosen one fills a dataset. Empty until the first test. */
  streams: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      chosen: z.boolean(),
      refresh: z.enum(['full', 'incremental']),
    }),
  ),
  datasets: z.array(
    z.object({
      id,
      version: z.number().int(),
      title: z.string(),
      rows: z.number().int(),
      /** The last day that it has data of. */
      newest: date.optional(),
      fetchedAt: instant.optional(),
      canGoBack: z.boolean(),
    }),
  ),
  state: z.enum(['new', 'fine', 'running', 'failing', 'needs-confirmation', 'paused']),
  /** What went wrong, since when, and the next step. The data from before stay. */
  trouble: z
    .object({ words: z.string(), remedy: z.string(), since: instant, failures: z.number().int() })
    .optional(),
  /** Newest first: those under way, and the last that ended. */
  runs: z.array(connectionRun),
  lastGoodAt: instant.optional(),
  /** The newest data are older than the schedule allows. */
  stale: z.boolean(),
});
export type Connection = z.output<typeof connection>;

export const connectionTest = z.object({
  ok: z.boolean(),
  words: z.string(),
  remedy: z.string().optional(),
  connection,
});
export type ConnectionTest = z.output<typeof connectionTest>;

const base = '/api/organisations/{organisationId}/connections';
const params = inOrganisation({ connectionId: id });
const settings = {
  title,
  config: z.record(z.string().max(100), z.json()),
  /** Null takes a secret away; what is left out stays as it is. */
  secrets: z.record(z.string().max(100), z.string().min(1).max(10_000).nullable()),
};

export const connectionRoutes = {
  listConnectionSources: route({
    id: 'listConnectionSources',
    method: 'GET',
    path: '/api/organisations/{organisationId}/connection-sources',
    summary: 'Sources that a connection can be made to, what they may do and the form of their settings',
    access: 'connections:read',
    params: organisationParams,
    response: z.object({ items: z.array(connectionSource) }),
    status: 200,
  }),
  listConnections: route({
    id: 'listConnections',
    method: 'GET',
    path: base,
    summary: 'Connections, newest first, with how they are',
    access: 'connections:read',
    params: organisationParams,
    query: listQuery,
    response: listOf(connection),
    status: 200,
  }),
  createConnection: route({
    id: 'createConnection',
    method: 'POST',
    path: base,
    summary: 'Make a connection; nothing is fetched yet',
    access: 'connections:manage',
    params: organisationParams,
    body: z.strictObject({
      pluginId: z.string().max(100),
      sourceId: z.string().max(60),
      title: settings.title,
      config: settings.config.default({}),
      secrets: settings.secrets.default({}),
    }),
    response: connection,
    status: 201,
  }),
  getConnection: route({
    id: 'getConnection',
    method: 'GET',
    path: `${base}/{connectionId}`,
    summary: 'One connection: settings without secrets, schedule, datasets, and how it is',
    access: 'connections:read',
    params,
    response: connection,
    status: 200,
  }),
  updateConnection: route({
    id: 'updateConnection',
    method: 'PATCH',
    path: `${base}/{connectionId}`,
    summary: 'Change settings, secrets, schedule or owner; pause or go on',
    access: 'connections:manage',
    params,
    body: z.strictObject({
      version: z.number().int(),
      title: settings.title.optional(),
      config: settings.config.optional(),
      secrets: settings.secrets.optional(),
      schedule: schedule.nullable().optional(),
      paused: z.boolean().optional(),
      lookbackDays: z.number().int().min(0).max(3660).optional(),
      /** Ids of the streams that fill datasets. */
      streams: z.array(z.string().max(100)).min(1).max(50).optional(),
      ownerId: id.optional(),
    }),
    response: connection,
    status: 200,
  }),
  deleteConnection: route({
    id: 'deleteConnection',
    method: 'DELETE',
    path: `${base}/{connectionId}`,
    summary: 'Take a connection and its secrets away; its datasets stay',
    access: 'connections:manage',
    params,
    status: 204,
  }),
  testConnection: route({
    id: 'testConnection',
    method: 'POST',
    path: `${base}/{connectionId}/test`,
    summary: 'Ask the source whether it can be reached with these settings, and what it offers',
    access: 'connections:run',
    params,
    transaction: 'own',
    response: connectionTest,
    status: 200,
  }),
  runConnection: route({
    id: 'runConnection',
    method: 'POST',
    path: `${base}/{connectionId}/runs`,
    summary: 'Fetch now',
    access: 'connections:run',
    params,
    headers: z.object({ 'Idempotency-Key': idempotencyKey.optional() }),
    response: connection,
    status: 202,
  }),
  listConnectionRuns: route({
    id: 'listConnectionRuns',
    method: 'GET',
    path: `${base}/{connectionId}/runs`,
    summary: 'Runs of a connection, newest first',
    access: 'connections:read',
    params,
    query: listQuery,
    response: listOf(connectionRun),
    status: 200,
  }),
  cancelConnectionRuns: route({
    id: 'cancelConnectionRuns',
    method: 'POST',
    path: `${base}/{connectionId}/cancel`,
    summary: 'Stop what is under way; what was there before stays',
    access: 'connections:run',
    params,
    response: connection,
    status: 202,
  }),
  confirmConnectionRun: route({
    id: 'confirmConnectionRun',
    method: 'POST',
    path: `${base}/{connectionId}/runs/{runId}/confirm`,
    summary: 'Use the new data although much of what was there is gone',
    access: 'connections:run',
    params: inOrganisation({ connectionId: id, runId: id }),
    response: connection,
    status: 202,
  }),
} as const;

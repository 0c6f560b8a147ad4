import { z } from 'zod';
import { instant, listOf, listQuery } from './common.js';
import { route } from './route.js';

export const PLUGIN_STATES = [
  'found',
  'verified',
  'compatible',
  'approved',
  'enabled',
  'ready',
  'failed',
  'refused',
  'disabled',
  'removed',
] as const;
export type PluginStateName = (typeof PLUGIN_STATES)[number];

/** How far the conformance kit got: the module loads; it does all that a plugin must; a reviewer looked as well. */
export const PLUGIN_BADGES = ['loads', 'conforms', 'verified'] as const;
export type PluginBadge = (typeof PLUGIN_BADGES)[number];

/** What a system administrator may decide. `enable` approves as well, where that was not done before. */
export const PLUGIN_DECISIONS = ['approve', 'enable', 'disable', 'remove'] as const;
export type PluginDecisionName = (typeof PLUGIN_DECISIONS)[number];

export const publicChart = z.object({
  pluginId: z.string(),
  chartId: z.string(),
  title: z.string(),
  version: z.string(),
  /** Content-addressed address of the bundle; files never change under it. */
  url: z.string(),
  exportName: z.string(),
  thumbnailUrl: z.string().optional(),
  publisher: z.string(),
});
export type PublicChart = z.output<typeof publicChart>;

const pluginPart = z.object({ kind: z.enum(['data-source', 'chart']), id: z.string(), title: z.string() });

/** What one check of the conformance kit found, in words for whoever decides. */
export const pluginCheck = z.object({
  /** `plugin`, or the id of the source or chart that was looked at. */
  about: z.string(),
  /** Such as `data-source/1/5`: kind, contract, number. */
  id: z.string(),
  title: z.string(),
  result: z.enum(['passed', 'failed', 'not-applicable']),
  /** Why it does not apply. */
  because: z.string().optional(),
  /** Why it matters to the people who use the plugin; with findings only. */
  why: z.string().optional(),
  findings: z.array(z.object({ what: z.string(), change: z.string() })),
});
export type PluginCheck = z.output<typeof pluginCheck>;

/** One plugin in the list: the version that runs, or else the newest. */
export const pluginSummary = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  publisher: z.string(),
  state: z.enum(PLUGIN_STATES),
  reason: z.string().optional(),
  contributes: z.array(pluginPart),
  badge: z.enum(PLUGIN_BADGES).optional(),
  /** A version that waits for approval beside the one that runs. */
  waiting: z.string().optional(),
});
export type PluginSummary = z.output<typeof pluginSummary>;

/** Something that was found and is no plugin that could be listed. */
export const refusedPlugin = z.object({ origin: z.string(), reason: z.string() });

export const pluginVersion = z.object({
  version: z.string(),
  state: z.enum(PLUGIN_STATES),
  reason: z.string().optional(),
  /** Of the packed manifest: a decision names it, so that what is approved is what was read. */
  hash: z.string(),
  title: z.string(),
  description: z.string(),
  licence: z.string(),
  publisher: z.string(),
  contact: z.string(),
  locator: z.enum(['workspace', 'npm', 'directory', 'upload']),
  origin: z.string(),
  foundAt: instant,
  decidedAt: instant.optional(),
  decidedBy: z.string().optional(),
  contributes: z.array(pluginPart),
  /** What it asks for, a sentence each: "May fetch from files.example.org, …". */
  asks: z.array(z.string()),
  /** Against what was last approved: a first version, more, or nothing new; absent when this was approved. */
  change: z.enum(['first', 'more', 'same']).optional(),
  /** With `more`: what is new, a sentence each. */
  more: z.array(z.string()),
  may: z.array(z.enum(PLUGIN_DECISIONS)),
  badge: z.enum(PLUGIN_BADGES).optional(),
  reportedAt: instant.optional(),
  /** As the conformance kit wrote it. */
  report: z.unknown().optional(),
  /** The checks of the report, in order. */
  checks: z.array(pluginCheck).optional(),
  /** The checks run now. */
  checking: z.literal(true).optional(),
});
export type PluginVersion = z.output<typeof pluginVersion>;

export const pluginDetail = z.object({
  id: z.string(),
  title: z.string(),
  /** The one that runs first, then the newest. */
  versions: z.array(pluginVersion),
  /** What its sources brought in; numbers only, over all organisations. */
  uses: z.object({ datasets: z.number(), organisations: z.number() }),
  lastGoodRunAt: instant.optional(),
  lastRows: z.number().optional(),
});
export type PluginDetail = z.output<typeof pluginDetail>;

export const pluginEvent = z.object({
  id: z.string(),
  at: instant,
  actor: z.string(),
  version: z.string(),
  from: z.string().optional(),
  to: z.string(),
  reason: z.string().optional(),
});
export type PluginEvent = z.output<typeof pluginEvent>;

const pluginId = z.string().regex(/^[a-z0-9-]{1,40}\.[a-z0-9-]{1,60}$/);
const params = z.strictObject({ pluginId });

export const pluginRoutes = {
  listPlugins: route({
    id: 'listPlugins',
    method: 'GET',
    path: '/api/plugins',
    summary: 'Charts that the browser may load',
    access: 'account',
    response: z.object({ charts: z.array(publicChart), chartHostUrl: z.string() }),
    status: 200,
  }),
  listPluginStates: route({
    id: 'listPluginStates',
    method: 'GET',
    path: '/api/system/plugins',
    summary: 'Every plugin found, its state and why; and what was found and refused',
    access: 'plugins:manage',
    response: z.object({ items: z.array(pluginSummary), refused: z.array(refusedPlugin) }),
    status: 200,
  }),
  getPlugin: route({
    id: 'getPlugin',
    method: 'GET',
    path: '/api/system/plugins/{pluginId}',
    summary: 'One plugin: each version, what it brings, what it asks for in words, and what may be decided',
    access: 'plugins:manage',
    params,
    response: pluginDetail,
    status: 200,
    transaction: 'own',
  }),
  listPluginEvents: route({
    id: 'listPluginEvents',
    method: 'GET',
    path: '/api/system/plugins/{pluginId}/events',
    summary: 'What happened to a plugin, newest first; nobody can edit this list',
    access: 'plugins:manage',
    params,
    query: listQuery,
    response: listOf(pluginEvent),
    status: 200,
  }),
  uploadPlugin: route({
    id: 'uploadPlugin',
    method: 'POST',
    path: '/api/system/plugins/uploads',
    summary: 'Add a .fsplugin file; the plugin waits for approval',
    access: 'plugins:manage',
    headers: z.object({ 'X-File-Name': z.string().max(1000) }),
    consumes: 'application/octet-stream',
    response: z.object({ pluginId: z.string(), version: z.string() }),
    status: 201,
    transaction: 'own',
  }),
  rescanPlugins: route({
    id: 'rescanPlugins',
    method: 'POST',
    path: '/api/system/plugins/rescans',
    summary: 'Look again for plugins in their folders',
    access: 'plugins:manage',
    response: z.object({ found: z.number(), refused: z.array(refusedPlugin) }),
    status: 200,
    transaction: 'own',
  }),
  decidePlugin: route({
    id: 'decidePlugin',
    method: 'POST',
    path: '/api/system/plugins/{pluginId}/decisions',
    summary:
      'Approve, switch on, switch off or remove one version of a plugin; holds at once, without a restart',
    access: 'plugins:manage',
    params,
    body: z.strictObject({
      version: z.string().max(60),
      hash: z.string().max(100),
      decision: z.enum(PLUGIN_DECISIONS),
    }),
    response: pluginDetail,
    status: 200,
    transaction: 'own',
  }),
  purgePlugin: route({
    id: 'purgePlugin',
    method: 'POST',
    path: '/api/system/plugins/{pluginId}/purges',
    summary: 'Delete for good the data that a removed plugin brought in, in every organisation',
    access: 'plugins:manage',
    params,
    body: z.strictObject({
      /** As the page showed it: when it is another number now, nothing is deleted. */
      datasets: z.number().int().min(0),
    }),
    response: z.object({ datasets: z.number(), organisations: z.number() }),
    status: 200,
    transaction: 'own',
  }),
} as const;

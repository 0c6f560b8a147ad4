import { z } from 'zod';
import { chartInput } from './chart-input.js';
import { id, inOrganisation, instant, listOf, listQuery, organisationParams, words } from './common.js';
import { route } from './route.js';

/** What others see: protected numbers only, frozen at release. */
export const snapshot = z.object({
  title: z.string(),
  organisationName: z.string(),
  projectTitle: z.string().optional(),
  aimSentence: z.string().optional(),
  chartType: z.object({ pluginId: z.string(), chartId: z.string() }),
  options: z.record(z.string(), z.unknown()),
  input: chartInput,
  /** Rules applied and what they did: "R1: 3 numbers from 1 to 7 are hidden." */
  protection: z.array(z.object({ rule: z.string(), words: z.string() })),
  example: z.boolean(),
});
export type Snapshot = z.output<typeof snapshot>;

export const publication = z.object({
  id,
  chartId: id,
  organisation: z.object({ id, name: z.string() }),
  title: z.string(),
  sentence: z.string(),
  characteristic: z.string().optional(),
  releasedBy: z.string(),
  releasedAt: instant,
  withdrawnAt: instant.optional(),
  example: z.boolean(),
});
export type Publication = z.output<typeof publication>;

const base = '/api/organisations/{organisationId}';

export const publicationRoutes = {
  previewPublication: route({
    id: 'previewPublication',
    method: 'POST',
    path: `${base}/charts/{chartId}/publication-previews`,
    summary: 'See a chart as others will see it; nothing is released',
    access: 'publications:release',
    params: inOrganisation({ chartId: id }),
    response: z.object({ snapshot, sha256: z.string() }),
    status: 200,
  }),
  /** Refused with 409 when the data changed since the preview with this sha256. */
  createPublication: route({
    id: 'createPublication',
    method: 'POST',
    path: `${base}/publications`,
    summary: 'Release a chart to the other organisations of the system',
    access: 'publications:release',
    params: organisationParams,
    body: z.strictObject({
      chartId: id,
      previewSha256: z.string().regex(/^[0-9a-f]{64}$/),
      sentence: words.min(1).max(300),
    }),
    response: publication,
    status: 201,
  }),
  listPublications: route({
    id: 'listPublications',
    method: 'GET',
    path: `${base}/publications`,
    summary: 'What this organisation has released, withdrawn ones too',
    access: 'publications:read',
    params: organisationParams,
    query: listQuery,
    response: listOf(publication),
    status: 200,
  }),
  withdrawPublication: route({
    id: 'withdrawPublication',
    method: 'POST',
    path: `${base}/publications/{publicationId}/withdraw`,
    summary: 'Take a release back: nobody else sees it from now on',
    access: 'publications:release',
    params: inOrganisation({ publicationId: id }),
    response: publication,
    status: 200,
  }),
  listHubPublications: route({
    id: 'listHubPublications',
    method: 'GET',
    path: '/api/system/publications',
    summary: 'What the organisations of the system have released',
    access: 'hub:read',
    query: listQuery,
    response: listOf(publication),
    status: 200,
  }),
  getHubPublication: route({
    id: 'getHubPublication',
    method: 'GET',
    path: '/api/system/publications/{publicationId}',
    summary: 'One released chart',
    access: 'hub:read',
    params: z.strictObject({ publicationId: id }),
    response: z.object({ publication, snapshot }),
    status: 200,
  }),
} as const;

import { z } from 'zod';
import {
  date,
  id,
  inOrganisation,
  instant,
  listOf,
  listQuery,
  organisationParams,
  period,
  title,
} from './common.js';
import { route } from './route.js';

export const datasetSummary = z.object({
  id,
  title: z.string(),
  source: z.string(),
  rows: z.number().int(),
  from: date.optional(),
  to: date.optional(),
  updatedAt: instant,
  example: z.boolean(),
  /** No generation is current yet: the first import is still running. */
  empty: z.boolean(),
});
export type DatasetSummary = z.output<typeof datasetSummary>;

export const datasetGroup = z.object({
  code: z.string(),
  label: z.string(),
  role: z.enum(['group', 'unknown', 'not-stated']),
  observations: z.number().int(),
});

export const datasetStratifier = z.object({
  id: z.string(),
  label: z.string(),
  overlapping: z.boolean(),
  groups: z.array(datasetGroup),
  /** Share of the people (denominators, else counts) whose group is not known, 0 to 1; null where it cannot be told. */
  unknownRate: z.number().nullable(),
});

export const datasetColumn = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.enum(['count', 'proportion', 'rate', 'mean', 'individual', 'event', 'value']),
  unit: z.string(),
  polarity: z.enum(['higher-is-better', 'lower-is-better', 'neither']),
  multiplier: z.number(),
  observations: z.number().int(),
});

export const generation = z.object({
  number: z.number().int(),
  state: z.enum(['loading', 'loaded', 'current', 'retired', 'failed']),
  createdAt: instant,
  createdBy: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  rows: z.number().int().nullable(),
  words: z.string(),
});

export const dataset = datasetSummary.extend({
  version: z.number().int(),
  periods: z.array(
    period.extend({
      observations: z.number().int(),
      suppressed: z.number().int(),
      missing: z.number().int(),
    }),
  ),
  places: z.object({
    total: z.number().int(),
    items: z.array(z.object({ code: z.string(), name: z.string(), level: z.string() })),
  }),
  stratifiers: z.array(datasetStratifier),
  /** Which splits the rows come in: "by age band", "all". */
  groupings: z.array(
    z.object({ level: z.string(), stratifiers: z.array(z.string()), observations: z.number().int() }),
  ),
  columns: z.array(datasetColumn),
  provenance: z.array(
    z.object({
      fileName: z.string(),
      sha256: z.string(),
      /** False: there is no file to download, since it was fetched or columns of it were left out. */
      kept: z.boolean().optional(),
      importedBy: z.string(),
      importedAt: instant,
      source: z.string(),
      edition: z.string().optional(),
      licence: z.string(),
      attribution: z.string(),
    }),
  ),
  history: z.array(generation),
  canGoBack: z.boolean(),
});
export type Dataset = z.output<typeof dataset>;

/** Open reference data of the system: census, deprivation, look-ups. Everybody may read and join them. */
export const openDataset = z.object({
  id,
  title: z.string(),
  source: z.string(),
  columns: z.array(z.object({ id: z.string(), label: z.string(), kind: z.string() })),
  stratifiers: z.array(z.object({ id: z.string(), label: z.string() })),
  periods: z.array(period),
  /** Kinds of place: "Lower layer super output area". */
  levels: z.array(z.string()),
  attributions: z.array(z.string()),
});
export type OpenDataset = z.output<typeof openDataset>;

const base = '/api/organisations/{organisationId}/datasets';
const params = inOrganisation({ datasetId: id });

export const datasetRoutes = {
  listDatasets: route({
    id: 'listDatasets',
    method: 'GET',
    path: base,
    summary: 'Datasets of an organisation',
    access: 'datasets:read',
    params: organisationParams,
    query: listQuery,
    response: listOf(datasetSummary),
    status: 200,
  }),
  getDataset: route({
    id: 'getDataset',
    method: 'GET',
    path: `${base}/{datasetId}`,
    summary: 'What a dataset holds, where it came from and how it changed',
    access: 'datasets:read',
    params,
    response: dataset,
    status: 200,
  }),
  listOpenDatasets: route({
    id: 'listOpenDatasets',
    method: 'GET',
    path: '/api/organisations/{organisationId}/open-datasets',
    summary: 'Open reference data of the system, which every organisation may join its own data to',
    access: 'datasets:read',
    params: organisationParams,
    response: z.object({ items: z.array(openDataset) }),
    status: 200,
  }),
  findOpenPlaces: route({
    id: 'findOpenPlaces',
    method: 'GET',
    path: '/api/organisations/{organisationId}/open-places',
    summary: 'Places of open reference data whose code or name begins like this',
    access: 'datasets:read',
    params: organisationParams,
    query: z.strictObject({ like: z.string().trim().min(1).max(60) }),
    response: z.object({
      items: z.array(z.object({ datasetId: id, code: z.string(), name: z.string(), level: z.string() })),
    }),
    status: 200,
  }),
  updateDataset: route({
    id: 'updateDataset',
    method: 'PATCH',
    path: `${base}/{datasetId}`,
    summary: 'Rename a dataset',
    access: 'datasets:manage',
    params,
    body: z.strictObject({ version: z.number().int(), title }),
    response: dataset,
    status: 200,
  }),
  goBack: route({
    id: 'goBack',
    method: 'POST',
    path: `${base}/{datasetId}/go-back`,
    summary: 'Use the generation before again',
    access: 'datasets:manage',
    params,
    body: z.strictObject({ version: z.number().int() }),
    response: dataset,
    status: 200,
  }),
  downloadOriginal: route({
    id: 'downloadOriginal',
    method: 'GET',
    path: `${base}/{datasetId}/files/{sha256}`,
    summary: 'The original file, as it was uploaded',
    access: 'datasets:manage',
    params: inOrganisation({ datasetId: id, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    produces: 'application/octet-stream',
    transaction: 'own',
    status: 200,
  }),
} as const;

import { z } from 'zod';
import {
  id,
  idempotencyKey,
  inOrganisation,
  instant,
  listOf,
  listQuery,
  organisationParams,
  period,
  periodKind,
  problemRow,
  title,
} from './common.js';
import { mapping } from './mappings.js';
import { route } from './route.js';

/** `checking` is the first pass over the whole file. */
export const importState = z.enum([
  'uploaded',
  'recognised',
  'checking',
  'ready',
  'running',
  'needs-confirmation',
  'done',
  'failed',
  'cancelled',
]);
export type ImportState = z.output<typeof importState>;

export const recognition = z.object({
  pluginId: z.string(),
  sourceId: z.string(),
  title: z.string(),
  score: z.number().int().min(0).max(3),
  because: z.string(),
  needs: z.array(z.enum(['period', 'mapping', 'sheet'])),
});

export const cellCounts = z.object({
  given: z.number().int(),
  zero: z.number().int(),
  missing: z.number().int(),
  suppressed: z.number().int(),
  rounded: z.number().int(),
  notApplicable: z.number().int(),
});

/** What an import understands of a file; the same value that `fairshift inspect` prints. */
export const understanding = z.object({
  encoding: z.string(),
  /** Rows of the file after the heading: used, blank or without data, and refused. Together they are all. */
  rows: z.object({ read: z.number().int(), notes: z.number().int(), refused: z.number().int() }),
  period: period.nullable(),
  periods: z.array(period.extend({ rows: z.number().int() })),
  places: z.number().int(),
  stratifiers: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      groups: z.array(
        z.object({
          code: z.string(),
          label: z.string(),
          role: z.enum(['group', 'unknown', 'not-stated']),
          rows: z.number().int(),
        }),
      ),
    }),
  ),
  measures: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      form: z.string(),
      unit: z.string(),
      sum: z.object({
        numerator: z.number().nullable(),
        denominator: z.number().nullable(),
        value: z.number().nullable(),
      }),
      cells: cellCounts,
    }),
  ),
  /** What the source says of the file as a whole, in sentences for the person; absent when it says nothing. */
  notices: z.array(z.object({ level: z.enum(['info', 'warn']), message: z.string() })).optional(),
});
export type Understanding = z.output<typeof understanding>;

/** What starting would do to the dataset, period by period. */
export const importPlan = z.object({
  /** The file is in the dataset already and all of it still stands: starting changes nothing. */
  alreadyHeld: z.boolean(),
  adds: z.array(period),
  replaces: z.array(period),
  leaves: z.number().int(),
  /** "Adds 1 month, replaces 2, leaves 34." */
  words: z.string(),
});

export const importTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('new'), title }),
  z.object({ kind: z.literal('existing'), datasetId: id }),
]);

export const importJob = z.object({
  id,
  version: z.number().int(),
  state: importState,
  file: z.object({
    name: z.string(),
    size: z.number().int(),
    sha256: z.string(),
    /** When it was deleted, since it tells who people are. */
    removedAt: instant.optional(),
  }),
  uploadedBy: z.string(),
  uploadedAt: instant,
  /** Sources that know the file, best first. */
  recognised: z.array(recognition),
  /** Why a source does not take the file, in a sentence. Not `asked`: it gave no answer, so ask again. */
  notRecognised: z
    .array(
      z.object({
        pluginId: z.string(),
        sourceId: z.string(),
        title: z.string(),
        because: z.string(),
        asked: z.boolean(),
      }),
    )
    .optional(),
  source: z.object({ pluginId: z.string(), sourceId: z.string() }).optional(),
  /** What the person must still say. */
  needs: z.array(z.enum(['period', 'mapping', 'sheet'])),
  answers: z.object({
    period: z.string().optional(),
    periodKind: periodKind.optional(),
    sheet: z.string().optional(),
  }),
  mapping: mapping.optional(),
  target: importTarget.optional(),
  /** Datasets this file could refresh, best match first; `likely`: files of a like name went into it before. */
  candidates: z.array(
    z.object({ datasetId: id, title: z.string(), because: z.string(), likely: z.boolean() }),
  ),
  understanding: understanding.optional(),
  plan: importPlan.optional(),
  problemCount: z.number().int(),
  progress: z.object({ done: z.number(), total: z.number(), words: z.string() }).optional(),
  /** Why a person must confirm, why it failed, or how it ended: one sentence with what to do. */
  outcome: z.string().optional(),
  datasetId: id.optional(),
  finishedAt: instant.optional(),
});
export type ImportJob = z.output<typeof importJob>;

const base = '/api/organisations/{organisationId}/imports';
const params = inOrganisation({ importId: id });

export const importRoutes = {
  /** The body is the file. */
  createImport: route({
    id: 'createImport',
    method: 'POST',
    path: base,
    summary: 'Upload a file and recognise it',
    access: 'imports:write',
    params: organisationParams,
    headers: z.object({
      'X-File-Name': z
        .string({ error: 'Send the name of the file here, percent-encoded.' })
        .describe('The name of the file, percent-encoded'),
      'Idempotency-Key': idempotencyKey.optional(),
    }),
    consumes: 'application/octet-stream',
    transaction: 'own',
    response: importJob,
    status: 201,
  }),
  listImports: route({
    id: 'listImports',
    method: 'GET',
    path: base,
    summary: 'Imports, newest first',
    access: 'imports:read',
    params: organisationParams,
    query: listQuery,
    response: listOf(importJob),
    status: 200,
  }),
  getImport: route({
    id: 'getImport',
    method: 'GET',
    path: `${base}/{importId}`,
    summary: 'One import and how far it is',
    access: 'imports:read',
    params,
    response: importJob,
    status: 200,
  }),
  /** Starts the check of the whole file once source, answers and target are all there. */
  updateImport: route({
    id: 'updateImport',
    method: 'PATCH',
    path: `${base}/{importId}`,
    summary: 'Choose the source, say the period, or choose the dataset',
    access: 'imports:write',
    params,
    body: z.strictObject({
      version: z.number().int(),
      source: z.strictObject({ pluginId: z.string().max(100), sourceId: z.string().max(60) }).optional(),
      answers: z
        .strictObject({
          /** `start/end`, end exclusive. */
          period: z
            .string()
            .regex(/^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/)
            .optional(),
          periodKind: periodKind.optional(),
          sheet: z.string().max(255).optional(),
        })
        .optional(),
      mapping: mapping.optional(),
      target: importTarget.optional(),
    }),
    response: importJob,
    status: 200,
  }),
  /** For a file that no source knew, or where one gave no answer. What the person chose stays. */
  recogniseImport: route({
    id: 'recogniseImport',
    method: 'POST',
    path: `${base}/{importId}/recognise`,
    summary: 'Ask the sources again whether they know the file',
    access: 'imports:write',
    params,
    transaction: 'own',
    response: importJob,
    status: 200,
  }),
  getImportPreview: route({
    id: 'getImportPreview',
    method: 'GET',
    path: `${base}/{importId}/preview`,
    summary: 'The first rows as understood',
    access: 'imports:read',
    params,
    response: z.object({
      columns: z.array(z.object({ id: z.string(), label: z.string(), role: z.string() })),
      rows: z.array(z.object({ at: z.number().int(), cells: z.array(z.string()) })),
    }),
    status: 200,
  }),
  listImportProblems: route({
    id: 'listImportProblems',
    method: 'GET',
    path: `${base}/{importId}/problems`,
    summary: 'Rows that could not be used: row, column, rule and remedy',
    access: 'imports:read',
    params,
    query: listQuery,
    response: listOf(problemRow),
    status: 200,
  }),
  startImport: route({
    id: 'startImport',
    method: 'POST',
    path: `${base}/{importId}/start`,
    summary: 'Start the import',
    access: 'imports:write',
    params,
    headers: z.object({ 'Idempotency-Key': idempotencyKey.optional() }),
    response: importJob,
    status: 202,
  }),
  cancelImport: route({
    id: 'cancelImport',
    method: 'POST',
    path: `${base}/{importId}/cancel`,
    summary: 'Stop an import; what was there before stays',
    access: 'imports:write',
    params,
    response: importJob,
    status: 202,
  }),
  confirmImport: route({
    id: 'confirmImport',
    method: 'POST',
    path: `${base}/{importId}/confirm`,
    summary: 'Use the new data although much of what was there is gone',
    access: 'imports:write',
    params,
    response: importJob,
    status: 202,
  }),
} as const;

import { z } from 'zod';
import { id, inOrganisation } from './common.js';
import { route } from './route.js';

/** What a person said that the columns of a file hold; the source reads the rest of it. */
export const mapping = z
  .looseObject({
    columns: z.record(z.string().max(300), z.looseObject({ role: z.string().max(40) })),
  })
  .refine(
    (value) => JSON.stringify(value).length <= 65_536,
    'Leave some columns out: this is too much to keep.',
  );

/** What the wizard offers: a column with some of its cells, what it seems to hold and why. */
export const offeredColumn = z.object({
  heading: z.string(),
  /** None of a column that may not be taken in. */
  samples: z.array(z.string()),
  guess: z.object({ role: z.string(), because: z.string(), list: z.string().optional() }).optional(),
  /** How its labels match a code list; one without `code` stays as it is. */
  matches: z
    .array(z.object({ label: z.string(), code: z.string().optional(), meaning: z.string().optional() }))
    .optional(),
});

const base = '/api/organisations/{organisationId}/imports';
const params = inOrganisation({ importId: id });
const saved = '/api/organisations/{organisationId}/mappings/{mappingId}';
const savedParams = inOrganisation({ mappingId: id });

export const mappingRoutes = {
  getImportColumns: route({
    id: 'getImportColumns',
    method: 'GET',
    path: `${base}/{importId}/columns`,
    summary: 'Columns and sheets of a file that needs a mapping, and mappings saved for its headings',
    access: 'imports:write',
    params,
    transaction: 'own',
    response: z.object({
      sheets: z.array(z.object({ name: z.string(), isHidden: z.boolean() })),
      columns: z.array(offeredColumn),
      saved: z.array(z.object({ id, name: z.string(), mapping })),
    }),
    status: 200,
  }),
  /** Files of the same headings are then read alike; a mapping of the same name is replaced. */
  saveMapping: route({
    id: 'saveMapping',
    method: 'POST',
    path: `${base}/{importId}/mapping`,
    summary: 'Keep what the columns of this file hold, by a name',
    access: 'imports:write',
    params,
    transaction: 'own',
    body: z.strictObject({ name: z.string().trim().min(1).max(100) }),
    response: z.object({ name: z.string() }),
    status: 200,
  }),
  renameMapping: route({
    id: 'renameMapping',
    method: 'PATCH',
    path: saved,
    summary: 'Give a kept mapping another name',
    access: 'imports:write',
    params: savedParams,
    body: z.strictObject({ name: z.string().trim().min(1).max(100) }),
    response: z.object({ name: z.string() }),
    status: 200,
  }),
  /** What was read by it stays as it is. */
  deleteMapping: route({
    id: 'deleteMapping',
    method: 'DELETE',
    path: saved,
    summary: 'Delete a kept mapping',
    access: 'imports:write',
    params: savedParams,
    status: 204,
  }),
} as const;

import { z } from 'zod';

export const id = z.uuid();
/** The largest whole number that the database counts versions with. */
export const MOST_VERSIONS = 2_147_483_647;
export const version = z.number().int().min(1).max(MOST_VERSIONS);
export const instant = z.iso.datetime({ offset: true });
export const date = z.iso.date();
/** A date that a person gives and the database counts with: it knows no year 0. */
export const day = date.refine(
  (given) => given >= '1900-01-01' && given <= '2200-01-01',
  'Choose a day from 1900 to 2200.',
);
export const title = z.string().trim().min(1).max(200);
export const words = z.string().trim().max(5000);

export const organisationParams = z.strictObject({ organisationId: id });
export const inOrganisation = <S extends z.ZodRawShape>(shape: S) =>
  z.strictObject({ organisationId: id, ...shape });

/** For a POST that starts work: sent again with the same key, it starts nothing again and answers as before. */
export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/, 'Make this 1 to 200 plain letters, digits or signs, without spaces.');

/** Lists are `{items, next}`; `next` goes back as `after`, opaque to the caller. */
export const listQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
});
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().optional() });

export const periodKind = z.enum([
  'day',
  'week',
  'fortnight',
  'month',
  'quarter',
  'year',
  'financial-year',
  'academic-year',
  'rolling',
  'irregular',
]);

/** ISO dates, end exclusive. */
export const period = z.object({ start: date, end: date, kind: periodKind });

export const problemRow = z.object({
  file: z.string().optional(),
  row: z.number().int().optional(),
  column: z.string().optional(),
  found: z.string().optional(),
  rule: z.string(),
  message: z.string(),
  remedy: z.string().optional(),
});

/** RFC 9457 problem details; `detail` is a sentence fit for a person. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  requestId: z.string(),
  errors: z.array(problemRow).optional(),
  /** With 409: what is stored now. */
  current: z.unknown().optional(),
});
export type Problem = z.output<typeof problem>;
export type ProblemRow = z.output<typeof problemRow>;

import { z } from 'zod';
import { CURSOR_BYTES, MOST_GROUPS, NOTICES_TOLD, PROBLEMS_TOLD } from '../protocol.js';
import { periodKind } from './check-stream.js';

/** The database takes no zero byte in a text. */
const NO_ZERO_BYTE = /^[^\0]*$/;
/** As many as the database's integer holds. */
const INTEGER = 2_147_483_647;
const count = z.number().int().min(0);
const id = z.number().int().positive();
/** As many as a smallint numbers. */
const shortId = id.max(32_767);
const words = z.string().max(500).regex(NO_ZERO_BYTE);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const interval = z
  .tuple([z.number(), z.number().nullable()])
  .refine(([low, high]) => high === null || low <= high, 'ends before it begins');
const rounding = z.number().min(0);

const dictionaries = z.object({
  periods: z.array(
    z
      .object({ id: shortId, kind: periodKind, start: date, end: date })
      .refine(({ start, end }) => start < end, 'ends before it begins'),
  ),
  places: z.array(
    z.object({
      id,
      codeSystem: words,
      code: words,
      name: words,
      level: z.number().int().min(0).max(99),
      levelTitle: words,
    }),
  ),
  stratifiers: z
    .array(z.object({ id: id.max(31), code: words, label: words, overlapping: z.boolean() }))
    .max(31),
  groups: z.array(
    z.object({
      stratifierId: id.max(31),
      id: id.max(MOST_GROUPS),
      code: words,
      label: words,
      position: z.number().int().min(-32_768).max(32_767),
      role: z.enum(['group', 'unknown', 'not-stated']),
    }),
  ),
  strata: z.array(z.object({ id, groupIds: z.array(z.number().int().min(0)).max(31) })),
  columns: z.array(
    z.object({
      id: shortId,
      code: words,
      label: words,
      kind: z.enum(['count', 'proportion', 'rate', 'mean', 'individual', 'event', 'value']),
      unit: words,
      polarity: z.enum(['higher-is-better', 'lower-is-better', 'neither']),
      multiplier: z.number().positive(),
      additiveOverPeriods: z.boolean(),
      additiveOverGroups: z.boolean(),
    }),
  ),
  bounds: z.array(
    z.object({
      id: shortId,
      numerator: interval.optional(),
      denominator: interval.optional(),
      numeratorRounding: rounding.optional(),
      denominatorRounding: rounding.optional(),
    }),
  ),
});

const checkpoint = z.object({
  value: z
    .json()
    .refine(
      (value) => Buffer.byteLength(JSON.stringify(value)) <= CURSOR_BYTES,
      'a cursor that is too large',
    ),
  version: z.number().int().min(0).max(INTEGER),
  rowsDone: count,
  problemCount: z.number().int().min(0).max(INTEGER),
  refused: count,
});

/** Shapes of everything in a batch but the arrays of its blocks. */
export const batchShape = z.object({
  rowsDone: count,
  blocks: z.array(z.object({ columnId: id })),
  fresh: dictionaries,
  problems: z
    .array(
      z.object({
        row: z.number().int().min(0).max(INTEGER),
        column: words.optional(),
        found: words.optional(),
        rule: words,
        message: words,
        remedy: words,
      }),
    )
    .max(PROBLEMS_TOLD),
  problemCount: z.number().int().min(0).max(INTEGER),
  bytesRead: count,
  last: z.boolean(),
  cursor: checkpoint.optional(),
  file: z
    .object({
      encoding: words,
      rows: z.object({ read: count, notes: count, refused: count }),
    })
    .optional(),
  provenance: z
    .array(z.record(words.max(50), z.string().max(2_000).regex(NO_ZERO_BYTE)))
    .max(100)
    .optional(),
  notices: z
    .array(z.object({ level: z.enum(['info', 'warn']), code: words, message: words }))
    .max(NOTICES_TOLD)
    .optional(),
});

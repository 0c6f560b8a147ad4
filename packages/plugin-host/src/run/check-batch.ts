import { types } from 'node:util';
import { z } from 'zod';
import type { Batch, Dictionaries, ObservationBlock } from '../batch.js';
import { BATCH_ROWS, PROBLEMS_TOLD, type ResumeState } from '../protocol.js';

const id = z.number().int().positive();
const words = z.string().max(500);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const interval = z.tuple([z.number(), z.number().nullable()]);

const dictionaries = z.object({
  periods: z.array(z.object({ id, kind: words, start: date, end: date })),
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
      id,
      code: words,
      label: words,
      position: z.number().int().min(-32_768).max(32_767),
      role: z.enum(['group', 'unknown', 'not-stated']),
    }),
  ),
  strata: z.array(z.object({ id, groupIds: z.array(z.number().int().min(0)).max(31) })),
  columns: z.array(
    z.object({
      id,
      code: words,
      label: words,
      kind: z.enum(['count', 'proportion', 'rate', 'mean', 'individual', 'event', 'value']),
      unit: words,
      polarity: z.enum(['higher-is-better', 'lower-is-better', 'neither']),
      multiplier: z.number(),
      additiveOverPeriods: z.boolean(),
      additiveOverGroups: z.boolean(),
    }),
  ),
  bounds: z.array(
    z.object({
      id,
      numerator: interval.optional(),
      denominator: interval.optional(),
      numeratorRounding: z.number().optional(),
      denominatorRounding: z.number().optional(),
    }),
  ),
});

const batchShape = z.object({
  rowsDone: z.number().int().min(0),
  blocks: z.array(z.object({ columnId: id })),
  fresh: dictionaries,
  problems: z
    .array(
      z.object({
        row: z.number().int(),
        column: words.optional(),
        found: words.optional(),
        rule: words,
        message: words,
        remedy: words,
      }),
    )
    .max(PROBLEMS_TOLD),
  problemCount: z.number().int().min(0),
  bytesRead: z.number().int().min(0),
  last: z.boolean(),
  file: z
    .object({
      encoding: words,
      rows: z.object({ read: z.number().int(), notes: z.number().int(), refused: z.number().int() }),
    })
    .optional(),
  provenance: z
    .array(z.record(z.string().max(50), z.string().max(2_000)))
    .max(100)
    .optional(),
});

/**
 * Checks each batch of one run as data from a stranger: shapes, lengths, and that every number stands
 * in a dictionary. `check` throws an `Error` that says what is wrong.
 */
export class BatchCheck {
  #rowsDone: number;
  readonly #counts: Record<'periods' | 'places' | 'strata' | 'columns' | 'bounds', number>;

  constructor(resume?: ResumeState) {
    const stored: Partial<Dictionaries> = resume?.dictionaries ?? {};
    const count = (name: keyof Dictionaries) => stored[name]?.length ?? 0;
    this.#rowsDone = resume?.rowsDone ?? 0;
    this.#counts = {
      periods: count('periods'),
      places: count('places'),
      strata: count('strata'),
      columns: count('columns'),
      bounds: count('bounds'),
    };
  }

  check(found: unknown): Batch {
    const result = batchShape.safeParse(found);
    if (!result.success)
      throw new Error(`batch: ${result.error.issues[0]?.path.join('.')} ${result.error.issues[0]?.message}`);
    const batch = found as Batch;
    const rows = batch.rowsDone - this.#rowsDone;
    if (rows < 0 || rows > BATCH_ROWS) throw new Error(`batch: ${rows} rows`);
    this.#rowsDone = batch.rowsDone;
    for (const name of ['periods', 'places', 'strata', 'columns', 'bounds'] as const) {
      for (const entry of batch.fresh[name]) {
        if (entry.id !== ++this.#counts[name]) throw new Error(`batch: ${name} ${entry.id} is out of order`);
      }
    }
    for (const block of batch.blocks) this.#checkBlock(block, rows);
    return batch;
  }

  #checkBlock(block: ObservationBlock, rows: number): void {
    const { periodIds, placeIds, stratumIds, flags, numerators, denominators, boundIds, rowNumbers } = block;
    if (block.columnId > this.#counts.columns) throw new Error('block: unknown column');
    const small = [periodIds, flags, ...(boundIds === undefined ? [] : [boundIds])];
    const typed =
      small.every(types.isInt16Array) &&
      [placeIds, stratumIds, rowNumbers].every(types.isInt32Array) &&
      [numerators, denominators].every(types.isFloat64Array);
    if (!typed) throw new Error('block: wrong arrays');
    const lengths = [...small, placeIds, stratumIds, rowNumbers, numerators, denominators].map(
      (array) => array.length,
    );
    if (lengths.some((length) => length !== periodIds.length) || periodIds.length > rows)
      throw new Error('block: lengths');
    within(periodIds, 1, this.#counts.periods);
    within(placeIds, 1, this.#counts.places);
    within(stratumIds, 1, this.#counts.strata);
    within(flags, 0, 1023);
    if (boundIds !== undefined) within(boundIds, 0, this.#counts.bounds);
  }
}

function within(values: Int16Array | Int32Array, low: number, high: number): void {
  for (const value of values)
    if (value < low || value > high) throw new Error(`block: ${value} is not in ${low} to ${high}`);
}

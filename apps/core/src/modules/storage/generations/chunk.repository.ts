import type { Context } from '../../../platform/context.js';
import {
  ArrayMemory,
  float8Array,
  int2Array,
  int4Array,
  lengthOf,
  readDoubles,
  readIntegers,
} from '../observations/binary-array.js';
import { insertBinary } from '../observations/binary-insert.js';
import type { BinaryValue } from '../observations/binary-insert.js';
import { copyRows } from '../observations/copy-stream.js';
import { ChunkMemory } from '../observations/observation-columns.js';
import type { ObservationColumns } from '../observations/observation-columns.js';
import type { SeriesRow } from '../rollups/series-rows.js';
import { flattenSeries } from '../rollups/series-rows.js';

export type ChunkTable = 'import_chunks' | 'observation_chunks';

const ARRAYS = 'period_ids, place_ids, stratum_ids, flags, numerators, denominators, bound_ids';
const VALUES =
  '$5, $6::int2[], $7::int4[], $8::int4[], $9::int2[], $10::float8[], $11::float8[], $12::int2[]';

const memory = new ArrayMemory();

/** Good until the next call: send them at once. */
function parameters(chunk: ObservationColumns): BinaryValue[] {
  memory.restart();
  return [
    chunk.count,
    int2Array(chunk.periods, memory),
    int4Array(chunk.places, memory),
    int4Array(chunk.strata, memory),
    int2Array(chunk.flags, memory),
    float8Array(chunk.numerators, memory),
    float8Array(chunk.denominators, memory),
    chunk.bounds.some((bound) => bound !== 0) ? int2Array(chunk.bounds, memory) : null,
  ];
}

const lowAndHigh = (ids: Int16Array | Int32Array): [number, number] => {
  let [low, high] = [ids[0]!, ids[0]!];
  for (const id of ids) {
    if (id < low) low = id;
    else if (id > high) high = id;
  }
  return [low, high];
};

/** Chunks of observations and the series made from them. */
export class ChunkRepository {
  /** Stores a chunk of the load. @param chunkId source rows before it, so that a batch stored twice would collide. */
  async addImportChunk(
    ctx: Context,
    at: { generation: number; column: number; chunkId: number },
    chunk: ObservationColumns,
  ): Promise<void> {
    await insertBinary(
      ctx.db.client,
      `insert into import_chunks (organisation_id, generation_id, column_id, chunk_id, observation_count, ${ARRAYS})
       values ($1, $2, $3, $4, ${VALUES})`,
      [ctx.organisationId, at.generation, at.column, at.chunkId, ...parameters(chunk)],
    );
  }

  async addObservationChunk(
    ctx: Context,
    at: { generation: number; column: number; chunkId: number },
    chunk: ObservationColumns,
  ): Promise<void> {
    await insertBinary(
      ctx.db.client,
      `insert into observation_chunks (organisation_id, generation_id, column_id, chunk_id, observation_count, ${ARRAYS},
         period_low, period_high, place_low, place_high)
       values ($1, $2, $3, $4, ${VALUES}, $13, $14, $15, $16)`,
      [
        ctx.organisationId,
        at.generation,
        at.column,
        at.chunkId,
        ...parameters(chunk),
        ...lowAndHigh(chunk.periods),
        ...lowAndHigh(chunk.places),
      ],
    );
  }

  /** Observations of each column of a generation. */
  async counts(ctx: Context, table: ChunkTable, generation: number): Promise<Map<number, number>> {
    const rows = await ctx.db.query<{ column: number; count: number }>(
      `select column_id as column, sum(observation_count)::float8 as count from ${table}
       where organisation_id = $1 and generation_id = $2 group by 1`,
      [ctx.organisationId, generation],
    );
    return new Map(rows.map(({ column, count }) => [column, count]));
  }

  /** Chunks of one column in order, each good until the next is asked for. COPY takes no parameters, so the numbers are checked here. */
  async *read(
    ctx: Context,
    table: ChunkTable,
    generation: number,
    column: number,
  ): AsyncGenerator<ObservationColumns> {
    const select = `select ${ARRAYS} from ${table} where organisation_id = '${uuid(ctx.organisationId)}'
      and generation_id = ${whole(generation)} and column_id = ${whole(column)} order by chunk_id`;
    const into = new ChunkMemory();
    for await (const fields of copyRows(ctx.db.client, select)) yield chunkOf(fields, into);
  }

  async deleteImportChunks(ctx: Context, generation: number): Promise<void> {
    await ctx.db.execute('delete from import_chunks where organisation_id = $1 and generation_id = $2', [
      ctx.organisationId,
      generation,
    ]);
  }

  /** Series travel as flat arrays, cut in the statement: a parameter for each row would cost far more. */
  async addSeries(
    ctx: Context,
    generation: number,
    column: number,
    rows: readonly SeriesRow[],
  ): Promise<void> {
    if (rows.length === 0) return;
    const flat = flattenSeries(rows);
    const cut = (at: number, type: string) => `($${at}::${type}[])[s.first:s.last]`;
    const optional = (at: number) => `case when s.rounded then ${cut(at, 'float8')} end`;
    await ctx.db.execute(
      `insert into rollup_series (organisation_id, generation_id, column_id, place_id, stratifier_a, stratifier_b,
         group_a, group_b, period_ids, numerator_low, numerator_high, denominator_low, denominator_high, flags,
         numerators, denominators)
       select $1, $2, $3, s.place, s.a, s.b, s.group_a, s.group_b, ${cut(12, 'int2')}, ${cut(13, 'float8')},
         ${cut(14, 'float8')}, ${cut(15, 'float8')}, ${cut(16, 'float8')}, ${cut(17, 'int2')}, ${optional(18)}, ${optional(19)}
       from unnest($4::int4[], $5::int2[], $6::int2[], $7::int2[], $8::int2[], $9::int4[], $10::int4[], $11::bool[])
         s(place, a, b, group_a, group_b, first, last, rounded)`,
      [
        ctx.organisationId,
        generation,
        column,
        int4Array(rows.map((row) => row.place)),
        int2Array(rows.map((row) => row.stratifierA)),
        int2Array(rows.map((row) => row.stratifierB)),
        int2Array(rows.map((row) => row.groupA)),
        int2Array(rows.map((row) => row.groupB)),
        int4Array(flat.first),
        int4Array(flat.last),
        flat.rounded,
        int2Array(flat.periods),
        float8Array(flat.numeratorLow),
        float8Array(flat.numeratorHigh),
        float8Array(flat.denominatorLow),
        float8Array(flat.denominatorHigh),
        int2Array(flat.flags),
        float8Array(flat.numerators),
        float8Array(flat.denominators),
      ],
    );
  }
}

function chunkOf(fields: readonly Buffer[], into: ChunkMemory): ObservationColumns {
  const chunk = into.take(lengthOf(fields[0]!));
  readIntegers(fields[0]!, chunk.periods, 0);
  readIntegers(fields[1]!, chunk.places, 0);
  readIntegers(fields[2]!, chunk.strata, 0);
  readIntegers(fields[3]!, chunk.flags, 0);
  readDoubles(fields[4]!, chunk.numerators, 0);
  readDoubles(fields[5]!, chunk.denominators, 0);
  if (fields[6]!.length > 0) readIntegers(fields[6]!, chunk.bounds, 0);
  else chunk.bounds.fill(0);
  return chunk;
}

function uuid(text: string): string {
  if (!/^[0-9a-f-]{36}$/.test(text)) throw new Error('not an organisation id');
  return text;
}

function whole(value: number): number {
  if (!Number.isSafeInteger(value)) throw new Error('not a whole number');
  return value;
}

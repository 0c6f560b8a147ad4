import type { Context } from '../../../platform/context.js';
import { notFound } from '../../../platform/errors.js';
import type { GroupingCount } from './generation-counts.js';

export type GenerationState = 'loading' | 'loaded' | 'current' | 'retired' | 'failed';

/** A row of `dataset_sources`: an input whose rows stand in the generation. */
export interface SourceRow {
  readonly id: number;
  readonly inputSha256: Buffer;
  readonly fileSha256: Buffer;
  readonly fileName: string;
  readonly pluginId: string;
  readonly sourceId: string;
  readonly sourceTitle: string;
  readonly importedBy: string;
  readonly importedAt: string;
  readonly provenance: unknown;
  readonly licence: unknown;
  /** False: a later file replaced some of what this one brought. */
  readonly stands: boolean;
}

const SOURCE_COLUMNS = `id, input_sha256 as "inputSha256", file_sha256 as "fileSha256", file_name as "fileName",
  plugin_id as "pluginId", source_id as "sourceId", source_title as "sourceTitle", imported_by as "importedBy",
  imported_at as "importedAt", provenance, licence, stands`;

/** Generations of a dataset: begun, loaded in batches behind a fence, finished, swapped, swept. */
export class GenerationRepository {
  /** A new generation to load into. @returns its number, counted in its organisation. */
  async begin(
    ctx: Context,
    of: { datasetId: string; inputSha256: Buffer; fileName: string; fileSha256: Buffer },
  ): Promise<number> {
    const [counter] = await ctx.db.query<{ id: number }>(
      `update organisation_counters set next_generation_id = next_generation_id + 1
       where organisation_id = $1 returning next_generation_id - 1 as id`,
      [ctx.organisationId],
    );
    if (!counter) throw notFound();
    await ctx.db.execute(
      `insert into dataset_generations (organisation_id, id, dataset_id, input_sha256, file_name, file_sha256,
         created_by, created_by_name)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ctx.organisationId,
        counter.id,
        of.datasetId,
        of.inputSha256,
        of.fileName,
        of.fileSha256,
        ctx.actor.personId,
        ctx.actor.name,
      ],
    );
    return counter.id;
  }

  /** Takes a load over: whoever held it before is fenced off. Undefined when there is nothing left to load. */
  async take(ctx: Context, generation: number): Promise<{ attempt: number; rowsDone: number } | undefined> {
    const [row] = await ctx.db.query<{ attempt: number; rowsDone: number }>(
      `update dataset_generations set attempt = attempt + 1
       where organisation_id = $1 and id = $2 and state = 'loading'
       returning attempt, rows_done as "rowsDone"`,
      [ctx.organisationId, generation],
    );
    return row;
  }

  /** Moves the checkpoint. @returns false when another worker has the load: stop. */
  async advance(
    ctx: Context,
    generation: number,
    step: { attempt: number; from: number; to: number },
  ): Promise<boolean> {
    const changed = await ctx.db.execute(
      `update dataset_generations set rows_done = $5
       where organisation_id = $1 and id = $2 and attempt = $3 and rows_done = $4 and state = 'loading'`,
      [ctx.organisationId, generation, step.attempt, step.from, step.to],
    );
    return changed === 1;
  }

  /** The state, held until the transaction ends. */
  async lock(
    ctx: Context,
    generation: number,
  ): Promise<{ state: GenerationState; datasetId: string; attempt: number }> {
    const [row] = await ctx.db.query<{ state: GenerationState; datasetId: string; attempt: number }>(
      `select state, dataset_id as "datasetId", attempt from dataset_generations
       where organisation_id = $1 and id = $2 for update`,
      [ctx.organisationId, generation],
    );
    if (!row) throw notFound();
    return row;
  }

  async setLoaded(
    ctx: Context,
    generation: number,
    facts: { rows: number; words: string; losses: unknown; basedOn: number | undefined },
  ): Promise<void> {
    await ctx.db.execute(
      `update dataset_generations set state = 'loaded', row_count = $3, words = $4, losses = $5, based_on = $6
       where organisation_id = $1 and id = $2`,
      [
        ctx.organisationId,
        generation,
        facts.rows,
        facts.words,
        JSON.stringify(facts.losses),
        facts.basedOn ?? null,
      ],
    );
  }

  /** What the finish found: losses, and the generation that it carried forward from. */
  async finished<T>(ctx: Context, generation: number): Promise<{ losses: T[]; basedOn: number | undefined }> {
    const [row] = await ctx.db.query<{ losses: T[] | null; basedOn: number | null }>(
      `select losses, based_on as "basedOn" from dataset_generations where organisation_id = $1 and id = $2`,
      [ctx.organisationId, generation],
    );
    return { losses: row?.losses ?? [], basedOn: row?.basedOn ?? undefined };
  }

  /** Makes one generation the current one; the one before retires. The caller holds the dataset's row. */
  async makeCurrent(
    ctx: Context,
    datasetId: string,
    generation: number,
    from: GenerationState,
  ): Promise<boolean> {
    await ctx.db.execute(
      `update dataset_generations set state = 'retired', retired_at = now()
       where organisation_id = $1 and dataset_id = $2 and state = 'current' and id <> $3`,
      [ctx.organisationId, datasetId, generation],
    );
    const changed = await ctx.db.execute(
      `update dataset_generations set state = 'current', retired_at = null
       where organisation_id = $1 and dataset_id = $2 and id = $3 and state = $4`,
      [ctx.organisationId, datasetId, generation, from],
    );
    if (changed === 0) return false;
    await ctx.db.execute(
      `update datasets set current_generation_id = $3, updated_at = now(), version = version + 1
       where organisation_id = $1 and id = $2`,
      [ctx.organisationId, datasetId, generation],
    );
    return true;
  }

  /** Gives a load up, unless a worker holds it this moment: that worker then does so itself. */
  async fail(ctx: Context, generation: number): Promise<void> {
    await ctx.db.execute(
      `update dataset_generations set state = 'failed', retired_at = now()
       where organisation_id = $1 and id in (select id from dataset_generations
         where organisation_id = $1 and id = $2 and state in ('loading', 'loaded') for update skip locked)`,
      [ctx.organisationId, generation],
    );
  }

  /** Gives up what earlier imports left of a dataset; the caller knows that none of them runs. */
  async failUnfinished(ctx: Context, datasetId: string): Promise<void> {
    await ctx.db.execute(
      `update dataset_generations set state = 'failed', retired_at = now()
       where organisation_id = $1 and dataset_id = $2 and state in ('loading', 'loaded')`,
      [ctx.organisationId, datasetId],
    );
  }

  /** Whether an input stands whole in a generation. */
  async holds(ctx: Context, generation: number, inputSha256: Buffer): Promise<boolean> {
    const rows = await ctx.db.query(
      `select 1 from dataset_sources
       where organisation_id = $1 and generation_id = $2 and input_sha256 = $3 and stands limit 1`,
      [ctx.organisationId, generation, inputSha256],
    );
    return rows.length > 0;
  }

  /** The generation that is read now; undefined before the first swap. */
  async current(ctx: Context, datasetId: string): Promise<number | undefined> {
    const [row] = await ctx.db.query<{ current: number | null }>(
      'select current_generation_id as current from datasets where organisation_id = $1 and id = $2',
      [ctx.organisationId, datasetId],
    );
    return row?.current ?? undefined;
  }

  /** The generation that is read now, held until the transaction ends; undefined before the first swap. */
  async lockCurrent(ctx: Context, datasetId: string): Promise<number | undefined> {
    const [row] = await ctx.db.query<{ current: number | null }>(
      `select current_generation_id as current from datasets where organisation_id = $1 and id = $2 for update`,
      [ctx.organisationId, datasetId],
    );
    if (!row) throw notFound();
    return row.current ?? undefined;
  }

  /** The generation to go back to: the last one before the current that still stands. */
  async before(ctx: Context, datasetId: string, current: number): Promise<number | undefined> {
    const [row] = await ctx.db.query<{ id: number | null }>(
      `select max(id) as id from dataset_generations
       where organisation_id = $1 and dataset_id = $2 and state = 'retired' and id < $3`,
      [ctx.organisationId, datasetId, current],
    );
    return row?.id ?? undefined;
  }

  async sources(ctx: Context, generation: number): Promise<SourceRow[]> {
    return ctx.db.query<SourceRow>(
      `select ${SOURCE_COLUMNS} from dataset_sources where organisation_id = $1 and generation_id = $2 order by id`,
      [ctx.organisationId, generation],
    );
  }

  async addSource(ctx: Context, generation: number, row: SourceRow): Promise<void> {
    await ctx.db.execute(
      `insert into dataset_sources (organisation_id, generation_id, id, input_sha256, file_sha256, file_name, plugin_id,
         source_id, source_title, imported_by, imported_at, provenance, licence, stands)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        ctx.organisationId,
        generation,
        row.id,
        row.inputSha256,
        row.fileSha256,
        row.fileName,
        row.pluginId,
        row.sourceId,
        row.sourceTitle,
        row.importedBy,
        row.importedAt,
        JSON.stringify(row.provenance),
        JSON.stringify(row.licence),
        row.stands,
      ],
    );
  }

  /** Which sources stand in each period. */
  async sourcesOfPeriods(ctx: Context, generation: number): Promise<Map<number, readonly number[]>> {
    const rows = await ctx.db.query<{ id: number; sources: number[] }>(
      'select id, source_ids as sources from dataset_periods where organisation_id = $1 and generation_id = $2',
      [ctx.organisationId, generation],
    );
    return new Map(rows.map(({ id, sources }) => [id, sources]));
  }

  async addGroupings(
    ctx: Context,
    generation: number,
    groupings: readonly GroupingCount[],
    titles: ReadonlyMap<number, string>,
  ): Promise<void> {
    await ctx.db.execute(
      `insert into dataset_groupings (organisation_id, generation_id, column_id, period_kind, level, level_title,
         breakdown, observations)
       select $1, $2, g.* from unnest($3::int2[], $4::text[], $5::int2[], $6::text[], $7::int4[], $8::int8[]) g`,
      [
        ctx.organisationId,
        generation,
        groupings.map((g) => g.column),
        groupings.map((g) => g.periodKind),
        groupings.map((g) => g.level),
        groupings.map((g) => titles.get(g.level) ?? ''),
        groupings.map((g) => g.breakdown),
        groupings.map((g) => g.observations),
      ],
    );
  }

  /**
   * Deletes what nobody can go back to: failed generations, and retired ones but for the last two. None that ended
   * less than ten minutes ago, since a reader may still hold its number.
   */
  async sweep(ctx: Context, datasetId: string): Promise<number> {
    const rows = await ctx.db.query<{ id: number }>(
      `select id from (
         select id, state, retired_at, row_number() over (partition by state order by id desc) as age
         from dataset_generations where organisation_id = $1 and dataset_id = $2 and state in ('retired', 'failed')) g
       where (state = 'failed' or age > 2) and retired_at < now() - interval '10 minutes'`,
      [ctx.organisationId, datasetId],
    );
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return 0;
    for (const table of GENERATION_TABLES) {
      await ctx.db.execute(
        `delete from ${table} where organisation_id = $1 and generation_id = any($2::int4[])`,
        [ctx.organisationId, ids],
      );
    }
    return ctx.db.execute(
      'delete from dataset_generations where organisation_id = $1 and id = any($2::int4[])',
      [ctx.organisationId, ids],
    );
  }
}

/** In the order in which they can be emptied: chunks refer to columns. */
const GENERATION_TABLES = [
  'rollup_series',
  'observation_chunks',
  'import_chunks',
  'dataset_groupings',
  'dataset_sources',
  'dataset_bounds',
  'dataset_columns',
  'dataset_strata',
  'dataset_groups',
  'dataset_stratifiers',
  'dataset_places',
  'dataset_periods',
] as const;

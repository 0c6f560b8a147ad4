import type { Context } from '../../../platform/context.js';

/** How far back a person can go: the generations that the current one was made from, one from the other. */
const KEPT = 2;

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

/** Takes away what nobody reads any more. */
export class SweepRepository {
  /**
   * Deletes what nobody can go back to: failed generations, and retired ones but for the last two that the current
   * one was made from. None that ended less than ten minutes ago, since a reader may still hold its number.
   */
  async generations(ctx: Context, datasetId: string): Promise<number> {
    const rows = await ctx.db.query<{ id: number }>(
      `with recursive way_back (id, based_on, steps) as (
         select g.id, g.based_on, 0 from dataset_generations g
         where g.organisation_id = $1 and g.dataset_id = $2 and g.state = 'current'
         union all
         select g.id, g.based_on, w.steps + 1 from way_back w
         join dataset_generations g on g.organisation_id = $1 and g.dataset_id = $2 and g.id = w.based_on
         where w.steps < $3)
       select id from dataset_generations
       where organisation_id = $1 and dataset_id = $2 and state in ('retired', 'failed')
         and (state = 'failed' or id not in (select id from way_back))
         and retired_at < now() - interval '10 minutes'`,
      [ctx.organisationId, datasetId, KEPT],
    );
    return this.#delete(
      ctx,
      rows.map(({ id }) => id),
    );
  }

  /** Deletes all that a dataset holds or held. The dataset itself stays, empty. */
  async everything(ctx: Context, datasetId: string): Promise<number> {
    await ctx.db.execute(
      `update datasets set current_generation_id = null, updated_at = now(), version = version + 1
       where organisation_id = $1 and id = $2`,
      [ctx.organisationId, datasetId],
    );
    const rows = await ctx.db.query<{ id: number }>(
      'select id from dataset_generations where organisation_id = $1 and dataset_id = $2 for update',
      [ctx.organisationId, datasetId],
    );
    return this.#delete(
      ctx,
      rows.map(({ id }) => id),
    );
  }

  /** Datasets with failed generations. Retired ones can wait for the next import: a person may look at the history. */
  async withFailures(ctx: Context): Promise<string[]> {
    const rows = await ctx.db.query<{ id: string }>(
      `select distinct dataset_id as id from dataset_generations
       where organisation_id = $1 and state = 'failed' and retired_at < now() - interval '10 minutes'`,
      [ctx.organisationId],
    );
    return rows.map(({ id }) => id);
  }

  async #delete(ctx: Context, ids: readonly number[]): Promise<number> {
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

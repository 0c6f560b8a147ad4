import type { Context } from '../../platform/context.js';

export interface SummaryRow {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly source: string;
  readonly rows: number;
  readonly from: string | null;
  readonly to: string | null;
  readonly updatedAt: string;
  readonly example: boolean;
  readonly generation: number | null;
}

export interface GroupingRow {
  readonly column: number;
  readonly level: string;
  readonly breakdown: number;
  readonly observations: number;
}

const SUMMARY = `select d.id, d.version, d.title, d.source_title as source, coalesce(g.row_count, 0) as rows,
    p.from, p.to, d.updated_at as "updatedAt", o.is_demo as example, d.current_generation_id as generation
  from datasets d join organisations o on o.id = d.organisation_id
  left join dataset_generations g on g.organisation_id = d.organisation_id and g.id = d.current_generation_id
  left join lateral (select min(starts_on) as from, max(ends_before) as to from dataset_periods p
    where p.organisation_id = d.organisation_id and p.generation_id = d.current_generation_id) p on true
  where d.organisation_id = $1`;

/** Places that the dataset page lists by name. */
const MOST_PLACES = 500;

/** Datasets and what their current generation holds. */
export class DatasetsRepository {
  /** Newest first. @param after id of the last dataset of the page before */
  list(ctx: Context, page: { limit: number; after: string | undefined }): Promise<SummaryRow[]> {
    return ctx.db.query<SummaryRow>(
      `${SUMMARY} and ($2::uuid is null or d.id < $2) order by d.id desc limit $3`,
      [ctx.organisationId, page.after ?? null, page.limit],
    );
  }

  async find(ctx: Context, id: string): Promise<SummaryRow | undefined> {
    return (await ctx.db.query<SummaryRow>(`${SUMMARY} and d.id = $2`, [ctx.organisationId, id]))[0];
  }

  /** @returns false when the version is no longer the one that was seen. */
  async rename(ctx: Context, id: string, version: number, title: string): Promise<boolean> {
    const changed = await ctx.db.execute(
      `update datasets set title = $4, version = version + 1 where organisation_id = $1 and id = $2 and version = $3`,
      [ctx.organisationId, id, version, title],
    );
    return changed === 1;
  }

  periods(ctx: Context, generation: number) {
    return ctx.db.query<{
      start: string;
      end: string;
      kind: string;
      observations: number;
      suppressed: number;
      missing: number;
    }>(
      `select starts_on as start, ends_before as end, kind, observations, suppressed, missing from dataset_periods
       where organisation_id = $1 and generation_id = $2 order by starts_on, ends_before, kind`,
      [ctx.organisationId, generation],
    );
  }

  async places(ctx: Context, generation: number) {
    const items = await ctx.db.query<{ code: string; name: string; level: string; total: number }>(
      `select code, name, level_title as level, count(*) over () as total from dataset_places
       where organisation_id = $1 and generation_id = $2 order by level desc, name, code limit ${MOST_PLACES}`,
      [ctx.organisationId, generation],
    );
    return { total: items[0]?.total ?? 0, items };
  }

  stratifiers(ctx: Context, generation: number) {
    return ctx.db.query<{ id: number; code: string; label: string; overlapping: boolean }>(
      `select id, code, label, overlapping from dataset_stratifiers
       where organisation_id = $1 and generation_id = $2 order by id`,
      [ctx.organisationId, generation],
    );
  }

  groups(ctx: Context, generation: number) {
    return ctx.db.query<{
      stratifier: number;
      id: number;
      code: string;
      label: string;
      role: 'group' | 'unknown' | 'not-stated';
      observations: number;
    }>(
      `select stratifier_id as stratifier, id, code, label, role, observations from dataset_groups
       where organisation_id = $1 and generation_id = $2 order by stratifier_id, position, id`,
      [ctx.organisationId, generation],
    );
  }

  columns(ctx: Context, generation: number) {
    return ctx.db.query<{
      number: number;
      id: string;
      label: string;
      kind: 'count' | 'proportion' | 'rate' | 'mean' | 'individual' | 'event' | 'value';
      unit: string;
      polarity: 'higher-is-better' | 'lower-is-better' | 'neither';
      multiplier: number;
    }>(
      `select id as number, code as id, label, kind, unit, polarity, multiplier from dataset_columns
       where organisation_id = $1 and generation_id = $2 order by id`,
      [ctx.organisationId, generation],
    );
  }

  groupings(ctx: Context, generation: number): Promise<GroupingRow[]> {
    return ctx.db.query<GroupingRow>(
      `select column_id as column, level_title as level, breakdown, sum(observations)::float8 as observations
       from dataset_groupings where organisation_id = $1 and generation_id = $2
       group by column_id, level, level_title, breakdown order by level desc, breakdown`,
      [ctx.organisationId, generation],
    );
  }

  /** How many people, or cases, stand in each group over all periods: denominators, else counts. */
  peopleByGroup(ctx: Context, generation: number, column: number, part: 'numerator' | 'denominator') {
    return ctx.db.query<{ stratifier: number; group: number; people: number }>(
      `select stratifier_a as stratifier, group_a as group, sum(people) as people
       from (select stratifier_a, group_a, unnest(${part}_low) as people from rollup_series
         where organisation_id = $1 and generation_id = $2 and column_id = $3 and place_id = 0
           and stratifier_a > 0 and stratifier_b = 0) s
       group by 1, 2`,
      [ctx.organisationId, generation, column],
    );
  }

  history(ctx: Context, datasetId: string) {
    return ctx.db.query<{
      number: number;
      state: 'loading' | 'loaded' | 'current' | 'retired' | 'failed';
      createdAt: string;
      createdBy: string;
      fileName: string;
      sha256: string;
      rows: number | null;
      words: string;
    }>(
      `select id as number, state, created_at as "createdAt", created_by_name as "createdBy", file_name as "fileName",
         encode(file_sha256, 'hex') as sha256, row_count as rows, words
       from dataset_generations where organisation_id = $1 and dataset_id = $2 order by id desc`,
      [ctx.organisationId, datasetId],
    );
  }

  /** The name under which a file came to a dataset, if it ever did. */
  async fileName(ctx: Context, datasetId: string, sha256: string): Promise<string | undefined> {
    const [row] = await ctx.db.query<{ name: string }>(
      `select s.file_name as name from dataset_sources s
       join dataset_generations g on g.organisation_id = s.organisation_id and g.id = s.generation_id
       where s.organisation_id = $1 and g.dataset_id = $2 and s.file_sha256 = $3 limit 1`,
      [ctx.organisationId, datasetId, Buffer.from(sha256, 'hex')],
    );
    return row?.name;
  }
}

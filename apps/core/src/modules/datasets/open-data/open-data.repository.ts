import type { Context } from '../../../platform/context.js';

/** The organisation that holds a system's open reference data. Organisations are a global table. */
export class OpenDataRepository {
  async organisationId(ctx: Context): Promise<string | undefined> {
    const rows = await ctx.db.query<{ id: string }>(
      `select id from organisations where system_id = $1 and kind = 'open-data'`,
      [ctx.systemId],
    );
    return rows[0]?.id;
  }

  /** Datasets that may be passed on, with what other data can be joined by. Needs the open data's organisation set. */
  list(ctx: Context): Promise<OpenDatasetRow[]> {
    return ctx.db.query<OpenDatasetRow>(
      `select d.id, d.title, d.source_title as source,
         (select json_agg(json_build_object('id', c.code, 'label', c.label, 'kind', c.kind) order by c.id)
            from dataset_columns c where c.organisation_id = $1 and c.generation_id = g.id) as columns,
         coalesce((select json_agg(json_build_object('id', s.code, 'label', s.label) order by s.id)
            from dataset_stratifiers s where s.organisation_id = $1 and s.generation_id = g.id), '[]') as stratifiers,
         (select json_agg(json_build_object('start', p.starts_on, 'end', p.ends_before, 'kind', p.kind) order by p.id)
            from dataset_periods p where p.organisation_id = $1 and p.generation_id = g.id) as periods,
         (select json_agg(distinct p.level_title)
            from dataset_places p where p.organisation_id = $1 and p.generation_id = g.id) as levels,
         (select array_agg(distinct x.licence ->> 'attribution')
            from dataset_sources x where x.organisation_id = $1 and x.generation_id = g.id) as attributions
       from datasets d join dataset_generations g on g.organisation_id = $1 and g.id = d.current_generation_id
       where d.organisation_id = $1 and not exists (select 1 from dataset_sources x
         where x.organisation_id = $1 and x.generation_id = g.id and x.licence ->> 'redistribution' = 'not-allowed')
       order by d.title, d.id limit 200`,
      [ctx.organisationId],
    );
  }

  /** Places whose code or name begins like this, of every dataset. Needs the open data's organisation set. */
  places(ctx: Context, like: string): Promise<OpenPlaceRow[]> {
    return ctx.db.query(
      `select d.id as "datasetId", p.code, p.name, p.level_title as level from datasets d
       join dataset_places p on p.organisation_id = $1 and p.generation_id = d.current_generation_id
       where d.organisation_id = $1
         and (starts_with(lower(p.code), lower($2)) or starts_with(lower(p.name), lower($2)))
       order by p.level desc, p.name, p.code, d.id limit 100`,
      [ctx.organisationId, like],
    );
  }
}

export interface OpenPlaceRow {
  readonly datasetId: string;
  readonly code: string;
  readonly name: string;
  readonly level: string;
}

export interface OpenDatasetRow {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly columns: readonly { readonly id: string; readonly label: string; readonly kind: string }[];
  readonly stratifiers: readonly { readonly id: string; readonly label: string }[];
  readonly periods: readonly { readonly start: string; readonly end: string; readonly kind: string }[];
  readonly levels: readonly string[];
  readonly attributions: readonly string[];
}

import type { Context } from '../../platform/context.js';
import { ENDED } from './import.entity.js';

/** Datasets as what files go into. */
export class DatasetTargetsRepository {
  async insertConnection(
    ctx: Context,
    row: { id: string; pluginId: string; sourceId: string; config: unknown },
  ): Promise<void> {
    await ctx.db.execute(
      `insert into connections (organisation_id, id, plugin_id, source_id, kind, config, created_by)
       values ($1, $2, $3, $4, 'upload', $5, $6)`,
      [
        ctx.organisationId,
        row.id,
        row.pluginId,
        row.sourceId,
        JSON.stringify(row.config),
        ctx.actor.personId,
      ],
    );
  }

  async insert(
    ctx: Context,
    row: { id: string; connectionId: string; streamId: string; title: string; sourceTitle: string },
  ): Promise<void> {
    await ctx.db.execute(
      `insert into datasets (organisation_id, id, connection_id, stream_id, title, source_title)
       values ($1, $2, $3, $4, $5, $6)`,
      [ctx.organisationId, row.id, row.connectionId, row.streamId, row.title, row.sourceTitle],
    );
  }

  /**
   * Deletes datasets that never held anything and never will: their first import failed or was cancelled, its
   * generation is swept, and no open import goes into them.
   */
  async deleteEmpty(ctx: Context): Promise<number> {
    const rows = await ctx.db.query<{ id: string; connection: string }>(
      `select d.id, d.connection_id as connection from datasets d
       where d.organisation_id = $1 and d.current_generation_id is null
         and not exists (select 1 from dataset_generations g where g.organisation_id = $1 and g.dataset_id = d.id)
         and exists (select 1 from connections c where c.organisation_id = $1 and c.id = d.connection_id and c.kind = 'upload')
         and not exists (select 1 from measures m where m.organisation_id = $1 and m.dataset_id = d.id)
         and not exists (select 1 from imports i where i.organisation_id = $1 and not i.state = any($2)
           and d.id::text in (i.dataset_id::text, i.target->>'datasetId'))
       for update of d`,
      [ctx.organisationId, ENDED],
    );
    const ids = rows.map(({ id }) => id);
    const connections = rows.map(({ connection }) => connection);
    for (const sql of [
      'update imports set dataset_id = null where organisation_id = $1 and dataset_id = any($2)',
      'delete from datasets where organisation_id = $1 and id = any($2)',
    ])
      await ctx.db.execute(sql, [ctx.organisationId, ids]);
    await ctx.db.execute(
      `delete from connections c where c.organisation_id = $1 and c.id = any($2)
         and not exists (select 1 from datasets d where d.organisation_id = $1 and d.connection_id = c.id)`,
      [ctx.organisationId, connections],
    );
    return ids.length;
  }

  /** Datasets that a source feeds, the last changed first. */
  ofSource(ctx: Context, source: { pluginId: string; sourceId: string }) {
    return ctx.db.query<{ id: string; title: string; streamId: string; fileName: string | null }>(
      `select d.id, d.title, d.stream_id as "streamId", g.file_name as "fileName"
       from datasets d join connections c on c.organisation_id = d.organisation_id and c.id = d.connection_id
       left join dataset_generations g on g.organisation_id = d.organisation_id and g.id = d.current_generation_id
       where d.organisation_id = $1 and c.plugin_id = $2 and c.source_id = $3 and c.kind = 'upload'
       order by d.updated_at desc, d.id desc limit 50`,
      [ctx.organisationId, source.pluginId, source.sourceId],
    );
  }
}

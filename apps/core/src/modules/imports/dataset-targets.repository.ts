import type { Context } from '../../platform/context.js';

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

  /** Datasets that a source feeds, the last changed first. */
  ofSource(ctx: Context, source: { pluginId: string; sourceId: string }) {
    return ctx.db.query<{ id: string; title: string; streamId: string; fileName: string | null }>(
      `select d.id, d.title, d.stream_id as "streamId", g.file_name as "fileName"
       from datasets d join connections c on c.organisation_id = d.organisation_id and c.id = d.connection_id
       left join dataset_generations g on g.organisation_id = d.organisation_id and g.id = d.current_generation_id
       where d.organisation_id = $1 and c.plugin_id = $2 and c.source_id = $3
       order by d.updated_at desc, d.id desc limit 50`,
      [ctx.organisationId, source.pluginId, source.sourceId],
    );
  }
}

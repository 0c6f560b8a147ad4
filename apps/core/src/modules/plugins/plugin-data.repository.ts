import { Injectable } from '@nestjs/common';
import type { Context } from '../../platform/context.js';

/** What a plugin's sources brought into one organisation. */
@Injectable()
export class PluginDataRepository {
  /** Ids of the datasets that hold something, or did. */
  async datasets(ctx: Context, pluginId: string): Promise<string[]> {
    const rows = await ctx.db.query<{ id: string }>(
      `select d.id from datasets d join connections c on c.organisation_id = d.organisation_id and c.id = d.connection_id
       where d.organisation_id = $1 and c.plugin_id = $2 and exists (select 1 from dataset_generations g
         where g.organisation_id = $1 and g.dataset_id = d.id) order by d.id`,
      [ctx.organisationId, pluginId],
    );
    return rows.map(({ id }) => id);
  }

  /** Kept files that only this plugin's imports name. */
  async files(ctx: Context, pluginId: string): Promise<string[]> {
    const rows = await ctx.db.query<{ sha256: string }>(
      `select distinct encode(i.file_sha256, 'hex') as sha256 from imports i where i.organisation_id = $1 and i.plugin_id = $2
         and not exists (select 1 from imports o where o.organisation_id = $1 and o.file_sha256 = i.file_sha256
           and o.plugin_id is distinct from i.plugin_id)`,
      [ctx.organisationId, pluginId],
    );
    return rows.map(({ sha256 }) => sha256);
  }
}

import { Injectable } from '@nestjs/common';
import type { Context } from '../../platform/context.js';

export interface ConnectionCounts {
  readonly pluginId: string;
  readonly total: number;
  readonly failing: number;
  readonly notAnswering: number;
}

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

  /** Connections by plugin: only how many, and how they are. */
  connections(ctx: Context): Promise<ConnectionCounts[]> {
    return ctx.db.query<ConnectionCounts>(
      `select plugin_id as "pluginId", count(*)::int as total, count(*) filter (where failures > 0)::int as failing,
         count(*) filter (where last_check ->> 'ok' = 'false')::int as "notAnswering"
       from connections where organisation_id = $1 and kind = 'network' and removed_at is null group by plugin_id`,
      [ctx.organisationId],
    );
  }

  /** Ends connections to a plugin's sources: what runs is stopped, what they signed in with is deleted. @returns their ids */
  async endConnections(ctx: Context, pluginId: string): Promise<string[]> {
    const rows = await ctx.db.query<{ id: string }>(
      `update connections set removed_at = now(), next_run_at = null, schedule = null, version = version + 1
       where organisation_id = $1 and plugin_id = $2 and kind = 'network' and removed_at is null returning id`,
      [ctx.organisationId, pluginId],
    );
    const ids = rows.map(({ id }) => id);
    await ctx.db.execute(
      'delete from connection_secrets where organisation_id = $1 and connection_id = any($2::uuid[])',
      [ctx.organisationId, ids],
    );
    await ctx.db.execute(
      `update connection_runs set state = 'cancelled', version = version + 1, attempt = attempt + 1, lease_until = null,
         progress = null, retry_at = null, finished_at = now(), outcome = 'Stopped: the plugin was removed with its data.'
       where organisation_id = $1 and connection_id = any($2::uuid[]) and finished_at is null`,
      [ctx.organisationId, ids],
    );
    return ids;
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

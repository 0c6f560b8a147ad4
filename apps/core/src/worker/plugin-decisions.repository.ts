import type { PluginDecision } from '@fairshift/plugin-host';
import type { Pool, PoolClient } from 'pg';
import { EVENTS_CHANNEL } from '../platform/events.js';
import { newId } from '../platform/ids.js';

type Db = Pick<Pool | PoolClient, 'query'>;

/** What system administrators decided about plugins, oldest first. For every process that runs or serves them. */
export async function readDecisions(db: Db): Promise<PluginDecision[]> {
  const { rows } = await db.query<Omit<PluginDecision, 'reason'> & { reason: string | null }>(
    `select plugin_id as "pluginId", version, hash, reason,
       case state when 'ready' then 'enabled' else state end as state
     from plugins where state in ('approved', 'enabled', 'ready', 'failed', 'disabled', 'removed')
     order by decided_at nulls first, plugin_id, version`,
  );
  return rows.map(({ reason, ...decision }) => ({ ...decision, ...(reason === null ? {} : { reason }) }));
}

/** Remembers that a plugin's module is not what its manifest says, so that no process tries it again. */
export async function noteFailed(
  db: Db,
  failed: { readonly pluginId: string; readonly version: string; readonly hash: string; reason: string },
): Promise<void> {
  const { pluginId, version, hash, reason } = failed;
  const payload = JSON.stringify({ organisationId: '', type: 'plugin.changed', id: pluginId });
  await db.query(
    `with before as (select state from plugins where plugin_id = $1 and version = $2 and hash = $3
         and state in ('enabled', 'ready') for update),
       changed as (update plugins set state = 'failed', reason = $4
         where plugin_id = $1 and version = $2 and hash = $3 and exists (select 1 from before) returning plugin_id),
       told as (insert into plugin_events (id, plugin_id, version, actor_name, from_state, to_state, reason)
         select $5, $1, $2, 'Fairshift', state, 'failed', $4 from before returning id)
     select pg_notify('${EVENTS_CHANNEL}', $6) from told`,
    [pluginId, version, hash, reason, newId(), payload],
  );
}

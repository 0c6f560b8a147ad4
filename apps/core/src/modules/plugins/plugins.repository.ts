import { Injectable } from '@nestjs/common';
import type { Actor, Queryable } from '../../platform/context.js';
import { newId } from '../../platform/ids.js';
import type { NewPlugin, PluginEventRow, PluginRow, StoredState } from './plugin.entity.js';

/** Syncs of several processes wait for each other. */
const SYNC_LOCK = 7_346_008;

const COLUMNS = `plugin_id as "pluginId", version, hash, title, publisher, locator, origin, state, reason, manifest,
  found_at as "foundAt", decided_at as "decidedAt", decided_by as "decidedBy", approved_asks as "approvedAsks",
  report, badge, reported_at as "reportedAt", last_good_run_at as "lastGoodRunAt", last_rows as "lastRows",
  newest_data_at as "newestDataAt"`;

export interface PluginStep {
  readonly pluginId: string;
  readonly version: string;
  readonly from: string | null;
  readonly to: string;
  readonly reason?: string;
}

/** Plugins are facts of the installation: none of these statements sees an organisation's rows. */
@Injectable()
export class PluginsRepository {
  async lockForSync(db: Queryable): Promise<void> {
    await db.execute('select pg_advisory_xact_lock($1)', [SYNC_LOCK]);
  }

  list(db: Queryable): Promise<PluginRow[]> {
    return db.query<PluginRow>(
      `select ${COLUMNS} from plugins order by plugin_id, found_at desc, version desc`,
    );
  }

  /** All versions of one plugin, the newest found first. `lock`: nobody else decides meanwhile. */
  versions(db: Queryable, pluginId: string, lock = false): Promise<PluginRow[]> {
    return db.query<PluginRow>(
      `select ${COLUMNS} from plugins where plugin_id = $1 order by found_at desc, version desc ${lock ? 'for update' : ''}`,
      [pluginId],
    );
  }

  async insert(db: Queryable, row: NewPlugin): Promise<void> {
    await db.execute(
      `insert into plugins (plugin_id, version, hash, title, publisher, locator, origin, state, reason, manifest, decided_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, case when $8 = 'ready' then now() end)
       on conflict (plugin_id, version) do update set hash = excluded.hash, title = excluded.title,
         publisher = excluded.publisher, locator = excluded.locator, origin = excluded.origin, state = excluded.state,
         reason = excluded.reason, manifest = excluded.manifest, decided_at = excluded.decided_at, decided_by = null,
         report = null, badge = null, reported_at = null, found_at = now()`,
      [
        row.pluginId,
        row.version,
        row.hash,
        row.title,
        row.publisher,
        row.locator,
        row.origin,
        row.state,
        row.reason,
        JSON.stringify(row.manifest),
      ],
    );
  }

  /** @param by who decided; left out for what the host found out itself, which is no decision */
  async setState(
    db: Queryable,
    at: { pluginId: string; version: string },
    change: { state: StoredState; reason?: string; by?: string; approvedAsks?: unknown },
  ): Promise<void> {
    const asks = change.approvedAsks === undefined ? null : JSON.stringify(change.approvedAsks);
    await db.execute(
      `update plugins set state = $3, reason = $4, approved_asks = coalesce($5::jsonb, approved_asks),
         decided_at = case when $6::text is null then decided_at else now() end, decided_by = coalesce($6, decided_by)
       where plugin_id = $1 and version = $2`,
      [at.pluginId, at.version, change.state, change.reason ?? null, asks, change.by ?? null],
    );
  }

  async addEvent(db: Queryable, { personId, name }: Actor, step: PluginStep): Promise<void> {
    await db.execute(
      `insert into plugin_events (id, plugin_id, version, actor_id, actor_name, from_state, to_state, reason)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [newId(), step.pluginId, step.version, personId || null, name, step.from, step.to, step.reason ?? null],
    );
  }

  /** One more than `limit`, newest first. `before`: 0 for the first page. */
  events(
    db: Queryable,
    pluginId: string,
    page: { readonly limit: number; readonly before: number },
  ): Promise<PluginEventRow[]> {
    return db.query<PluginEventRow>(
      `select id, position, at, actor_name as actor, version, from_state as "from", to_state as "to", reason from plugin_events
       where plugin_id = $1 and ($2 = 0 or position < $2) order by position desc limit $3`,
      [pluginId, page.before, page.limit + 1],
    );
  }

  /**
   * Takes one version that was added and that nobody has checked, and marks it as being checked: it has a time and no
   * report. What came with Fairshift is checked by its build.
   */
  async claimCheck(
    db: Queryable,
    minutes: number,
  ): Promise<Pick<PluginRow, 'pluginId' | 'version' | 'hash'> | undefined> {
    const [claimed] = await db.query<Pick<PluginRow, 'pluginId' | 'version' | 'hash'>>(
      `update plugins set reported_at = now() where (plugin_id, version) in (
         select plugin_id, version from plugins
         where report is null and locator <> 'workspace' and state not in ('removed', 'refused')
           and (reported_at is null or reported_at < now() - make_interval(mins => $1))
         order by found_at limit 1 for update skip locked)
       returning plugin_id as "pluginId", version, hash`,
      [minutes],
    );
    return claimed;
  }

  /** @param at with `hash`: of these files only. @returns false when there is no such version */
  async setReport(
    db: Queryable,
    at: { pluginId: string; version: string; hash?: string },
    { badge, report }: { badge: string | null; report: unknown },
  ): Promise<boolean> {
    const changed = await db.execute(
      `update plugins set report = $3, badge = $4, reported_at = now()
       where plugin_id = $1 and version = $2 and ($5::text is null or hash = $5)`,
      [at.pluginId, at.version, JSON.stringify(report), badge, at.hash ?? null],
    );
    return changed === 1;
  }

  /** Every organisation of the installation. */
  everyOrganisation(db: Queryable): Promise<{ organisationId: string; systemId: string }[]> {
    return db.query<{ organisationId: string; systemId: string }>(
      'select id as "organisationId", system_id as "systemId" from organisations order by id',
    );
  }

  /** Ids of the organisations of a system: what they hold is read in each by itself. */
  async organisations(db: Queryable, systemId: string): Promise<string[]> {
    const rows = await db.query<{ id: string }>(
      'select id from organisations where system_id = $1 order by id',
      [systemId],
    );
    return rows.map(({ id }) => id);
  }
}

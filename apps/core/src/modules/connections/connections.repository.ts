import type { Context } from '../../platform/context.js';
import { events } from '../../platform/events.js';
import type { ConnectionRow, LastCheck } from './connection.entity.js';

const COLUMNS = {
  title: 'title',
  ownerId: 'owner_id',
  ownerName: 'owner_name',
  config: 'config',
  streams: 'streams',
  schedule: 'schedule',
  nextRunAt: 'next_run_at',
  paused: 'paused',
  lookbackDays: 'lookback_days',
  checkedAt: 'checked_at',
  lastCheck: 'last_check',
  nextCheckAt: 'next_check_at',
  failures: 'failures',
  failingSince: 'failing_since',
  trouble: 'trouble',
} as const;
const JSON_FIELDS = new Set<string>(['config', 'streams', 'schedule', 'trouble', 'lastCheck']);

export type ConnectionChanges = Partial<Pick<ConnectionRow, keyof typeof COLUMNS>>;

const ROW = `id, version, title, plugin_id as "pluginId", source_id as "sourceId", owner_id as "ownerId",
  owner_name as "ownerName", config, streams, schedule, next_run_at as "nextRunAt", paused, lookback_days as "lookbackDays",
  checked_at as "checkedAt", last_check as "lastCheck", next_check_at as "nextCheckAt", failures, failing_since as "failingSince", trouble`;
const OURS = `kind = 'network' and removed_at is null`;

export interface FedDataset {
  readonly id: string;
  readonly connectionId: string;
  readonly streamId: string;
  readonly version: number;
  readonly title: string;
  readonly rows: number;
  readonly newest: string | null;
  readonly canGoBack: boolean;
}

/** Connections to sources in the network, and the datasets that they fill. */
export class ConnectionsRepository {
  async insert(
    ctx: Context,
    row: Pick<ConnectionRow, 'id' | 'title' | 'pluginId' | 'sourceId' | 'config'>,
  ): Promise<void> {
    await ctx.db.execute(
      `insert into connections (organisation_id, id, plugin_id, source_id, kind, config, created_by, title, owner_id, owner_name)
       values ($1, $2, $3, $4, 'network', $5, $6, $7, $6, $8)`,
      [
        ctx.organisationId,
        row.id,
        row.pluginId,
        row.sourceId,
        JSON.stringify(row.config),
        ctx.actor.personId,
        row.title,
        ctx.actor.name,
      ],
    );
    await events.emit(ctx, { type: 'connection.changed', id: row.id, version: 1 });
  }

  async find(ctx: Context, id: string): Promise<ConnectionRow | undefined> {
    const sql = `select ${ROW} from connections where organisation_id = $1 and id = $2 and ${OURS}`;
    return (await ctx.db.query<ConnectionRow>(sql, [ctx.organisationId, id]))[0];
  }

  /** The row, held until the transaction ends. */
  async lock(ctx: Context, id: string): Promise<ConnectionRow | undefined> {
    const sql = `select ${ROW} from connections where organisation_id = $1 and id = $2 and ${OURS} for update`;
    return (await ctx.db.query<ConnectionRow>(sql, [ctx.organisationId, id]))[0];
  }

  /** Newest first. */
  list(ctx: Context, page: { limit: number; after: string | undefined }): Promise<ConnectionRow[]> {
    return ctx.db.query<ConnectionRow>(
      `select ${ROW} from connections where organisation_id = $1 and ${OURS} and ($2::uuid is null or id < $2)
       order by id desc limit $3`,
      [ctx.organisationId, page.after ?? null, page.limit],
    );
  }

  /** Changes a row and tells browsers. @returns undefined when it is not there, or no longer of the version given */
  async change(
    ctx: Context,
    id: string,
    changes: ConnectionChanges,
    version?: number,
  ): Promise<ConnectionRow | undefined> {
    const values: unknown[] = [ctx.organisationId, id, version ?? null];
    const sets = Object.entries(changes).map(([field, value]) => {
      values.push(JSON_FIELDS.has(field) && value !== null ? JSON.stringify(value) : value);
      return `${COLUMNS[field as keyof typeof COLUMNS]} = $${values.length}`;
    });
    const [row] = await ctx.db.query<ConnectionRow>(
      `update connections set ${['version = version + 1', 'updated_at = now()', ...sets].join(', ')}
       where organisation_id = $1 and id = $2 and ${OURS} and ($3::int is null or version = $3) returning ${ROW}`,
      values,
    );
    if (row) await events.emit(ctx, { type: 'connection.changed', id, version: row.version });
    return row;
  }

  /** Its datasets keep the row; nothing runs by it any more. */
  async remove(ctx: Context, id: string): Promise<boolean> {
    const removed = await ctx.db.execute(
      `update connections set removed_at = now(), next_run_at = null, schedule = null, version = version + 1
       where organisation_id = $1 and id = $2 and ${OURS}`,
      [ctx.organisationId, id],
    );
    if (removed === 1) await events.emit(ctx, { type: 'connection.changed', id });
    return removed === 1;
  }

  /** Connections whose time has come. */
  async due(ctx: Context): Promise<string[]> {
    const rows = await ctx.db.query<{ id: string }>(
      `select id from connections where organisation_id = $1 and ${OURS} and not paused and next_run_at <= now() order by id`,
      [ctx.organisationId],
    );
    return rows.map(({ id }) => id);
  }

  /** Takes a connection whose source is to be asked whether it answers: one of several workers gets it, for a day. */
  async takeCheck(ctx: Context): Promise<ConnectionRow | undefined> {
    const [row] = await ctx.db.query<ConnectionRow>(
      `update connections set next_check_at = now() + interval '1 day'
       where organisation_id = $1 and id = (select c.id from connections c
         where c.organisation_id = $1 and ${OURS} and not paused and (next_check_at is null or next_check_at <= now())
         order by next_check_at nulls first, c.id limit 1 for update skip locked) returning ${ROW}`,
      [ctx.organisationId],
    );
    return row;
  }

  /** Notes what it said. No new version: nobody's form is out of date by it. */
  async noteCheck(ctx: Context, id: string, check: LastCheck): Promise<void> {
    const sql = `update connections set last_check = $3 where organisation_id = $1 and id = $2 and ${OURS}`;
    const noted = await ctx.db.execute(sql, [ctx.organisationId, id, JSON.stringify(check)]);
    if (noted === 1) await events.emit(ctx, { type: 'connection.changed', id });
  }

  /** The datasets that connections fill, in the order in which they were made. */
  datasets(ctx: Context, connectionIds: readonly string[]): Promise<FedDataset[]> {
    return ctx.db.query<FedDataset>(
      `select d.id, d.connection_id as "connectionId", d.stream_id as "streamId", d.version, d.title,
         coalesce(g.row_count, 0) as rows,
         (select max(p.ends_before) - 1 from dataset_periods p
           where p.organisation_id = $1 and p.generation_id = d.current_generation_id) as newest,
         exists (select 1 from dataset_generations b where b.organisation_id = $1 and b.dataset_id = d.id
           and b.state = 'retired' and b.id = g.based_on) as "canGoBack"
       from datasets d
       left join dataset_generations g on g.organisation_id = $1 and g.id = d.current_generation_id
       where d.organisation_id = $1 and d.connection_id = any($2::uuid[]) order by d.title, d.id`,
      [ctx.organisationId, connectionIds],
    );
  }

  /** A new dataset for a stream. */
  async addDataset(
    ctx: Context,
    row: { id: string; connectionId: string; streamId: string; title: string; sourceTitle: string },
  ): Promise<void> {
    await ctx.db.execute(
      `insert into datasets (organisation_id, id, connection_id, stream_id, title, source_title)
       values ($1, $2, $3, $4, $5, $6)`,
      [ctx.organisationId, row.id, row.connectionId, row.streamId, row.title, row.sourceTitle],
    );
  }

  /** Somebody of the organisation, with their role now. */
  async member(ctx: Context, personId: string) {
    const [row] = await ctx.db.query<{ name: string; role: 'admin' | 'analyst' | 'team-member' | 'viewer' }>(
      `select p.name, m.role from memberships m join persons p on p.id = m.person_id
       where m.organisation_id = $1 and m.person_id = $2`,
      [ctx.organisationId, personId],
    );
    return row;
  }
}

import type { Context } from '../../platform/context.js';
import { events } from '../../platform/events.js';
import { LIVE, WORKING } from './connection.entity.js';
import type { RunRow } from './connection.entity.js';

const COLUMNS = {
  state: 'state',
  mode: 'mode',
  generationId: 'generation_id',
  progress: 'progress',
  retries: 'retries',
  retryAt: 'retry_at',
  rows: 'row_count',
  changes: 'changes',
  outcome: 'outcome',
  remedy: 'remedy',
} as const;
const JSON_FIELDS = new Set<string>(['progress', 'changes']);

export type RunChange = Partial<Pick<RunRow, keyof typeof COLUMNS>>;

const ROW = `r.id, r.version, r.connection_id as "connectionId", r.dataset_id as "datasetId", d.title as "datasetTitle",
  d.stream_id as "streamId", r.state, r.mode, r.cause, r.asked_by as "askedBy", r.asked_by_name as "askedByName",
  r.generation_id as "generationId", r.progress, r.attempt, r.tries, r.retries, r.retry_at as "retryAt",
  r.row_count as rows, r.changes, r.outcome, r.remedy, r.created_at as "createdAt", r.started_at as "startedAt",
  r.finished_at as "finishedAt"`;
const FROM = `from connection_runs r join datasets d on d.organisation_id = r.organisation_id and d.id = r.dataset_id
  where r.organisation_id = $1`;
/** What may be worked on now: nobody holds it, and its time to be tried again has come. */
const FREE = '(lease_until is null or lease_until < now()) and (retry_at is null or retry_at <= now())';

/** Runs of connections, and the leases of the workers that hold them. */
export class ConnectionRunsRepository {
  /** @returns false when the dataset has a run already: one of two that ask at once */
  async insert(
    ctx: Context,
    row: Pick<RunRow, 'id' | 'connectionId' | 'datasetId' | 'cause' | 'askedBy' | 'askedByName'>,
  ): Promise<boolean> {
    const { id, connectionId, datasetId, cause, askedBy, askedByName } = row;
    const inserted = await ctx.db.execute(
      `insert into connection_runs (organisation_id, id, connection_id, dataset_id, state, cause, asked_by, asked_by_name)
       values ($1, $2, $3, $4, 'waiting', $5, $6, $7) on conflict do nothing`,
      [ctx.organisationId, id, connectionId, datasetId, cause, askedBy, askedByName],
    );
    if (inserted === 1) await events.emit(ctx, { type: 'connection-run.changed', id });
    return inserted === 1;
  }

  async find(ctx: Context, id: string): Promise<RunRow | undefined> {
    return (await ctx.db.query<RunRow>(`select ${ROW} ${FROM} and r.id = $2`, [ctx.organisationId, id]))[0];
  }

  /** The row, held until the transaction ends. */
  async lock(ctx: Context, id: string): Promise<RunRow | undefined> {
    const sql = `select ${ROW} ${FROM} and r.id = $2 for update of r`;
    return (await ctx.db.query<RunRow>(sql, [ctx.organisationId, id]))[0];
  }

  /** Newest first. */
  list(
    ctx: Context,
    connectionId: string,
    page: { limit: number; after: string | undefined },
  ): Promise<RunRow[]> {
    return ctx.db.query<RunRow>(
      `select ${ROW} ${FROM} and r.connection_id = $2 and ($3::uuid is null or r.id < $3) order by r.id desc limit $4`,
      [ctx.organisationId, connectionId, page.after ?? null, page.limit],
    );
  }

  /** Runs under way, and of each dataset the last that ended and the last that ended well; newest first. */
  newest(ctx: Context, connectionIds: readonly string[]): Promise<RunRow[]> {
    return ctx.db.query<RunRow>(
      `select ${ROW} ${FROM} and r.connection_id = any($2::uuid[]) and (r.state = any($3)
         or r.id in (select distinct on (l.dataset_id) l.id from connection_runs l
           where l.organisation_id = $1 and l.connection_id = any($2::uuid[]) and l.finished_at is not null
           order by l.dataset_id, l.id desc)
         or r.id in (select distinct on (g.dataset_id) g.id from connection_runs g
           where g.organisation_id = $1 and g.connection_id = any($2::uuid[]) and g.state = 'done'
           order by g.dataset_id, g.id desc))
       order by r.id desc`,
      [ctx.organisationId, connectionIds, LIVE],
    );
  }

  /** Those of a connection that have not ended, held until the transaction ends. */
  lockLive(ctx: Context, connectionId: string): Promise<RunRow[]> {
    return ctx.db.query<RunRow>(
      `select ${ROW} ${FROM} and r.connection_id = $2 and r.state = any($3) order by r.id for update of r`,
      [ctx.organisationId, connectionId, LIVE],
    );
  }

  /**
   * Changes a run and tells browsers. A change of state lets go of the lease and fences whoever held it off.
   * @returns false when the run is no longer that attempt's
   */
  async change(ctx: Context, id: string, changes: RunChange, attempt?: number): Promise<boolean> {
    const values: unknown[] = [ctx.organisationId, id, attempt ?? null];
    const sets = Object.entries(changes).map(([field, value]) => {
      values.push(JSON_FIELDS.has(field) && value !== null ? JSON.stringify(value) : value);
      return `${COLUMNS[field as keyof typeof COLUMNS]} = $${values.length}`;
    });
    if (changes.state) {
      const hasEnded = ['done', 'failed', 'cancelled'].includes(changes.state);
      sets.push('lease_until = null', 'attempt = attempt + 1', 'tries = 0');
      sets.push(`finished_at = ${hasEnded ? 'now()' : 'null'}`);
    }
    const changed = await ctx.db.execute(
      `update connection_runs set ${['version = version + 1', ...sets].join(', ')}
       where organisation_id = $1 and id = $2 and ($3::int is null or attempt = $3)`,
      values,
    );
    if (changed === 1) await events.emit(ctx, { type: 'connection-run.changed', id });
    return changed === 1;
  }

  /** Takes a run for a worker. Undefined when there is nothing to do yet, or another worker holds it. */
  async take(ctx: Context, id: string, leaseSeconds: number): Promise<RunRow | undefined> {
    const taken = await ctx.db.execute(
      `update connection_runs set state = 'running', attempt = attempt + 1, tries = tries + 1, retry_at = null,
         started_at = coalesce(started_at, now()), lease_until = now() + make_interval(secs => $3)
       where organisation_id = $1 and id = $2 and state = any($4) and ${FREE}`,
      [ctx.organisationId, id, leaseSeconds, WORKING],
    );
    return taken === 1 ? this.find(ctx, id) : undefined;
  }

  /**
   * Says that the worker is alive and how far it is; one that has got `further` begins the count of tries afresh.
   * @returns false when the run is no longer its own
   */
  async beat(
    ctx: Context,
    of: { id: string; attempt: number; leaseSeconds: number; further?: boolean },
    progress?: RunRow['progress'],
  ): Promise<boolean> {
    const changed = await ctx.db.execute(
      `update connection_runs set lease_until = now() + make_interval(secs => $4), progress = coalesce($5, progress),
         tries = case when $6 then 0 else tries end
       where organisation_id = $1 and id = $2 and attempt = $3 and state = 'running'`,
      [
        ctx.organisationId,
        of.id,
        of.attempt,
        of.leaseSeconds,
        progress ? JSON.stringify(progress) : null,
        of.further === true,
      ],
    );
    return changed === 1;
  }

  /** Lets go of a run whose process has ended, so that the next one need not wait. */
  async release(ctx: Context, id: string, attempt: number): Promise<void> {
    await ctx.db.execute(
      `update connection_runs set lease_until = null
       where organisation_id = $1 and id = $2 and attempt = $3 and state = 'running'`,
      [ctx.organisationId, id, attempt],
    );
  }

  /** Runs that a worker could take now. */
  async free(ctx: Context): Promise<string[]> {
    const rows = await ctx.db.query<{ id: string }>(
      `select id from connection_runs where organisation_id = $1 and state = any($2) and ${FREE} order by id`,
      [ctx.organisationId, WORKING],
    );
    return rows.map(({ id }) => id);
  }
}

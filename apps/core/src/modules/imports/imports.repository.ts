import type { ImportState, ProblemRow } from '@fairshift/contracts';
import type { SourceProblem } from '@fairshift/plugin-host';
import type { Context } from '../../platform/context.js';
import { events } from '../../platform/events.js';
import type { Preview } from './check/preview.js';
import { WORKING } from './import.entity.js';
import type { ImportRow } from './import.entity.js';

/** Fields of an import that change, with their columns. */
const COLUMNS = {
  state: 'state',
  recognised: 'recognised',
  askedBy: 'asked_by',
  askedByName: 'asked_by_name',
  pluginId: 'plugin_id',
  sourceId: 'source_id',
  answers: 'answers',
  config: 'config',
  target: 'target',
  understanding: 'understanding',
  preview: 'preview',
  plan: 'plan',
  stream: 'stream',
  problemCount: 'problem_count',
  rowsTotal: 'rows_total',
  progress: 'progress',
  outcome: 'outcome',
  datasetId: 'dataset_id',
  generationId: 'generation_id',
} as const;
const JSON_FIELDS = new Set<string>([
  'recognised',
  'answers',
  'config',
  'target',
  'understanding',
  'preview',
  'plan',
  'stream',
  'progress',
]);

export type Changes = Partial<Pick<ImportRow, Exclude<keyof typeof COLUMNS, 'preview'>>> & {
  readonly preview?: Preview | null;
};

/** What must still hold for a change to happen. */
export interface Guard {
  readonly version?: number;
  readonly states?: readonly ImportState[];
  readonly attempt?: number;
}

const ROW = `id, version, state, file_name as "fileName", file_size as "fileSize", encode(file_sha256, 'hex') as sha256,
  file_removed_at as "fileRemovedAt", uploaded_by as "uploadedBy", uploaded_by_name as "uploadedByName", uploaded_at as "uploadedAt", asked_by as "askedBy",
  asked_by_name as "askedByName", recognised, plugin_id as "pluginId", source_id as "sourceId", answers, config, target,
  understanding, plan, stream, problem_count as "problemCount", rows_total as "rowsTotal", progress, outcome,
  dataset_id as "datasetId", generation_id as "generationId", attempt, tries, finished_at as "finishedAt"`;

/** Imports, their problems, and the leases of the workers that hold them. */
export class ImportsRepository {
  async insert(
    ctx: Context,
    row: Pick<
      ImportRow,
      'id' | 'state' | 'fileName' | 'fileSize' | 'sha256' | 'recognised' | 'pluginId' | 'sourceId'
    >,
  ): Promise<void> {
    await ctx.db.execute(
      `insert into imports (organisation_id, id, state, file_name, file_size, file_sha256, uploaded_by, uploaded_by_name,
         asked_by, asked_by_name, recognised, plugin_id, source_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $7, $8, $9, $10, $11)`,
      [
        ctx.organisationId,
        row.id,
        row.state,
        row.fileName,
        row.fileSize,
        Buffer.from(row.sha256, 'hex'),
        ctx.actor.personId,
        ctx.actor.name,
        JSON.stringify(row.recognised),
        row.pluginId,
        row.sourceId,
      ],
    );
  }

  async find(ctx: Context, id: string): Promise<ImportRow | undefined> {
    const sql = `select ${ROW} from imports where organisation_id = $1 and id = $2`;
    return (await ctx.db.query<ImportRow>(sql, [ctx.organisationId, id]))[0];
  }

  /** The row, held until the transaction ends. */
  async lock(ctx: Context, id: string): Promise<ImportRow | undefined> {
    const sql = `select ${ROW} from imports where organisation_id = $1 and id = $2 for update`;
    return (await ctx.db.query<ImportRow>(sql, [ctx.organisationId, id]))[0];
  }

  /** Newest first. */
  list(ctx: Context, page: { limit: number; after: string | undefined }): Promise<ImportRow[]> {
    return ctx.db.query<ImportRow>(
      `select ${ROW} from imports where organisation_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
      [ctx.organisationId, page.after ?? null, page.limit],
    );
  }

  /**
   * Changes a row while the guard holds, tells browsers, and gives the new row; undefined when it does not hold.
   * A state that no worker works on drops the lease, and a new job starts without one.
   */
  async change(
    ctx: Context,
    id: string,
    changes: Changes,
    guard: Guard = {},
  ): Promise<ImportRow | undefined> {
    const values: unknown[] = [ctx.organisationId, id, guard.version ?? null, guard.attempt ?? null];
    values.push(guard.states ?? null);
    const sets = Object.entries(changes).map(([field, value]) => {
      values.push(JSON_FIELDS.has(field) && value !== null ? JSON.stringify(value) : value);
      return `${COLUMNS[field as keyof typeof COLUMNS]} = $${values.length}`;
    });
    if (changes.state) {
      sets.push('lease_until = null', 'attempt = attempt + 1', 'tries = 0');
      sets.push(
        `finished_at = ${['done', 'failed', 'cancelled'].includes(changes.state) ? 'now()' : 'null'}`,
      );
    }
    const [row] = await ctx.db.query<ImportRow>(
      `update imports set version = version + 1, ${sets.join(', ')}
       where organisation_id = $1 and id = $2 and ($3::int is null or version = $3)
         and ($4::int is null or attempt = $4) and ($5::text[] is null or state = any($5))
       returning ${ROW}`,
      values,
    );
    if (row) await events.emit(ctx, { type: 'import.changed', id, version: row.version });
    return row;
  }

  /** Takes an import for a worker. Undefined when there is nothing to do, or another worker holds it. */
  async take(ctx: Context, id: string, leaseSeconds: number): Promise<ImportRow | undefined> {
    const [row] = await ctx.db.query<ImportRow>(
      `update imports set attempt = attempt + 1, tries = tries + 1, lease_until = now() + make_interval(secs => $3)
       where organisation_id = $1 and id = $2 and state = any($4) and (lease_until is null or lease_until < now())
       returning ${ROW}`,
      [ctx.organisationId, id, leaseSeconds, WORKING],
    );
    return row;
  }

  /**
   * Says that the worker is alive and how far it is. One that has got `further` than every worker before it begins
   * the count of tries afresh.
   * @returns false when the import is no longer its own
   */
  async beat(
    ctx: Context,
    of: { id: string; attempt: number; leaseSeconds: number; further?: boolean },
    progress?: ImportRow['progress'],
  ): Promise<boolean> {
    const changed = await ctx.db.execute(
      `update imports set lease_until = now() + make_interval(secs => $4), progress = coalesce($5, progress),
         tries = case when $7 then 0 else tries end
       where organisation_id = $1 and id = $2 and attempt = $3 and state = any($6)`,
      [
        ctx.organisationId,
        of.id,
        of.attempt,
        of.leaseSeconds,
        progress ? JSON.stringify(progress) : null,
        WORKING,
        of.further === true,
      ],
    );
    return changed === 1;
  }

  /** Lets go of an import whose process has ended, so that the next one need not wait. */
  async release(ctx: Context, id: string, attempt: number): Promise<void> {
    await ctx.db.execute(
      'update imports set lease_until = null where organisation_id = $1 and id = $2 and attempt = $3 and state = any($4)',
      [ctx.organisationId, id, attempt, WORKING],
    );
  }

  /** Imports that wait for a worker. */
  async waiting(ctx: Context): Promise<string[]> {
    const rows = await ctx.db.query<{ id: string }>(
      `select id from imports where organisation_id = $1 and state = any($2)
         and (lease_until is null or lease_until < now()) order by id`,
      [ctx.organisationId, WORKING],
    );
    return rows.map(({ id }) => id);
  }

  /** Imports whose check may still be followed by a run. */
  async unfinished(ctx: Context): Promise<string[]> {
    const rows = await ctx.db.query<{ id: string }>(
      `select id from imports where organisation_id = $1 and state in ('checking', 'ready', 'running')`,
      [ctx.organisationId],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether another import is changing the dataset, or waits for a person to say so. */
  async isBusy(ctx: Context, datasetId: string, except: string): Promise<boolean> {
    const rows = await ctx.db.query(
      `select 1 from imports where organisation_id = $1 and dataset_id = $2 and id <> $3
         and state in ('running', 'needs-confirmation') limit 1`,
      [ctx.organisationId, datasetId, except],
    );
    return rows.length > 0;
  }

  /** Generations that nobody will finish: what they belong to was cancelled, or failed, while a worker held them. */
  async abandoned(ctx: Context): Promise<number[]> {
    const rows = await ctx.db.query<{ id: number }>(
      `select g.id from dataset_generations g
       where g.organisation_id = $1 and g.state in ('loading', 'loaded') and g.created_at < now() - interval '10 minutes'
         and not exists (select 1 from imports i where i.organisation_id = $1 and i.generation_id = g.id
           and i.state in ('running', 'needs-confirmation'))
         and not exists (select 1 from connection_runs r where r.organisation_id = $1 and r.generation_id = g.id
           and r.state in ('waiting', 'running', 'needs-confirmation'))`,
      [ctx.organisationId],
    );
    return rows.map(({ id }) => id);
  }

  async preview(ctx: Context, id: string): Promise<Preview | null | undefined> {
    const sql = 'select preview from imports where organisation_id = $1 and id = $2';
    return (await ctx.db.query<{ preview: Preview | null }>(sql, [ctx.organisationId, id]))[0]?.preview;
  }

  async replaceProblems(ctx: Context, id: string, problems: readonly SourceProblem[]): Promise<void> {
    await ctx.db.execute('delete from import_problems where organisation_id = $1 and import_id = $2', [
      ctx.organisationId,
      id,
    ]);
    if (problems.length === 0) return;
    await ctx.db.execute(
      `insert into import_problems (organisation_id, import_id, position, row_number, column_name, found, rule, message, remedy)
       select $1, $2, p.* from unnest($3::int4[], $4::int4[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[]) p`,
      [
        ctx.organisationId,
        id,
        problems.map((_, index) => index + 1),
        problems.map((problem) => problem.row),
        problems.map((problem) => problem.column ?? null),
        problems.map((problem) => problem.found ?? null),
        problems.map((problem) => problem.rule),
        problems.map((problem) => problem.message),
        problems.map((problem) => problem.remedy),
      ],
    );
  }

  /** Problems in the order of the file. @param after position of the last one of the page before */
  async problems(
    ctx: Context,
    id: string,
    page: { limit: number; after: number },
  ): Promise<(ProblemRow & { readonly position: number })[]> {
    const rows = await ctx.db.query<Record<string, string | number | null> & { position: number }>(
      `select position, row_number as row, column_name as column, found, rule, message, remedy from import_problems
       where organisation_id = $1 and import_id = $2 and position > $3 order by position limit $4`,
      [ctx.organisationId, id, page.after, page.limit],
    );
    const present = (row: object) =>
      Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
    return rows.map((row) => present(row) as unknown as ProblemRow & { position: number });
  }

  /** The role of a person in the organisation now, which may have changed since they asked. */
  async roleOf(
    ctx: Context,
    personId: string,
  ): Promise<'admin' | 'analyst' | 'team-member' | 'viewer' | undefined> {
    const [row] = await ctx.db.query<{ role: 'admin' | 'analyst' | 'team-member' | 'viewer' }>(
      'select role from memberships where organisation_id = $1 and person_id = $2',
      [ctx.organisationId, personId],
    );
    return row?.role;
  }
}

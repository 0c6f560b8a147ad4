import type { Context } from '../../platform/context.js';

/** Uploaded files that are not kept. Files are kept by what is in them: two imports of one file share it. */
export class OriginalsRepository {
  /** Says of every import of a file that it is no longer there. */
  async markRemoved(ctx: Context, sha256: string): Promise<void> {
    await ctx.db.execute(
      `update imports set file_removed_at = now()
       where organisation_id = $1 and file_sha256 = decode($2, 'hex') and file_removed_at is null`,
      [ctx.organisationId, sha256],
    );
  }

  /**
   * Says the same of files of which columns were left out, once their import is done: what is left out is not kept.
   * A file that another import still reads stays for it.
   */
  async markLeftOut(ctx: Context): Promise<void> {
    await ctx.db.execute(
      `update imports set file_removed_at = now()
       where organisation_id = $1 and file_removed_at is null and state = 'done'
         and jsonb_path_exists(config, '$.mapping.columns.*.role ? (@ == "leave-out")')`,
      [ctx.organisationId],
    );
  }

  /**
   * Ends imports that nobody has answered for so many days, with all that was read of their files, and says of those
   * that were cancelled so long ago that their file is no longer there. One that failed keeps its file: a person may
   * change the answers, and a failed import without a file is told as one whose file says who people are.
   */
  async giveUp(ctx: Context, days: number): Promise<void> {
    await ctx.db.execute(
      `with old as (
         update imports set state = 'cancelled', outcome = $3, finished_at = now(), file_removed_at = now(),
           understanding = null, preview = null, plan = null, progress = null, config = '{}', problem_count = 0
         where organisation_id = $1 and uploaded_at < now() - make_interval(days => $2)
           and state in ('uploaded', 'recognised', 'ready', 'needs-confirmation')
         returning id)
       delete from import_problems p using old where p.organisation_id = $1 and p.import_id = old.id`,
      [
        ctx.organisationId,
        days,
        `Nobody answered for ${days} days, so this import was ended and its file deleted. Upload the file again to go on.`,
      ],
    );
    await ctx.db.execute(
      `update imports set file_removed_at = now()
       where organisation_id = $1 and finished_at < now() - make_interval(days => $2) and file_removed_at is null
         and state = 'cancelled'`,
      [ctx.organisationId, days],
    );
  }

  /**
   * Imports whose file was to go, but for files that are wanted: a person has brought them again, or may still change
   * the answers of an import that has failed.
   */
  removed(ctx: Context): Promise<{ id: string; sha256: string }[]> {
    return ctx.db.query<{ id: string; sha256: string }>(
      `select i.id, encode(i.file_sha256, 'hex') as sha256 from imports i
       where i.organisation_id = $1 and i.file_removed_at is not null
         and not exists (select 1 from imports o where o.organisation_id = $1 and o.file_sha256 = i.file_sha256
           and o.file_removed_at is null and o.state <> 'cancelled'
           and (o.state <> 'failed' or o.finished_at > now() - interval '1 day'))`,
      [ctx.organisationId],
    );
  }
}

import type { Queryable } from '../platform/context.js';

export interface GoodRun {
  readonly pluginId: string;
  readonly rows: number;
  /** Instant of the newest data, where the source says it. */
  readonly newest?: string;
}

/** Notes on the version that runs that a run of it ended well: numbers only, whosever data they are. */
export async function noteGoodRun(db: Queryable, { pluginId, rows, newest }: GoodRun): Promise<void> {
  await db.execute(
    `update plugins set last_good_run_at = now(), last_rows = $2,
       newest_data_at = greatest(newest_data_at, least($3::timestamptz, now()))
     where plugin_id = $1 and state in ('enabled', 'ready')`,
    [pluginId, rows, newest ?? null],
  );
}

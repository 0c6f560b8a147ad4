import { TABLES } from '../../database/tables.js';
import type { Context } from '../context.js';

/** Whether every object that the path names exists for this organisation. */
export async function allExist(ctx: Context, params: unknown): Promise<boolean> {
  for (const [param, value] of Object.entries(params as Record<string, string>)) {
    const table = TABLES.find((t) => t.param === param);
    if (!table) continue;
    // Names come from our own list, never from the request.
    const sql = `select 1 from ${table.name} where organisation_id = $1 and ${table.key ?? 'id'} = $2`;
    if ((await ctx.db.query(sql, [ctx.organisationId, value])).length === 0) return false;
  }
  return true;
}

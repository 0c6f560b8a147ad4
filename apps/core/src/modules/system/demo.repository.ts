import { Injectable } from '@nestjs/common';
import { AppPool } from '../../database/pools.js';
import type { Context } from '../../platform/context.js';

@Injectable()
export class DemoRepository {
  constructor(private readonly app: AppPool) {}

  /** Public: read without a person, so without a transaction of one. */
  async setting(): Promise<unknown> {
    const { rows } = await this.app.pool.query(`select value from settings where key = 'demo'`);
    return (rows[0] as { value: unknown } | undefined)?.value;
  }

  async end(ctx: Context): Promise<void> {
    await ctx.db.execute('select end_demo()');
  }

  async hasAdministrator(ctx: Context): Promise<boolean> {
    const rows = await ctx.db.query(
      `select 1 from system_roles where system_id = $1 and role = 'system-administrator' limit 1`,
      [ctx.systemId],
    );
    return rows.length > 0;
  }
}

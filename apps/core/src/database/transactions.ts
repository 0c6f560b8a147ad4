import type { OrganisationRole } from '@fairshift/contracts';
import type { PoolClient } from 'pg';
import type { Actor, Context, Queryable } from '../platform/context.js';
import { isId } from '../platform/ids.js';
import { AppPool } from './pools.js';

export interface SystemScope {
  readonly systemId: string;
  readonly actor: Actor;
  readonly requestId: string;
}

export interface OrganisationScope extends SystemScope {
  readonly organisationId: string;
  readonly role?: OrganisationRole;
}

/** A wrong id here is a defect of ours: it would be spliced into SQL. */
function literal(id: string): string {
  if (!isId(id)) throw new Error(`not an id: ${JSON.stringify(id)}`);
  return `'${id}'`;
}

export function queryable(client: PoolClient): Queryable {
  return {
    client,
    query: async <R>(sql: string, values: readonly unknown[] = []) =>
      (await client.query(sql, [...values])).rows as R[],
    execute: async (sql: string, values: readonly unknown[] = []) =>
      (await client.query(sql, [...values])).rowCount ?? 0,
  };
}

/**
 * Runs `work` between BEGIN and COMMIT. Settings are `SET LOCAL`, each a statement of its own: that works
 * through PgBouncer and on Citus, where `set_config` does not.
 */
export async function inTransaction<T>(
  pool: { connect(): Promise<PoolClient> },
  settings: readonly string[],
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error) => {
    broken = error;
  };
  client.on('error', onError);
  try {
    await client.query('BEGIN');
    for (const setting of settings) await client.query(setting);
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/** The only place that begins transactions as the app role. */
export class Transactions {
  constructor(private readonly app: AppPool) {}

  async inOrganisation<T>(scope: OrganisationScope, work: (ctx: Context) => Promise<T>): Promise<T> {
    const settings = [
      `SET LOCAL app.organisation_id = ${literal(scope.organisationId)}`,
      `SET LOCAL app.system_id = ${literal(scope.systemId)}`,
    ];
    return inTransaction(this.app.pool, settings, (client) => work({ ...scope, db: queryable(client) }));
  }

  /** Hub and system requests: row-level security shows no organisation's rows. */
  async inSystem<T>(
    { systemId, actor, requestId }: SystemScope,
    work: (ctx: Context) => Promise<T>,
  ): Promise<T> {
    const settings = [`SET LOCAL app.system_id = ${literal(systemId)}`];
    return inTransaction(this.app.pool, settings, (client) =>
      work({ systemId, actor, requestId, organisationId: '', db: queryable(client) }),
    );
  }

  /** Facts of the installation, such as its plugins: neither a system nor an organisation is set. */
  async inInstallation<T>(
    scope: Omit<SystemScope, 'systemId'>,
    work: (ctx: Context) => Promise<T>,
  ): Promise<T> {
    return inTransaction(this.app.pool, [], (client) =>
      work({ ...scope, systemId: '', organisationId: '', db: queryable(client) }),
    );
  }

  /**
   * Lets the rest of a system transaction write inside one organisation, for the administrator's few acts on
   * it (making it, its first admin's link). Never used with an id that a person of another organisation sent.
   */
  async enter(ctx: Context, organisationId: string): Promise<Context> {
    await ctx.db.execute(`SET LOCAL app.organisation_id = ${literal(organisationId)}`);
    return { ...ctx, organisationId };
  }

  /**
   * Reads inside another organisation in the middle of a request. Whatever happens, the savepoint puts the request's
   * own organisation back, and nothing can be written meanwhile. For open data alone: never used with an id that a
   * person sent. The caller's `ctx` must not be used until it is back.
   */
  async reading<T>(ctx: Context, organisationId: string, work: (inside: Context) => Promise<T>): Promise<T> {
    await ctx.db.execute('SAVEPOINT reading');
    try {
      await ctx.db.execute(`SET LOCAL app.organisation_id = ${literal(organisationId)}`);
      await ctx.db.execute('SET LOCAL transaction_read_only = on');
      return await work({ ...ctx, organisationId });
    } finally {
      await ctx.db.execute('ROLLBACK TO SAVEPOINT reading');
      await ctx.db.execute('RELEASE SAVEPOINT reading');
    }
  }
}

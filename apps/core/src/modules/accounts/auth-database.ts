import { Injectable } from '@nestjs/common';
import { AuthPool } from '../../database/pools.js';
import { inTransaction, queryable } from '../../database/transactions.js';
import type { Queryable } from '../../platform/context.js';
import { isId } from '../../platform/ids.js';

/** Transactions as the auth role. Nothing outside this module may read credentials, sessions or links. */
@Injectable()
export class AuthDatabase {
  constructor(private readonly auth: AuthPool) {}

  run<T>(work: (db: Queryable) => Promise<T>): Promise<T> {
    return inTransaction(this.auth.pool, [], (client) => work(queryable(client)));
  }

  /** For writes into one organisation (a membership, an audit entry) while a link is used. */
  async enter(db: Queryable, organisationId: string): Promise<void> {
    if (!isId(organisationId)) throw new Error('not an id');
    await db.execute(`SET LOCAL app.organisation_id = '${organisationId}'`);
  }

  /** One statement of its own, for the hot path of every request. */
  async query<R>(sql: string, values: readonly unknown[]): Promise<R[]> {
    return (await this.auth.pool.query(sql, [...values])).rows as R[];
  }
}

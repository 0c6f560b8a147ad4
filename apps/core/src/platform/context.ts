import type { OrganisationRole } from '@fairshift/contracts';
import type { PoolClient } from 'pg';

export interface Actor {
  readonly personId: string;
  readonly name: string;
}

/** Rows come back with bigint as number, date as `YYYY-MM-DD` and timestamptz as an ISO instant in UTC. */
export interface Queryable {
  query<R = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<R[]>;
  /** Number of rows that the statement changed. */
  execute(sql: string, values?: readonly unknown[]): Promise<number>;
  readonly client: PoolClient;
}

/** First argument of every service and repository method. */
export interface Context {
  readonly requestId: string;
  /** System jobs act with the rights of the person who asked. */
  readonly actor: Actor;
  readonly systemId: string;
  /** '' only in system and account requests, where the database has no organisation set. */
  readonly organisationId: string;
  readonly role?: OrganisationRole;
  /** The one transaction of this request. */
  readonly db: Queryable;
}

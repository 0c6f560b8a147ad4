import { Pool, types } from 'pg';
import type { PoolConfig } from 'pg';

const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

/** bigint as number (ours stay below 2^53), date as text, instants as ISO text: JSON as it travels. */
const getTypeParser = ((oid: number, format?: 'text' | 'binary') => {
  if (format === 'binary') return types.getTypeParser(oid, 'binary');
  if (oid === INT8) return Number;
  if (oid === DATE) return (text: string) => text;
  if (oid === TIMESTAMPTZ) return (text: string) => new Date(text).toISOString();
  return types.getTypeParser(oid, 'text');
}) as unknown as NonNullable<PoolConfig['types']>['getTypeParser'];

/** A pool whose idle connections may die without ending the process. */
export function makePool(url: string, name: string, max: number, onError: (error: Error) => void): Pool {
  const pool = new Pool({
    connectionString: url,
    application_name: `fairshift ${name}`,
    max,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    types: { getTypeParser },
  });
  pool.on('error', onError);
  return pool;
}

/** The app role: what requests and jobs use, through Transactions only. */
export class AppPool {
  constructor(readonly pool: Pool) {}
}

/** The auth role: credentials, sessions, links. Only the accounts module may ask for it. */
export class AuthPool {
  constructor(readonly pool: Pool) {}
}

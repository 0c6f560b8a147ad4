export interface RunningDatabase {
  /** Superuser URL with its random password (scram), on 127.0.0.1. */
  readonly url: string;
  readonly port: number;
  /** The folder really used; differs from the wanted one only for root with a checkout below /root. */
  readonly dataDir: string;
  /** Process of the server now; changes when it was killed and started again. */
  readonly pid: number;
  /** Stops the server; a temporary one is removed. */
  stop(): Promise<void>;
}

export interface StartOptions {
  /** Left out: a temporary database, gone after `stop`. */
  dataDir?: string;
  /** Default: a free port. */
  port?: number;
  /** Default: true with a dataDir; false switches fsync off. */
  durable?: boolean;
  /** More `name=value` settings of postgresql.conf. */
  settings?: readonly string[];
  /** The server died and could not be started again; left out, standard error says so. */
  onGiveUp?: (error: DatabaseGoneError) => void;
}

/** The server is down and stays down; the message ends with what PostgreSQL says. */
export interface DatabaseGoneError extends Error {
  readonly code: 'database-gone';
}

/** Another living process runs the database of this folder. */
export class DatabaseInUseError extends Error {
  readonly code: 'database-in-use';
  readonly pid: number;
}

/**
 * Starts PostgreSQL 18. It stops when this process dies in any way, is started again when it is killed
 * itself, and recovers what a killed run left behind.
 * @throws DatabaseInUseError when another living process runs this folder's database
 */
export function startDatabase(options?: StartOptions): Promise<RunningDatabase>;

/** Makes a database (as a copy of `template`) on a server given by a superuser URL. */
export function createDatabase(
  serverUrl: string,
  template?: string,
  name?: string,
): Promise<{ readonly url: string; readonly name: string; drop(): Promise<void> }>;

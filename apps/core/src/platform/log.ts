import { pino } from 'pino';
import type { DestinationStream, Logger, LoggerOptions } from 'pino';
import type { Config } from './config.js';

/**
 * What a log may hold of an error. PostgreSQL's `detail` and `where` quote the row, names and cells included, so
 * that only what is named here gets in.
 */
function logged(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown };
  const { name, message, stack, cause } = error;
  const more = cause === undefined ? {} : { cause: logged(cause) };
  return { type: name, message, code, constraint, table, stack, ...more };
}

/** JSON lines with ids, route and milliseconds; never bodies, names or cells. */
export function makeLog(level: Config['log'], to?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: logged },
  };
  return to ? pino(options, to) : pino(options);
}

/** Injection token of the pino Logger. */
export const LOG = Symbol('Log');

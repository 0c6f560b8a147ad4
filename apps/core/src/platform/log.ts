import { pino } from 'pino';
import type { Logger } from 'pino';
import type { Config } from './config.js';

/** JSON lines with ids, route and milliseconds; never bodies, names or cells. */
export function makeLog(level: Config['log']): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });
}

/** Injection token of the pino Logger. */
export const LOG = Symbol('Log');

import os from 'node:os';
import { PluginHost } from '@fairshift/plugin-host';
import type { HostLog, PluginRecord, PluginRegistry } from '@fairshift/plugin-host';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { openRegistry } from './open-registry.js';
import type { PluginFolders, PluginKnowledge } from './open-registry.js';
import { noteFailed, readDecisions } from './plugin-decisions.repository.js';

export const hostLog = (log: Logger): HostLog => {
  const line =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, fields = {}) =>
      log[level](fields, message);
  return { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') };
};

/** A host over a registry; its run folders lie where a child of another user can read them. */
export const hostOver = (registry: PluginRegistry, log: Logger): PluginHost =>
  new PluginHost({ registry, workFolder: os.tmpdir(), log: hostLog(log) });

/** What administrators decided, read from the database at each look; failures are told to it. */
export function knowledgeIn(pool: Pick<Pool, 'query'>, log: Logger): PluginKnowledge {
  return {
    decisions: () => readDecisions(pool),
    onFailed: (record) => {
      noteFailed(pool, failureOf(record)).catch((error: unknown) =>
        log.warn({ err: error }, 'a failed plugin could not be noted'),
      );
    },
  };
}

const failureOf = ({ manifest, hash = '', reason = '' }: PluginRecord) => ({
  pluginId: manifest?.id ?? '',
  version: manifest?.version ?? '',
  hash,
  reason,
});

/**
 * A host over the plugins of this installation, for processes without the API. It knows what administrators decided
 * when it is opened; without a pool (the command line) only what the build brought is used.
 */
export async function openPluginHost(
  folders: PluginFolders,
  log: Logger,
  pool?: Pick<Pool, 'query'>,
): Promise<PluginHost> {
  return hostOver(await openRegistry(folders, pool && knowledgeIn(pool, log)), log);
}

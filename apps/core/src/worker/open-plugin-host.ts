import os from 'node:os';
import { PluginHost } from '@fairshift/plugin-host';
import type { HostLog, PluginRegistry } from '@fairshift/plugin-host';
import type { Logger } from 'pino';
import { openRegistry } from './open-registry.js';
import type { PluginFolders } from './open-registry.js';

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

/** A host over the plugins of this installation, for processes without the API: worker and command line. */
export async function openPluginHost(folders: PluginFolders, log: Logger): Promise<PluginHost> {
  return hostOver(await openRegistry(folders), log);
}

import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PluginHost, PluginRegistry, workspacePacks } from '@fairshift/plugin-host';
import type { HostLog } from '@fairshift/plugin-host';
import type { Logger } from 'pino';
import type { Config } from '../platform/config.js';

/** Version of the running Fairshift, against which plugins say what they need. */
const HOST_VERSION = '0.1.0';

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

/** The plugins of this installation, for processes without the API: worker and command line. */
export async function openPluginHost(config: Pick<Config, 'pluginsDir'>, log: Logger): Promise<PluginHost> {
  const { pluginsDir } = config;
  const lockFile = path.join(pluginsDir, 'plugins.lock.json');
  const registry = await PluginRegistry.open({
    packs: existsSync(pluginsDir) ? await workspacePacks(pluginsDir) : [],
    ...(existsSync(lockFile) ? { lockFile } : {}),
    hostVersion: HOST_VERSION,
  });
  return hostOver(registry, log);
}

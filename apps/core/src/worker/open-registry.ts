import { existsSync } from 'node:fs';
import path from 'node:path';
import { PluginRegistry, workspacePacks } from '@fairshift/plugin-host';
import type { Config } from '../platform/config.js';

/** Version of the running Fairshift, against which plugins say what they need. */
const HOST_VERSION = '0.1.0';

/** The plugins of this installation: of the API, its workers and the command line. */
export async function openRegistry({ pluginsDir }: Pick<Config, 'pluginsDir'>): Promise<PluginRegistry> {
  const lockFile = path.join(pluginsDir, 'plugins.lock.json');
  return PluginRegistry.open({
    packs: existsSync(pluginsDir) ? await workspacePacks(pluginsDir) : [],
    // Without the build's list of hashes every plugin waits for approval.
    ...(existsSync(lockFile) ? { lockFile } : {}),
    hostVersion: HOST_VERSION,
  });
}

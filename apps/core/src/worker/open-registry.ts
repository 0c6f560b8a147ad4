import { existsSync } from 'node:fs';
import path from 'node:path';
import { PluginRegistry, workspacePacks } from '@fairshift/plugin-host';
import type { Config } from '../platform/config.js';

/** Version of the running Fairshift, against which plugins say what they need. */
const HOST_VERSION = '0.1.0';

export type PluginFolders = Pick<Config, 'builtPluginsDir' | 'pluginsDir'>;

/** The plugins of this installation: of the API, its workers and the command line. */
export async function openRegistry({ builtPluginsDir, pluginsDir }: PluginFolders): Promise<PluginRegistry> {
  // Only the build's own list of hashes counts: one that lies in the other folder approves nothing.
  const lockFile = path.join(builtPluginsDir, 'plugins.lock.json');
  const isOther = pluginsDir !== undefined && pluginsDir !== builtPluginsDir;
  return PluginRegistry.open({
    packs: await packsIn(builtPluginsDir),
    ...(isOther ? { added: await packsIn(pluginsDir) } : {}),
    // Without the build's list of hashes every plugin waits for approval.
    ...(existsSync(lockFile) ? { lockFile } : {}),
    hostVersion: HOST_VERSION,
  });
}

const packsIn = async (folder: string): Promise<readonly string[]> =>
  existsSync(folder) ? workspacePacks(folder) : [];

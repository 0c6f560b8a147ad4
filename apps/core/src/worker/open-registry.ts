import { existsSync } from 'node:fs';
import path from 'node:path';
import { PluginRegistry, PluginStore, workspacePacks } from '@fairshift/plugin-host';
import type { FoundPack, RegistryOptions } from '@fairshift/plugin-host';
import type { Config } from '../platform/config.js';

/** Version of the running Fairshift, against which plugins say what they need. */
export const HOST_VERSION = '0.1.0';

export type PluginFolders = Pick<Config, 'builtPluginsDir' | 'pluginsDir'> & Partial<Pick<Config, 'dataDir'>>;

/** Where plugins that were added lie unpacked, each version by itself. */
export const pluginStore = (dataDir: string): PluginStore => new PluginStore(path.join(dataDir, 'plugins'));

/** What the process knows beside the folders; the command line, which may run without a database, knows nothing. */
export type PluginKnowledge = Pick<RegistryOptions, 'decisions' | 'onFailed'>;

/** The plugins of this installation: of the API, its workers and the command line. */
export async function openRegistry(
  folders: PluginFolders,
  knowledge: PluginKnowledge = {},
): Promise<PluginRegistry> {
  const { builtPluginsDir } = folders;
  // Only the build's own list of hashes counts: one that lies in another folder approves nothing.
  const lockFile = path.join(builtPluginsDir, 'plugins.lock.json');
  return PluginRegistry.open({
    packs: await packsIn(builtPluginsDir),
    added: () => addedPacks(folders),
    // Without the build's list of hashes every plugin waits for approval.
    ...(existsSync(lockFile) ? { lockFile } : {}),
    hostVersion: HOST_VERSION,
    ...knowledge,
  });
}

async function addedPacks(folders: PluginFolders): Promise<readonly FoundPack[]> {
  const { builtPluginsDir, pluginsDir, dataDir } = folders;
  const stored = dataDir === undefined ? [] : await pluginStore(dataDir).packs();
  if (pluginsDir === undefined || pluginsDir === builtPluginsDir) return stored;
  const beside = (await packsIn(pluginsDir)).map((folder) => ({ folder, locator: 'directory' as const }));
  return [...stored, ...beside];
}

const packsIn = async (folder: string): Promise<readonly string[]> =>
  existsSync(folder) ? workspacePacks(folder) : [];

import { PackError } from '@fairshift/plugin-host';
import { unpackTarball } from '@fairshift/plugin-host/packs';
import { findInstallation } from '../database/address-note.js';
import { AppPool, makePool } from '../database/pools.js';
import { Transactions } from '../database/transactions.js';
import { PluginScan, PluginsRepository } from '../modules/plugins/index.js';
import type { ScanResult } from '../modules/plugins/index.js';
import type { Config } from '../platform/config.js';
import { makeLog } from '../platform/log.js';
import { knowledgeIn } from '../worker/open-plugin-host.js';
import { openRegistry, pluginStore } from '../worker/open-registry.js';
import { fetchPackage, NpmError } from './npm-package.js';
import { configurePlugin, readPluginConfig } from './plugin-config.js';
import type { PluginOrder } from './plugin-order.js';

interface Answer {
  readonly code: number;
  readonly words: string;
}

/** Adds and finds plugins from the terminal. A running Fairshift hears of it at once; decisions stay with people. */
export async function pluginCommand(
  order: PluginOrder,
  config: Config,
  npmSettings: readonly string[] = [],
): Promise<Answer> {
  try {
    if (order.plugin !== 'add') return await onScan(config, order.plugin === 'list' ? listWords : foundWords);
    const wanted = order.packageName === undefined ? await configured(config) : [order.packageName];
    if (wanted.length === 0)
      return { code: 1, words: 'fairshift.config.json names no plugins. Write a name.' };
    const added: string[] = [];
    for (const spec of wanted) added.push(await add(spec, config, npmSettings));
    const { words } = await onScan(config, foundWords);
    return { code: 0, words: [...added, words].join('\n') };
  } catch (error) {
    if (error instanceof NpmError) return { code: 1, words: error.message };
    throw error;
  }
}

const configured = async ({ dataDir }: Config) =>
  (await readPluginConfig(dataDir)).map(({ name, version }) => `${name}@${version}`);

/** @throws NpmError */
async function add(spec: string, { dataDir }: Config, settings: readonly string[]): Promise<string> {
  const { name, version, integrity, bytes } = await fetchPackage(spec, settings);
  const known = (await readPluginConfig(dataDir)).find(
    (each) => each.name === name && each.version === version,
  );
  if (known?.integrity !== undefined && known.integrity !== integrity) {
    throw new NpmError(`${spec} is not what it was when it was first added. It was not added.`);
  }
  try {
    const files = await unpackTarball(bytes);
    const { manifest } = await pluginStore(dataDir).add(files, { locator: 'npm', origin: spec });
    await configurePlugin(dataDir, { name, version, integrity });
    return `${manifest.title} ${manifest.version} (${manifest.id}) is here.`;
  } catch (error) {
    if (error instanceof PackError) throw new NpmError(`${spec} was not added. ${error.message}`);
    throw error;
  }
}

async function onScan(
  config: Config,
  words: (scan: PluginScan, result: ScanResult, url: URL) => string,
): Promise<Answer> {
  const { url, app } = await findInstallation(config);
  const pool = makePool(app, 'command', 2, () => undefined);
  try {
    const log = makeLog('silent');
    const registry = await openRegistry(config, knowledgeIn(pool, log));
    const store = pluginStore(config.dataDir);
    const transactions = new Transactions(new AppPool(pool));
    const { pluginsDir } = config;
    const scan = new PluginScan({
      registry,
      store,
      plugins: new PluginsRepository(),
      transactions,
      pluginsDir,
    });
    const result = await scan.run();
    return { code: result.refused.length === 0 ? 0 : 1, words: words(scan, result, url) };
  } finally {
    await pool.end();
  }
}

const refusedWords = ({ refused }: ScanResult) => refused.map(({ origin, reason }) => `${origin}: ${reason}`);

function foundWords(_: PluginScan, result: ScanResult, url: URL): string {
  const { found } = result;
  const first =
    found === 0
      ? 'Nothing new was found.'
      : `Found ${found} new version${found === 1 ? '' : 's'}. A system administrator decides at ${url.origin}/system/plugins`;
  return [first, ...refusedWords(result)].join('\n');
}

function listWords(scan: PluginScan, result: ScanResult): string {
  const lines = scan.parts.registry
    .states()
    .map(({ id, version, state, reason }) => `${id} ${version}: ${state}${reason ? `. ${reason}` : ''}`);
  return [...lines, ...refusedWords(result)].join('\n');
}

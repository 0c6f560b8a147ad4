import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const entry = z.strictObject({
  name: z.string(),
  version: z.string(),
  /** Written when it was first added; another content under one version is refused from then on. */
  integrity: z.string().optional(),
});
export type ConfiguredPlugin = z.output<typeof entry>;

const pluginConfig = z.strictObject({ plugins: z.array(entry) });

const fileOf = (dataDir: string) => path.join(dataDir, 'fairshift.config.json');

/** Packages of npm that this installation uses, from `fairshift.config.json` in the data folder. */
export async function readPluginConfig(dataDir: string): Promise<readonly ConfiguredPlugin[]> {
  const text = await readFile(fileOf(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{ "plugins": [] }';
    throw error;
  });
  return pluginConfig.parse(JSON.parse(text)).plugins;
}

/** Adds one version, or writes down the integrity of one that stood there without. */
export async function configurePlugin(dataDir: string, plugin: Required<ConfiguredPlugin>): Promise<void> {
  const { name, version, integrity } = plugin;
  const others = (await readPluginConfig(dataDir)).filter(
    (each) => each.name !== name || each.version !== version,
  );
  const plugins = [...others, { name, version, integrity }].toSorted(
    (a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version),
  );
  await mkdir(dataDir, { recursive: true });
  const part = `${fileOf(dataDir)}.${process.pid}`;
  await writeFile(part, `${JSON.stringify({ plugins }, null, 2)}\n`);
  await rename(part, fileOf(dataDir));
}

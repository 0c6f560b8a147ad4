import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PluginManifest } from '@fairshift/plugin-sdk';
import { z } from 'zod';
import { PackError } from '../errors.js';
import { sha384 } from './hash.js';
import { refuseHostPackages } from './host-packages.js';
import { MANIFEST_FILE, namedFiles, parseManifest } from './manifest.js';
import { listFiles, packFile, readPackFile } from './pack-folder.js';
import { checkSize } from './sizes.js';

/**
 * Makes `<plugin>/dist` a pack after the build: writes the JSON Schemas that the manifest names, hashes
 * every file, and writes the packed manifest beside them. Loads the plugin's modules to read their
 * schemas, so it is for the author's machine and never for a running installation.
 *
 * @param plugin the plugin's folder, which holds `fairshift.plugin.json` and `dist/`
 * @returns the packed manifest; throws `PackError`
 */
export async function packPlugin(plugin: string): Promise<PluginManifest> {
  const source = await readFile(join(plugin, MANIFEST_FILE), 'utf8').catch((cause: unknown) => {
    throw new PackError('manifest-missing', `There is no ${MANIFEST_FILE} in ${plugin}.`, { cause });
  });
  const manifest = parseManifest(source);
  const folder = join(plugin, 'dist');
  await writeSchemas(manifest, folder);
  for (const path of namedFiles(manifest)) {
    const bytes = await readPackFile(folder, path);
    refuseHostPackages(manifest, path, bytes);
    checkSize(manifest, path, bytes);
  }
  const files: Record<string, string> = {};
  for (const name of await listFiles(folder)) {
    if (name !== MANIFEST_FILE) files[`dist/${name}`] = sha384(await readFile(join(folder, name)));
  }
  const packed = parseManifest(JSON.stringify({ ...manifest, files }));
  await writeFile(join(folder, MANIFEST_FILE), `${JSON.stringify(packed, null, 2)}\n`);
  return packed;
}

async function writeSchemas(manifest: PluginManifest, folder: string): Promise<void> {
  const { dataSources = [], charts = [] } = manifest.contributes;
  for (const source of dataSources) {
    const made = await loadExport(folder, source, 'config');
    if (source.configSchema !== undefined) await writeSchema(folder, source.configSchema, made);
  }
  for (const chart of charts) {
    if (chart.view === 'component') continue;
    const made = await loadExport(folder, chart, 'options');
    if (chart.optionsSchema !== undefined) await writeSchema(folder, chart.optionsSchema, made);
  }
}

interface Part {
  readonly id: string;
  readonly entry: string;
  readonly export: string;
}

async function loadExport(folder: string, part: Part, field: 'config' | 'options'): Promise<z.ZodType> {
  await readPackFile(folder, part.entry);
  const url = pathToFileURL(packFile(folder, part.entry)).href;
  const loaded = ((await import(url)) as Record<string, unknown>)[part.export];
  if (typeof loaded !== 'object' || loaded === null || !(field in loaded)) {
    throw new PackError('export-missing', `"${part.entry}" has no export "${part.export}" with ${field}.`);
  }
  if ((loaded as { id?: unknown }).id !== part.id) {
    throw new PackError('export-missing', `The export "${part.export}" does not have the id "${part.id}".`);
  }
  return (loaded as Record<typeof field, z.ZodType>)[field];
}

async function writeSchema(folder: string, path: string, schema: z.ZodType): Promise<void> {
  let text: string;
  try {
    text = JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2);
  } catch (cause) {
    throw new PackError('schema-invalid', `"${path}" cannot be written: a field has no JSON form.`, {
      cause,
    });
  }
  const file = packFile(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${text}\n`);
}

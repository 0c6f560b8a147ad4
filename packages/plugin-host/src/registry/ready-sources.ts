import type { PluginManifest } from '@fairshift/plugin-sdk';
import { SourceRunError } from '../errors.js';
import { sha384 } from '../pack/hash.js';
import { readPackFile } from '../pack/pack-folder.js';
import type { PluginRecord } from './plugin-record.js';

export interface SourceRef {
  readonly pluginId: string;
  readonly sourceId: string;
}

/** A source that may run. */
export interface ReadySource {
  readonly ref: SourceRef;
  readonly title: string;
  readonly publisher: string;
  readonly version: string;
  /** The module's path in the pack. */
  readonly entry: string;
  readonly exportName: string;
  /** Part of the product: such sources trust each other, and share a process where that is quicker. */
  readonly isBuilt: boolean;
  readonly limits: { readonly memoryMb: number; readonly minutes: number };
  /** What the approved manifest asks of the network. */
  readonly permissions: NonNullable<PluginManifest['permissions']>;
  /** The module's bytes, checked against the approved manifest at each call. */
  bundle(): Promise<Uint8Array>;
  /** JSON Schema of the settings, checked likewise; that of no settings where the manifest names none. */
  configSchema(): Promise<unknown>;
}

/** What a plugin gets that asks for nothing. */
export const DEFAULT_LIMITS = { memoryMb: 256, minutes: 30 };

/** The sources of a plugin that may run. */
export function sourcesOf(record: PluginRecord): readonly ReadySource[] {
  const { manifest } = record;
  if (manifest === undefined) return [];
  return (manifest.contributes.dataSources ?? []).map((source) => ({
    ref: { pluginId: manifest.id, sourceId: source.id },
    title: source.title,
    publisher: manifest.publisher.name,
    version: manifest.version,
    entry: source.entry,
    exportName: source.export,
    isBuilt: record.isBuilt === true,
    limits: {
      memoryMb: manifest.limits?.memoryMb ?? DEFAULT_LIMITS.memoryMb,
      minutes: manifest.limits?.minutes ?? DEFAULT_LIMITS.minutes,
    },
    permissions: manifest.permissions ?? {},
    bundle: () => approvedFile(record, source.entry),
    configSchema: async () =>
      source.configSchema === undefined
        ? { type: 'object', properties: {} }
        : JSON.parse((await approvedFile(record, source.configSchema)).toString('utf8')),
  }));
}

/** A file of the pack, as it was approved. */
async function approvedFile({ manifest, folder }: PluginRecord, path: string): Promise<Buffer> {
  const bytes = Buffer.from(await readPackFile(folder, path));
  if (sha384(bytes) === manifest?.files[path]) return bytes;
  throw new SourceRunError(
    'source-not-ready',
    'defect',
    `${manifest?.title} was changed after it was approved.`,
  );
}

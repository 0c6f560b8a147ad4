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
  readonly version: string;
  readonly exportName: string;
  readonly limits: { readonly memoryMb: number; readonly minutes: number };
  /** What the approved manifest asks of the network. */
  readonly permissions: NonNullable<PluginManifest['permissions']>;
  /** The module's bytes, checked against the approved manifest at each call. */
  bundle(): Promise<Uint8Array>;
}

/** What a plugin gets that asks for nothing. */
export const DEFAULT_LIMITS = { memoryMb: 256, minutes: 30 };

/** The sources of a plugin that may run. */
export function sourcesOf(record: PluginRecord): readonly ReadySource[] {
  const { manifest, folder } = record;
  if (manifest === undefined) return [];
  return (manifest.contributes.dataSources ?? []).map((source) => ({
    ref: { pluginId: manifest.id, sourceId: source.id },
    title: source.title,
    version: manifest.version,
    exportName: source.export,
    limits: {
      memoryMb: manifest.limits?.memoryMb ?? DEFAULT_LIMITS.memoryMb,
      minutes: manifest.limits?.minutes ?? DEFAULT_LIMITS.minutes,
    },
    permissions: manifest.permissions ?? {},
    bundle: async () => {
      const bytes = await readPackFile(folder, source.entry);
      if (sha384(bytes) === manifest.files[source.entry]) return bytes;
      throw new SourceRunError(
        'source-not-ready',
        'defect',
        `${manifest.title} was changed after it was approved.`,
      );
    },
  }));
}

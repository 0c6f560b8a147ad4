import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PluginManifest } from '@fairshift/plugin-sdk';
import { SourceRunError } from '../errors.js';
import { sha384 } from '../pack/hash.js';
import { readLock } from '../pack/lock.js';
import { MANIFEST_FILE } from '../pack/manifest.js';
import { readPackFile } from '../pack/pack-folder.js';
import { admit, type AdmitRules } from './admit.js';
import type { PluginRecord } from './plugin-record.js';
import { publicChartsOf, publicFilesOf, type PublicChart, type PublicFile } from './public-files.js';

export interface RegistryOptions {
  /** Folders of packs, such as `plugins/chart-spc/dist`; see `workspacePacks`. */
  readonly packs: readonly string[];
  /** Packs that somebody added to this installation. Whatever a lock says, they wait for approval. */
  readonly added?: readonly string[];
  /** The build's `plugins.lock.json`; without it nothing starts approved. */
  readonly lockFile?: string;
  readonly hostVersion: string;
}

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

/** One plugin as an administrator sees it. */
export interface PluginStatus {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly publisher: string;
  readonly state: PluginRecord['state'];
  readonly reason?: string;
  readonly contributes: readonly {
    readonly kind: 'data-source' | 'chart';
    readonly id: string;
    readonly title: string;
  }[];
}

const DEFAULT_LIMITS = { memoryMb: 256, minutes: 30 };

/** What plugins there are and how far each got. A plugin that is broken never stops the others. */
export class PluginRegistry {
  #records: readonly PluginRecord[] = [];
  #files = new Map<string, PublicFile>();

  private constructor(readonly options: RegistryOptions) {}

  /** Reads every pack once. Throws only when the lock file itself cannot be read. */
  static async open(options: RegistryOptions): Promise<PluginRegistry> {
    const registry = new PluginRegistry(options);
    await registry.scan();
    return registry;
  }

  /** Looks at all packs again, such as after one was added. */
  async scan(): Promise<void> {
    const { packs, added = [], lockFile, hostVersion } = this.options;
    const lock = lockFile === undefined ? { lockVersion: 1 as const, plugins: {} } : await readLock(lockFile);
    const rules: AdmitRules = { hostVersion, lock };
    const records = await Promise.all([
      ...packs.map((folder) => admit(folder, 'workspace', rules)),
      ...added.map((folder) => admit(folder, 'directory', rules)),
    ]);
    this.#set(refuseSecond(records));
  }

  get records(): readonly PluginRecord[] {
    return this.#records;
  }

  /** Every plugin found, for the administrator's list. */
  states(): readonly PluginStatus[] {
    return this.#records.map(statusOf);
  }

  /** Charts that the browser may load. */
  publicCharts(): readonly PublicChart[] {
    return this.#records.flatMap(publicChartsOf);
  }

  /** The file behind an address, or undefined. The bytes must still hash to `sha384`: see `readPublicFile`. */
  file(urlPath: string): PublicFile | undefined {
    return this.#files.get(urlPath);
  }

  /** Bytes to send for an address; undefined when there is none or the file is no longer the approved one. */
  async readPublicFile(urlPath: string): Promise<(PublicFile & { readonly bytes: Buffer }) | undefined> {
    const file = this.file(urlPath);
    const bytes = file === undefined ? undefined : await readFile(file.path).catch(() => undefined);
    if (file === undefined || bytes === undefined || sha384(bytes) !== file.sha384) return undefined;
    return { ...file, bytes };
  }

  /** All sources that may run, in the order of the packs. */
  sources(): readonly ReadySource[] {
    return this.#records.flatMap((record) => (record.state === 'ready' ? sourcesOf(record) : []));
  }

  /** One source. Throws `SourceRunError` with the plugin's reason when it may not run. */
  source(ref: SourceRef): ReadySource {
    const source = this.sources().find(
      ({ ref: known }) => known.pluginId === ref.pluginId && known.sourceId === ref.sourceId,
    );
    if (source !== undefined) return source;
    const record = this.#records.find(({ manifest }) => manifest?.id === ref.pluginId);
    if (record?.reason !== undefined) throw new SourceRunError('source-not-ready', 'defect', record.reason);
    throw new SourceRunError(
      'source-unknown',
      'configuration',
      `There is no data source "${ref.sourceId}" of "${ref.pluginId}".`,
    );
  }

  /** Sets a plugin to `failed` because its module does not hold what its manifest says. */
  markFailed(pluginId: string, reason: string): void {
    this.#set(
      this.#records.map((record) =>
        record.manifest?.id === pluginId && record.state === 'ready'
          ? { ...record, state: 'failed' as const, reason }
          : record,
      ),
    );
  }

  #set(records: readonly PluginRecord[]): void {
    this.#records = records;
    this.#files = new Map(records.flatMap((record) => [...publicFilesOf(record)]));
  }
}

/** The packs of a folder of plugins: every `<folder>/<name>/dist` that holds a packed manifest, sorted by name. */
export async function workspacePacks(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const packs = names.map((entry) => join(folder, entry.name, 'dist')).toSorted();
  const there = await Promise.all(
    packs.map((pack) =>
      access(join(pack, MANIFEST_FILE)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return packs.filter((_, index) => there[index]);
}

function refuseSecond(records: readonly PluginRecord[]): readonly PluginRecord[] {
  const first = new Map<string, PluginRecord>();
  return records.map((record) => {
    const id = record.manifest?.id;
    if (id === undefined) return record;
    const earlier = first.get(id);
    if (earlier === undefined) {
      first.set(id, record);
      return record;
    }
    const reason = `The plugin "${id}" is there twice, in ${earlier.folder} and in ${record.folder}. The second is not used.`;
    return { ...record, state: 'refused' as const, reason };
  });
}

function sourcesOf(record: PluginRecord): readonly ReadySource[] {
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

function statusOf({ manifest, folder, state, reason }: PluginRecord): PluginStatus {
  const { dataSources = [], charts = [] } = manifest?.contributes ?? {};
  return {
    id: manifest?.id ?? folder,
    version: manifest?.version ?? '',
    title: manifest?.title ?? folder,
    publisher: manifest?.publisher.name ?? '',
    state,
    ...(reason === undefined ? {} : { reason }),
    contributes: [
      ...dataSources.map(({ id, title }) => ({ kind: 'data-source' as const, id, title })),
      ...charts.map(({ id, title }) => ({ kind: 'chart' as const, id, title })),
    ],
  };
}

import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SourceRunError } from '../errors.js';
import { sha384 } from '../pack/hash.js';
import { readLock } from '../pack/lock.js';
import { MANIFEST_FILE } from '../pack/manifest.js';
import { admit, type AdmitRules } from './admit.js';
import type { PluginDecision } from './decisions.js';
import type { FoundPack, PluginRecord } from './plugin-record.js';
import { statusOf, type PluginStatus } from './plugin-status.js';
import { publicChartsOf, publicFilesOf, type PublicChart, type PublicFile } from './public-files.js';
import { sourcesOf, type ReadySource, type SourceRef } from './ready-sources.js';

export interface RegistryOptions {
  /** Folders of packs, such as `plugins/chart-spc/dist`; see `workspacePacks`. */
  readonly packs: readonly string[];
  /** Packs that somebody added to this installation, looked for at each scan. Whatever a lock says, they wait. */
  readonly added?: () => Promise<readonly FoundPack[]>;
  /** What system administrators decided, oldest first; asked at each scan. Without it only the lock counts. */
  readonly decisions?: () => Promise<readonly PluginDecision[]>;
  /** Told once when a plugin's module turns out not to hold what its manifest says. */
  readonly onFailed?: (record: PluginRecord) => void;
  /** The build's `plugins.lock.json`; without it nothing starts approved. */
  readonly lockFile?: string;
  readonly hostVersion: string;
}

/** What plugins there are and how far each got. A plugin that is broken never stops the others. */
export class PluginRegistry {
  #records: readonly PluginRecord[] = [];
  #files = new Map<string, PublicFile>();
  #scanning: Promise<void> = Promise.resolve();

  private constructor(readonly options: RegistryOptions) {}

  /** Reads every pack once. Throws only when the lock file itself cannot be read. */
  static async open(options: RegistryOptions): Promise<PluginRegistry> {
    const registry = new PluginRegistry(options);
    await registry.scan();
    return registry;
  }

  /** Looks at all packs and decisions again. Asked twice at once, the second look comes after the first. */
  scan(): Promise<void> {
    const next = this.#scanning.then(
      () => this.#scan(),
      () => this.#scan(),
    );
    this.#scanning = next;
    return next;
  }

  async #scan(): Promise<void> {
    const { packs, added, decisions, lockFile, hostVersion } = this.options;
    const lock = lockFile === undefined ? { lockVersion: 1 as const, plugins: {} } : await readLock(lockFile);
    const rules: AdmitRules = { hostVersion, lock, decisions: (await decisions?.()) ?? [] };
    const found: readonly FoundPack[] = [
      ...packs.map((folder) => ({ folder, locator: 'workspace' as const })),
      ...((await added?.()) ?? []),
    ];
    this.#set(refuseSecond(await Promise.all(found.map((pack) => admit(pack, rules)))));
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
    const versions = this.#records.filter(({ manifest }) => manifest?.id === ref.pluginId);
    // The version that was in use tells why it is not; one that waits beside it does not matter.
    const record = versions.find(({ state }) => state !== 'compatible' && state !== 'refused') ?? versions[0];
    if (record?.reason !== undefined) throw new SourceRunError('source-not-ready', 'defect', record.reason);
    throw new SourceRunError(
      'source-unknown',
      'configuration',
      `There is no data source "${ref.sourceId}" of "${ref.pluginId}".`,
    );
  }

  /** Sets a plugin to `failed` because its module does not hold what its manifest says. */
  markFailed(pluginId: string, reason: string): void {
    const isIt = ({ manifest, state }: PluginRecord) => manifest?.id === pluginId && state === 'ready';
    const ready = this.#records.find(isIt);
    if (ready === undefined) return;
    const failed: PluginRecord = { ...ready, state: 'failed', reason };
    this.#set(this.#records.map((record) => (record === ready ? failed : record)));
    this.options.onFailed?.(failed);
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

/** One version of one plugin may lie in one place only: otherwise nobody could tell which of them was approved. */
function refuseSecond(records: readonly PluginRecord[]): readonly PluginRecord[] {
  const first = new Map<string, PluginRecord>();
  return records.map((record) => {
    if (record.manifest === undefined) return record;
    const { id, version } = record.manifest;
    const earlier = first.get(`${id} ${version}`);
    if (earlier === undefined) {
      first.set(`${id} ${version}`, record);
      return record;
    }
    const reason = `The plugin "${id}" is there twice, in ${earlier.folder} and in ${record.folder}. The second is not used.`;
    return { ...record, state: 'refused' as const, reason };
  });
}

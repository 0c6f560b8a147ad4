import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { PackError } from '@fairshift/plugin-host';
import { ARCHIVE_LIMITS, unpackZip } from '@fairshift/plugin-host/packs';
import type { PluginRecord, PluginRegistry, PluginStore } from '@fairshift/plugin-host';
import type { Transactions } from '../../database/transactions.js';
import type { Actor, Context } from '../../platform/context.js';
import { events } from '../../platform/events.js';
import { newId } from '../../platform/ids.js';
import { RUNNING } from './plugin.entity.js';
import type { NewPlugin, PluginRow, StoredState } from './plugin.entity.js';
import type { PluginsRepository } from './plugins.repository.js';

/** Who did what no person did. */
export const HOST: Actor = { personId: '', name: 'Fairshift' };

export interface RefusedPlugin {
  readonly origin: string;
  readonly reason: string;
}

export interface ScanResult {
  /** Versions that were not known, or are other files now. */
  readonly found: number;
  readonly refused: readonly RefusedPlugin[];
}

export interface ScanParts {
  readonly registry: PluginRegistry;
  readonly store: PluginStore;
  readonly plugins: PluginsRepository;
  readonly transactions: Transactions;
  /** FAIRSHIFT_PLUGINS_DIR */
  readonly pluginsDir?: string | undefined;
}

type Known = PluginRecord & Required<Pick<PluginRecord, 'manifest' | 'hash'>>;

/** Looks for plugins where they may lie, and writes down which ones are new. Nothing here is a decision. */
export class PluginScan {
  constructor(readonly parts: ScanParts) {}

  async run(): Promise<ScanResult> {
    const refused = await this.#takeIn();
    await this.parts.registry.scan();
    const found = await this.#writeDown();
    return { found, refused: [...refused, ...this.#unlisted()] };
  }

  /** Unpacks the `.fsplugin` files of the folder; one that is bad does not stop the others. */
  async #takeIn(): Promise<readonly RefusedPlugin[]> {
    const { pluginsDir, store } = this.parts;
    const refused: RefusedPlugin[] = [];
    for (const name of await filesIn(pluginsDir)) {
      const file = path.join(pluginsDir!, name);
      try {
        const { size } = await stat(file);
        if (size > ARCHIVE_LIMITS.archiveBytes) throw new PackError('archive-too-large', 'It is over 20 MB.');
        const files = await unpackZip(await readFile(file));
        await store.add(files, { locator: 'directory', origin: file });
      } catch (error) {
        const reason = error instanceof PackError ? error.message : 'It could not be read.';
        refused.push({ origin: file, reason });
      }
    }
    return refused;
  }

  /** What has no place in the list of plugins: it could not be read, or bears a name that is taken. */
  #unlisted(): readonly RefusedPlugin[] {
    const { records } = this.parts.registry;
    return records
      .filter((record) => record.state === 'refused' && record !== firstOf(records, record))
      .map(({ folder, origin = folder, reason = '' }) => ({ origin, reason }));
  }

  async #writeDown(): Promise<number> {
    const { transactions, plugins, registry } = this.parts;
    return transactions.inInstallation({ requestId: newId(), actor: HOST }, async (ctx) => {
      await plugins.lockForSync(ctx.db);
      const rows = new Map(
        (await plugins.list(ctx.db)).map((row) => [keyOf(row.pluginId, row.version), row]),
      );
      let found = 0;
      for (const record of registry.records) {
        if (!isKnown(record) || record !== firstOf(registry.records, record)) continue;
        const row = rows.get(keyOf(record.manifest.id, record.manifest.version));
        if (row?.hash === record.hash) await this.#again(ctx, record, row);
        else {
          await this.#first(ctx, record, [...rows.values()]);
          found++;
        }
      }
      return found;
    });
  }

  /** A version that is new, or whose bytes are: whatever was decided about the old ones does not hold for it. */
  async #first(ctx: Context, record: Known, rows: readonly PluginRow[]): Promise<void> {
    const { plugins } = this.parts;
    const row = newRow(record);
    const { pluginId, version, state } = row;
    const note = (from: string | null, to: string, reason?: string) =>
      plugins.addEvent(ctx.db, HOST, { pluginId, version, from, to, ...(reason ? { reason } : {}) });
    // A new build of the product's own takes over from the one before.
    if (state === 'ready') await this.#makeRoom(ctx, row, rows);
    await plugins.insert(ctx.db, row);
    await note(null, 'found', `Found in ${row.origin}.`);
    await note('found', 'verified', 'Every file has the hash that the manifest gives.');
    const why = state === 'ready' ? 'It came with Fairshift.' : row.reason;
    await note('verified', state, (state === 'compatible' ? null : why) ?? undefined);
    await events.emit(ctx, { type: 'plugin.changed', id: pluginId });
  }

  async #makeRoom(ctx: Context, { pluginId, version }: NewPlugin, rows: readonly PluginRow[]): Promise<void> {
    for (const row of rows) {
      if (row.pluginId !== pluginId || row.version === version || !RUNNING.includes(row.state)) continue;
      const reason = `${version} came with Fairshift and is used instead.`;
      await this.parts.plugins.setState(ctx.db, row, { state: 'removed', reason });
      await this.parts.plugins.addEvent(ctx.db, HOST, {
        pluginId,
        version: row.version,
        from: row.state,
        to: 'removed',
        reason,
      });
    }
  }

  /** A newer Fairshift may take what an older one refused, and the other way round. */
  async #again(ctx: Context, record: Known, row: PluginRow): Promise<void> {
    const state = record.state === 'refused' ? 'refused' : 'compatible';
    const undecided = row.state === 'refused' || row.state === 'compatible';
    if (!undecided || row.state === state) return;
    const { pluginId, version } = row;
    const reason = record.reason === undefined ? {} : { reason: record.reason };
    await this.parts.plugins.setState(ctx.db, row, { state, ...reason });
    await this.parts.plugins.addEvent(ctx.db, HOST, {
      pluginId,
      version,
      from: row.state,
      to: state,
      ...reason,
    });
    await events.emit(ctx, { type: 'plugin.changed', id: pluginId });
  }
}

const keyOf = (id: string, version: string) => `${id} ${version}`;

const isKnown = (record: PluginRecord): record is Known =>
  record.manifest !== undefined && record.hash !== undefined;

/** The record that stands for a version: the first; the registry refuses those after it. */
function firstOf(records: readonly PluginRecord[], { manifest }: PluginRecord): PluginRecord | undefined {
  if (manifest === undefined) return undefined;
  return records.find(
    (each) => each.manifest?.id === manifest.id && each.manifest.version === manifest.version,
  );
}

function newRow(record: Known): NewPlugin {
  const { manifest, hash, locator, folder, origin = folder, state, reason } = record;
  const stored: StoredState =
    state === 'ready' || state === 'refused' || state === 'disabled' ? state : 'compatible';
  return {
    pluginId: manifest.id,
    version: manifest.version,
    hash,
    title: manifest.title,
    publisher: manifest.publisher.name,
    locator,
    origin,
    state: stored,
    // What waits for approval says so by its state.
    reason: stored === 'compatible' ? null : (reason ?? null),
    manifest,
  };
}

async function filesIn(folder: string | undefined): Promise<readonly string[]> {
  if (folder === undefined) return [];
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.fsplugin'))
    .map(({ name }) => name)
    .toSorted();
}

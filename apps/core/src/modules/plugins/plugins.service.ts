import { readdir } from 'node:fs/promises';
import type {
  PluginBadge,
  PluginDetail,
  PluginEvent,
  PluginSummary,
  PublicChart,
} from '@fairshift/contracts';
import { PluginRegistry } from '@fairshift/plugin-host';
import { Inject, Injectable } from '@nestjs/common';
import { Transactions } from '../../database/transactions.js';
import { CONFIG } from '../../platform/config.js';
import type { Config } from '../../platform/config.js';
import type { Context } from '../../platform/context.js';
import { notFound } from '../../platform/errors.js';
import type { PluginFiles, PluginHealth, PluginHealthLine } from '../../platform/http/static.js';
import { newId } from '../../platform/ids.js';
import { page, positionAfter } from '../../platform/pages.js';
import { PluginDataService } from './plugin-data.service.js';
import { HOST } from './plugin-scan.js';
import { inOrder, stateOf, summaryOf, versionOf } from './plugin-view.js';
import type { Standing } from './plugin-view.js';
import type { PluginEventRow, PluginRow } from './plugin.entity.js';
import { PluginsRepository } from './plugins.repository.js';

const CHART_HOST = /^chart-host\.[\w-]+\.js$/;
const COUNT_EVERY_MS = 30_000;
const HOUR_MS = 3_600_000;

/** What the rest of core, the browser and administrators may know of plugins. */
@Injectable()
export class PluginsService implements PluginFiles, PluginHealth {
  #counted:
    | { readonly at: number; readonly counts: ReturnType<PluginDataService['connections']> }
    | undefined;

  constructor(
    readonly registry: PluginRegistry,
    private readonly plugins: PluginsRepository,
    private readonly data: PluginDataService,
    private readonly transactions: Transactions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Charts that the browser may load, and the worker that runs them. */
  async charts(): Promise<{ charts: readonly PublicChart[]; chartHostUrl: string }> {
    return { charts: this.registry.publicCharts(), chartHostUrl: await this.#chartHostUrl() };
  }

  /** Whether an enabled plugin offers this chart. */
  hasChart(chart: { readonly pluginId: string; readonly chartId: string }): boolean {
    return this.registry
      .publicCharts()
      .some(({ pluginId, chartId }) => pluginId === chart.pluginId && chartId === chart.chartId);
  }

  read(urlPath: string): ReturnType<PluginFiles['read']> {
    return this.registry.readPublicFile(urlPath);
  }

  /** Every plugin, by title. */
  async list(ctx: Context): Promise<PluginSummary[]> {
    const rows = await this.plugins.list(ctx.db);
    await this.#catchUp(rows);
    const ids = [...new Set(rows.map(({ pluginId }) => pluginId))];
    return ids
      .map((id) => summaryOf(this.#standings(rows.filter(({ pluginId }) => pluginId === id))))
      .toSorted((a, b) => a.title.localeCompare(b.title));
  }

  /** @param scope a context without a transaction: what it uses is counted in each organisation by itself */
  async detail(scope: Context, pluginId: string): Promise<PluginDetail> {
    const rows = await this.transactions.inSystem(scope, (ctx) => this.plugins.versions(ctx.db, pluginId));
    if (rows.length === 0) throw notFound();
    await this.#catchUp(rows);
    const standings = inOrder(this.#standings(rows));
    const { title, lastGoodRunAt, lastRows } = standings[0]!.row;
    return {
      id: pluginId,
      title,
      versions: standings.map((standing) => versionOf(standing, rows)),
      uses: await this.data.uses(scope, pluginId),
      ...(lastGoodRunAt === null ? {} : { lastGoodRunAt }),
      ...(lastRows === null ? {} : { lastRows }),
    };
  }

  async events(
    ctx: Context,
    pluginId: string,
    { limit, after }: { limit: number; after?: string | undefined },
  ): Promise<{ items: PluginEvent[]; next?: string }> {
    const rows = await this.plugins.events(ctx.db, pluginId, { limit, before: positionAfter(after) });
    return page(rows, limit, { item: eventOf, after: ({ position }) => [position] });
  }

  /**
   * Keeps what the conformance kit found out about one version.
   * @returns false when there is no such version
   */
  recordReport(
    pluginId: string,
    version: string,
    { badge, report }: { readonly badge: PluginBadge | null; readonly report: unknown },
  ): Promise<boolean> {
    return this.transactions.inInstallation({ requestId: newId(), actor: HOST }, (ctx) =>
      this.plugins.setReport(ctx.db, { pluginId, version }, { badge, report }),
    );
  }

  /** Each plugin's version that counts. A plugin that fails is told of here, and nowhere makes the server unready. */
  async health(): Promise<readonly PluginHealthLine[]> {
    const rows = await this.transactions.inInstallation({ requestId: newId(), actor: HOST }, (ctx) =>
      this.plugins.list(ctx.db),
    );
    const ids = [...new Set(rows.map(({ pluginId }) => pluginId))];
    const connections = await this.#connectionCounts();
    return ids.map((id) => {
      const counts = connections.get(id);
      const line = healthOf(inOrder(this.#standings(rows.filter(({ pluginId }) => pluginId === id)))[0]!);
      return counts === undefined ? line : { ...line, connections: counts };
    });
  }

  /** Anybody may ask how plugins are; every organisation is asked twice a minute at most. */
  #connectionCounts(): ReturnType<PluginDataService['connections']> {
    const now = performance.now();
    if (this.#counted === undefined || now - this.#counted.at > COUNT_EVERY_MS) {
      const counts = this.data.connections();
      this.#counted = { at: now, counts };
      counts.catch(() => (this.#counted = undefined));
    }
    return this.#counted.counts;
  }

  /** Another process may have written a version down that this one has not heard of yet: its files are there all the same. */
  async #catchUp(rows: readonly PluginRow[]): Promise<void> {
    const isBehind = this.#standings(rows).some(
      ({ row, record }) => row.state !== 'removed' && record?.hash !== row.hash,
    );
    if (isBehind) await this.registry.scan();
  }

  #standings(rows: readonly PluginRow[]): Standing[] {
    return rows.map((row) => ({
      row,
      record: this.registry.records.find(
        ({ manifest }) => manifest?.id === row.pluginId && manifest.version === row.version,
      ),
    }));
  }

  /** The shell's build names the file by its hash; '' while the shell is not built. */
  async #chartHostUrl(): Promise<string> {
    const names = await readdir(this.config.shellDir).catch(() => []);
    const name = names.find((file) => CHART_HOST.test(file));
    return name ? `/shell/${name}` : '';
  }
}

const eventOf = ({ from, reason, ...event }: PluginEventRow): PluginEvent => ({
  ...event,
  ...(from === null ? {} : { from }),
  ...(reason === null ? {} : { reason }),
});

function healthOf(standing: Standing): PluginHealthLine {
  const { pluginId, version, lastGoodRunAt, lastRows, newestDataAt } = standing.row;
  const age = newestDataAt === null ? undefined : (Date.now() - Date.parse(newestDataAt)) / HOUR_MS;
  return {
    id: pluginId,
    version,
    state: stateOf(standing).state,
    ...(lastGoodRunAt === null ? {} : { lastGoodRunAt }),
    ...(lastRows === null ? {} : { rows: lastRows }),
    ...(newestDataAt === null ? {} : { newestDataAt }),
    ...(age === undefined ? {} : { newestDataAgeHours: Math.max(0, Math.round(age)) }),
  };
}

import { readdir } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { PublicChart } from '@fairshift/contracts';
import { PluginRegistry } from '@fairshift/plugin-host';
import { CONFIG } from '../../platform/config.js';
import type { Config } from '../../platform/config.js';
import type { PluginFiles, PluginHealth } from '../../platform/http/static.js';

const CHART_HOST = /^chart-host\.[\w-]+\.js$/;

/** What the rest of core and the browser may know of plugins. */
@Injectable()
export class PluginsService implements PluginFiles, PluginHealth {
  constructor(
    readonly registry: PluginRegistry,
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

  states() {
    return this.registry.states();
  }

  read(urlPath: string): ReturnType<PluginFiles['read']> {
    return this.registry.readPublicFile(urlPath);
  }

  /** The shell's build names the file by its hash; '' while the shell is not built. */
  async #chartHostUrl(): Promise<string> {
    const names = await readdir(this.config.shellDir).catch(() => []);
    const name = names.find((file) => CHART_HOST.test(file));
    return name ? `/shell/${name}` : '';
  }
}

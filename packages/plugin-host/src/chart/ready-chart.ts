import { sha384 } from '../pack/hash.js';
import { readPackFile } from '../pack/pack-folder.js';
import type { PluginRegistry } from '../registry/plugin-registry.js';
import { chartDrawError } from './chart-draw-error.js';

export interface ChartRef {
  readonly pluginId: string;
  readonly chartId: string;
}

/** A chart that may draw. */
export interface ReadyChart {
  readonly title: string;
  /** Title and version of its plugin. */
  readonly plugin: string;
  readonly version: string;
  /** Of the bundle: two charts with one hash draw alike. */
  readonly hash: string;
  readonly exportName: string;
  /** The bundle's bytes, checked against the approved manifest at each call. */
  bundle(): Promise<Uint8Array>;
}

/** The option chart behind a reference. Throws `ChartDrawError` when its plugin is not ready. */
export function readyChart(registry: PluginRegistry, ref: ChartRef): ReadyChart {
  const record = registry.records.find(
    ({ manifest, state }) => manifest?.id === ref.pluginId && state === 'ready',
  );
  const { manifest, folder = '' } = record ?? {};
  const chart = manifest?.contributes.charts?.find(({ id, view }) => id === ref.chartId && view === 'option');
  const hash = chart && manifest?.files[chart.entry];
  if (manifest === undefined || chart === undefined || hash === undefined)
    throw chartDrawError('chart-unknown', ref.chartId, '');
  return {
    title: chart.title,
    plugin: manifest.title,
    version: manifest.version,
    hash,
    exportName: chart.export,
    bundle: async () => {
      const bytes = await readPackFile(folder, chart.entry);
      if (sha384(bytes) === hash) return bytes;
      throw chartDrawError('chart-not-ready', chart.title, '');
    },
  };
}

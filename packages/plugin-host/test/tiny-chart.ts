import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChartInput, DrawContext } from '@fairshift/plugin-sdk';
import { ChartPainter, screenTheme, type ChartPainterOptions } from '../src/chart/index.js';
import { PluginRegistry, type HostLog } from '../src/index.js';
import { packPlugin, writeLock } from '../src/pack/index.js';
import { sha384 } from '../src/pack/hash.js';
import { MANIFEST_FILE } from '../src/pack/manifest.js';
import { tinyManifest } from './tiny-plugin.js';

/** A painter with real packs and real children, in a folder of its own. */
export interface ChartHost {
  readonly painter: ChartPainter;
  /** Everything that the host has logged. */
  readonly lines: string[];
  readonly packs: readonly string[];
  /** Where the folders of children are made. */
  readonly workFolder: string;
}

export const DRAW: DrawContext = {
  purpose: 'export',
  width: 600,
  height: 300,
  theme: screenTheme,
  locale: 'en-GB',
  reducedMotion: true,
};

const day = (n: number): string => `2024-01-${String(n).padStart(2, '0')}`;

export const CHART_INPUT: ChartInput = {
  measure: {
    id: 'm',
    version: 1,
    title: 'Falls',
    unit: 'falls',
    multiplier: 1,
    polarity: 'lower-is-better',
    form: 'count',
    period: 'day',
  },
  series: [
    {
      group: { id: 'all', label: 'Everyone', role: 'overall' },
      points: [3, 1, 4].map((value, i) => ({ start: day(i + 1), end: day(i + 2), value })),
    },
  ],
  context: {
    ruleSet: { id: 'none', version: '1' },
    phases: [],
    targets: [],
    exclusions: [],
    annotations: [],
  },
  sources: [],
};

/** Parts of the tiny chart that a test writes anew, as source text. */
export interface ChartParts {
  /** At the start of the module, when it is loaded. */
  readonly head?: string;
  /** Body of `analyse(input)`; has `values`. */
  readonly analyse?: string;
  /** Body of `toOption({ values })`. */
  readonly toOption?: string;
}

/** The text of a module with one chart, `tiny`: a line through the values of the first series. */
export function chartText({ head = '', analyse = '', toOption = '' }: ChartParts = {}): string {
  return `${head}
export const tiny = {
  kind: 'chart', contract: 1, id: 'tiny', title: 'Tiny', optionsVersion: 1,
  inputs: { forms: ['count'], groups: { min: 1, max: 1 }, points: { min: 1, max: 100 } },
  options: { safeParse: (data) => ({ success: true, data }) },
  analyse(input) {
    const values = input.series[0].points.map((point) => point.value);
    ${analyse}
    return { values };
  },
  view: { type: 'option', toOption({ values }) {
    ${toOption}
    return {
      xAxis: { type: 'category', data: values.map(String) }, yAxis: { type: 'value' },
      series: [{ type: 'line', data: values }],
    };
  } },
  describe: ({ values }) => ({
    headline: 'Falls went up and down.', sentences: ['Falls by day.'],
    table: { caption: 'Falls', columns: ['Day', 'Falls'], rows: values.map((value, i) => ['2024-01-0' + (i + 1), value]) },
  }),
  examples: [],
};`;
}

/** Packs one plugin with a chart for each text, locks them and opens a painter. Names become \`test.<name>\`. */
export async function openChartHost(
  texts: Readonly<Record<string, string>>,
  options: Partial<ChartPainterOptions> = {},
): Promise<ChartHost> {
  const folder = await mkdtemp(join(tmpdir(), 'fairshift-test-'));
  const packs: string[] = [];
  for (const [name, text] of Object.entries(texts)) packs.push(await packChart(folder, name, text));
  const lockFile = join(folder, 'plugins.lock.json');
  await writeLock(packs, lockFile);
  const registry = await PluginRegistry.open({ packs, lockFile, hostVersion: '1.4.2' });
  const lines: string[] = [];
  const line = (message: string, fields?: object) =>
    void lines.push(`${message} ${JSON.stringify(fields ?? {})}`);
  const log: HostLog = { debug: line, info: line, warn: line, error: line };
  const workFolder = join(folder, 'work');
  const painter = new ChartPainter({ registry, workFolder, log, childUidBase: 53_000, ...options });
  return { painter, lines, packs, workFolder };
}

/** Packs a well-behaved chart; what the test wants to run is put in its place afterwards, and hashed again. */
export async function packChart(folder: string, name: string, text: string): Promise<string> {
  const plugin = join(folder, name);
  const chart = { id: 'tiny', contract: 1, title: `Tiny ${name}`, view: 'option' };
  const contributes = { charts: [{ ...chart, entry: 'dist/browser.js', export: 'tiny' }] };
  await mkdir(join(plugin, 'dist'), { recursive: true });
  await writeFile(join(plugin, 'package.json'), '{ "type": "module" }');
  const entry = join(plugin, 'dist', 'browser.js');
  await writeFile(entry, chartText());
  await writeFile(
    join(plugin, 'fairshift.plugin.json'),
    JSON.stringify({ ...tinyManifest(name), contributes }),
  );
  const packed = await packPlugin(plugin);
  await writeFile(entry, text);
  const files = { 'dist/browser.js': sha384(Buffer.from(text)) };
  await writeFile(join(plugin, 'dist', MANIFEST_FILE), JSON.stringify({ ...packed, files }));
  return join(plugin, 'dist');
}

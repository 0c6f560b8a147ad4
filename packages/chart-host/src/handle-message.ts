import type { ChartInput, ChartPlugin, Point } from '@fairshift/plugin-sdk';
import { optionFault } from './allowed-option.js';
import { ChartError, chartError } from './errors.js';
import { textContext } from './formats.js';
import { isPlainObject } from './plain-json.js';
import { descriptionFault, parseRun, type ChartResult, type Reply, type RunMessage } from './protocol.js';

export interface WorkerTools {
  /** Imports a plugin's bundle. */
  readonly load: (url: string) => Promise<Readonly<Record<string, unknown>>>;
  /** Tells the page that the bundle is here and the run begins. */
  readonly loaded?: (id: number) => void;
}

/**
 * One run: load the bundle, then analyse, draw, describe. Never throws; what goes wrong becomes a reply.
 * @returns undefined when the message is not ours
 */
export async function handleMessage(data: unknown, tools: WorkerTools): Promise<Reply | undefined> {
  const message = parseRun(data);
  if (!message) return undefined;
  try {
    const plugin = await loadPlugin(message, tools);
    tools.loaded?.(message.id);
    return { id: message.id, ...runPlugin(plugin, message) };
  } catch (thrown) {
    const error = thrown instanceof ChartError ? thrown : chartError('plugin-failed', String(thrown));
    const { code, message: words, detail } = error;
    return {
      id: message.id,
      error: detail === undefined ? { code, message: words } : { code, message: words, detail },
    };
  }
}

async function loadPlugin(message: RunMessage, tools: WorkerTools): Promise<ChartPlugin> {
  let bundle: Readonly<Record<string, unknown>>;
  try {
    bundle = await tools.load(message.url);
  } catch (thrown) {
    throw chartError('load-failed', String(thrown));
  }
  const plugin = bundle[message.exportName];
  if (!isChart(plugin)) throw chartError('load-failed', `no chart is exported as ${message.exportName}`);
  return plugin;
}

export function isChart(value: unknown): value is ChartPlugin {
  return (
    isPlainObject(value) &&
    value['kind'] === 'chart' &&
    value['contract'] === 1 &&
    isPlainObject(value['view'])
  );
}

/** The pure part, for tests and for any host: checks the fit, then analyse, toOption, describe. */
export function runPlugin(
  plugin: ChartPlugin,
  message: Omit<RunMessage, 'id' | 'url' | 'exportName'>,
): ChartResult {
  checkFit(plugin, message.input);
  if (plugin.view.type !== 'option')
    throw chartError('load-failed', 'a component chart does not run in a worker');
  const options = readOptions(plugin, message);
  const analysis = plugin.analyse(message.input, options);
  const option = plugin.view.toOption(analysis, options, message.draw);
  const description = plugin.describe(analysis, options, textContext);
  const fault = optionFault(option) ?? descriptionFault(description);
  if (fault !== undefined) throw chartError('bad-result', fault);
  return { analysis: analysis as ChartResult['analysis'], option, description };
}

function readOptions(plugin: ChartPlugin, message: Pick<RunMessage, 'options' | 'optionsVersion'>): unknown {
  const { options, optionsVersion } = message;
  const old = optionsVersion !== undefined && optionsVersion < plugin.optionsVersion;
  const current = old && plugin.migrateOptions ? plugin.migrateOptions(options, optionsVersion) : options;
  const parsed = plugin.options.safeParse(current);
  if (!parsed.success) throw chartError('bad-options', parsed.error.message);
  return parsed.data;
}

function checkFit(plugin: ChartPlugin, input: ChartInput): void {
  if (!plugin.inputs.forms.includes(input.measure.form)) throw chartError('wrong-form', input.measure.form);
  const points = Math.max(0, ...input.series.map((series) => series.points.filter(hasNumber).length));
  const { min } = plugin.inputs.points;
  if (points >= min) return;
  const there = points === 0 ? 'There is none yet' : points === 1 ? 'There is 1' : `There are ${points}`;
  throw new ChartError(
    'too-few-points',
    `This chart needs at least ${min} ${min === 1 ? 'point' : 'points'}. ${there}.`,
  );
}

const hasNumber = (point: Point): boolean =>
  typeof point.numerator === 'number' || typeof point.value === 'number' || (point.values?.length ?? 0) > 0;

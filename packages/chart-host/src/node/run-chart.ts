import type { ChartPlugin } from '@fairshift/plugin-sdk';
import { optionFault } from '../allowed-option.js';
import { ChartError, chartError } from '../errors.js';
import { isChart, runPlugin } from '../handle-message.js';
import { descriptionFault, type ChartResult } from '../protocol.js';
import type { DrawReply, DrawRequest } from '../sheet/drawn.js';
import { drawSvg } from './draw-svg.js';

/** Imports the chart's bundle, whichever way the process that runs it may. */
export type LoadBundle = () => Promise<Readonly<Record<string, unknown>>>;

/**
 * The counterpart of the worker: load the bundle, then analyse, draw, describe, and the picture of the result.
 * Never throws; what goes wrong becomes the reply.
 */
export async function runChart(request: DrawRequest, load: LoadBundle): Promise<DrawReply> {
  try {
    const plugin = await loadChart(request.exportName, load);
    const result = copyOf(runPlugin(plugin, request));
    const { width, height } = request.draw;
    return { ...result, svg: drawSvg({ option: result.option, width, height }) };
  } catch (thrown) {
    const { code, message, detail = '' } = chartErrorOf(thrown);
    return { error: { code, message, detail: detail.slice(0, 500) } };
  }
}

async function loadChart(exportName: string, load: LoadBundle): Promise<ChartPlugin> {
  const bundle = await load().catch((thrown: unknown) => {
    throw chartError('load-failed', detailOf(thrown));
  });
  const plugin = bundle[exportName];
  if (!isChart(plugin)) throw chartError('load-failed', `no chart is exported as ${exportName}`);
  return plugin;
}

/** Plain JSON, checked once more: a getter can answer differently the second time that it is asked. */
function copyOf(result: ChartResult): ChartResult {
  const copy = JSON.parse(JSON.stringify(result)) as ChartResult;
  const fault = optionFault(copy.option) ?? descriptionFault(copy.description);
  if (fault !== undefined) throw chartError('bad-result', fault);
  return copy;
}

const chartErrorOf = (thrown: unknown): ChartError =>
  thrown instanceof ChartError ? thrown : chartError('plugin-failed', detailOf(thrown));

function detailOf(thrown: unknown): string {
  try {
    return String(thrown);
  } catch {
    return 'something that cannot be written down';
  }
}

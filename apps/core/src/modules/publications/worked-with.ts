import { createHash } from 'node:crypto';
import type { Snapshot } from '@fairshift/contracts';
import type { PluginRegistry } from '@fairshift/plugin-host';
import type { ChartInput } from '@fairshift/plugin-sdk';

/** What a release was worked out with: enough to draw it again and to hold the result against it. */
export interface WorkedWith {
  readonly engine: string;
  /** Missing where the chart's plugin was not there. */
  readonly chart?: { readonly version: string; readonly hash: string };
  readonly ruleSet: { readonly id: string; readonly version: string };
  /** Of the figures that were released. */
  readonly inputSha256: string;
}

/**
 * SHA-256 of the figures that a chart gets, in hex: the same figures give the same picture. Names in order, since the
 * database gives a copy back in an order of its own.
 */
export const inputSha256 = (input: ChartInput | Snapshot['input']): string =>
  createHash('sha256').update(JSON.stringify(input, inOrder)).digest('hex');

function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

export function workedWith({ chartType, input }: Snapshot, registry: PluginRegistry): WorkedWith {
  const chart = registry
    .publicCharts()
    .find(({ pluginId, chartId }) => pluginId === chartType.pluginId && chartId === chartType.chartId);
  const { id, version } = input.context.ruleSet;
  return {
    engine: registry.options.hostVersion,
    ...(chart ? { chart: { version: chart.version, hash: chart.integrity } } : {}),
    ruleSet: { id, version },
    inputSha256: inputSha256(input),
  };
}

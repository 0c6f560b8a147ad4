import { CONTRACTS, type PluginManifest } from '@fairshift/plugin-sdk';

type PartKind = 'data source' | 'chart';

/**
 * The contract numbers that this Fairshift serves, each kind's newest last. When the SDK moves on to number N,
 * the host goes on to serve N−1 for twelve months: this is the one place that says so.
 */
export const SERVED: Readonly<Record<PartKind, readonly number[]>> = {
  'data source': CONTRACTS.dataSource,
  chart: CONTRACTS.chart,
};

/** "1" or "1 and 2". */
const listed = (numbers: readonly number[]): string =>
  new Intl.ListFormat('en-GB').format(numbers.map(String));

/** Why a part of a plugin cannot be used here, in one sentence; undefined when all can. */
export function unservedPart(manifest: PluginManifest, served = SERVED): string | undefined {
  const { dataSources = [], charts = [] } = manifest.contributes;
  const parts = [
    ...dataSources.map((part) => ({ ...part, kind: 'data source' as const })),
    ...charts.map((part) => ({ ...part, kind: 'chart' as const })),
  ];
  const odd = parts.find((part) => !served[part.kind].includes(part.contract));
  if (odd === undefined) return undefined;
  const numbers = served[odd.kind];
  const isNewer = odd.contract > Math.max(...numbers);
  const remedy = isNewer ? 'Use a newer Fairshift.' : 'Ask its publisher for a newer version.';
  return `The ${odd.kind} "${odd.title}" follows contract ${odd.contract}. This Fairshift serves ${listed(numbers)}. ${remedy}`;
}

import { createChartHost, type ChartHost } from '@fairshift/chart-host';
import { routes, type PublicChart } from '@fairshift/contracts';
import type { UseQueryResult } from '@tanstack/react-query';
import { useRead } from '../../platform/queries.js';

/** One host for the page: its workers stay warm from chart to chart. */
let held: { readonly url: string; readonly host: ChartHost } | undefined;

function hostFor(url: string): ChartHost {
  if (held?.url !== url) {
    held?.host.close();
    held = { url, host: createChartHost({ workerUrl: url }) };
  }
  return held.host;
}

export interface Charts {
  readonly charts: readonly PublicChart[];
  readonly host: ChartHost;
}

/** The charts that this installation offers, and the host that runs them. */
export function useCharts(): { query: UseQueryResult<unknown>; found: Charts | undefined } {
  const query = useRead(routes.listPlugins, {}, { staleTime: Infinity });
  const found = query.data && { charts: query.data.charts, host: hostFor(query.data.chartHostUrl) };
  return { query, found };
}

export interface ChartType {
  readonly pluginId: string;
  readonly chartId: string;
}

export const sameType = (a: ChartType, b: ChartType): boolean =>
  a.pluginId === b.pluginId && a.chartId === b.chartId;

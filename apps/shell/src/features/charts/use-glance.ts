import {
  resultOf,
  screenTheme,
  useChartRun,
  type ChartHost,
  type ChartRequest,
  type ChartResult,
} from '@fairshift/chart-host';
import { routes, type ChartInputJson, type ChartSummary } from '@fairshift/contracts';
import type { Json } from '@fairshift/plugin-sdk';
import { useMemo } from 'react';
import { hostOf, pluginOf, useChartSet } from '../../platform/charts.js';
import { useRead } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';

const DRAW = {
  purpose: 'thumbnail',
  width: 280,
  height: 90,
  theme: screenTheme,
  locale: 'en-GB',
  reducedMotion: true,
} as const;

/** Stands in until the list of charts is there; nothing is ever asked of it. */
const IDLE: ChartHost = {
  run: () => Promise.reject(new Error('The charts are not known yet.')),
  close: () => undefined,
};

export interface Glance {
  readonly input: ChartInputJson | undefined;
  readonly result: ChartResult | undefined;
}

/** What a chart finds in its figures, without its picture; undefined until it is known. */
function useFinding(
  chart: Pick<ChartSummary, 'chartType' | 'options'> | undefined,
  input: ChartInputJson | undefined,
): ChartResult | undefined {
  const set = useChartSet();
  const plugin = set.data && chart && pluginOf(set.data, chart.chartType);
  const options = chart?.options as Json | undefined;
  const request = useMemo((): ChartRequest | undefined => {
    if (!plugin || !input || options === undefined) return undefined;
    return { url: plugin.url, exportName: plugin.exportName, input, options, draw: DRAW };
  }, [plugin, input, options]);
  const { run } = useChartRun(set.data ? hostOf(set.data) : IDLE, request);
  return resultOf(run);
}

/** What a kept chart of the organisation holds and found. */
export function useGlance(chart: ChartSummary | undefined): Glance {
  const { id: organisationId } = useOrganisation();
  const params = { organisationId, chartId: chart?.id ?? '' };
  const read = useRead(routes.getChart, { params }, { enabled: chart !== undefined });
  const input = read.data?.input;
  return { input, result: useFinding(chart, input) };
}

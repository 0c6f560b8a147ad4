import { createChartHost, type ChartHost } from '@fairshift/chart-host';
import { routes, type ChartInputJson, type PublicChart } from '@fairshift/contracts';
import type { UseQueryResult } from '@tanstack/react-query';
import { useRead } from './queries.js';

const hosts = new Map<string, ChartHost>();

/** One host for the page: its workers are shared by all charts. */
function hostAt(workerUrl: string): ChartHost {
  const held = hosts.get(workerUrl);
  if (held) return held;
  const host = createChartHost({ workerUrl });
  hosts.set(workerUrl, host);
  return host;
}

export interface ChartSet {
  readonly charts: readonly PublicChart[];
  readonly chartHostUrl: string;
}

export interface ChartType {
  readonly pluginId: string;
  readonly chartId: string;
}

/** The charts that the installation offers; they change only with its plugins. */
export function useChartSet(): UseQueryResult<ChartSet> {
  return useRead(routes.listPlugins, {}, { staleTime: 10 * 60_000 });
}

/**
 * Which of the product's own charts a type is: these the pages know by name. A partner's chart may have the same id, and
 * nobody else's plugin may be called `fairshift.…`.
 */
export const ownChart = ({ pluginId, chartId }: ChartType): string | undefined =>
  pluginId.startsWith('fairshift.') ? chartId : undefined;

/** Whether a type draws one series over time, by our own chart of it: a control chart or a run chart. */
export const isOverTime = (type: ChartType): boolean => ['spc', 'run'].includes(ownChart(type) ?? '');

/** What of a measure's settings a type draws: there is no use in setting what cannot be seen. */
export interface DrawnSettings {
  readonly notes: boolean;
  readonly leftOut: boolean;
  /** Baseline, phases and targets. */
  readonly levels: boolean;
}

const ALL_DRAWN: DrawnSettings = { notes: true, leftOut: true, levels: true };
const NONE_DRAWN: DrawnSettings = { notes: false, leftOut: false, levels: false };
const DRAWN_SETTINGS: Readonly<Record<string, DrawnSettings>> = {
  gap: { notes: true, leftOut: true, levels: false },
  funnel: NONE_DRAWN,
  pareto: NONE_DRAWN,
};

/** A partner's chart gets all settings; what it makes of them only it knows. */
export const drawnSettings = (type: ChartType): DrawnSettings =>
  DRAWN_SETTINGS[ownChart(type) ?? ''] ?? ALL_DRAWN;

/** Control charts that the server cannot simulate; it refuses to answer what they can see. */
const NOT_SIMULATED = ['t', 'g', 'mr', 'xbar', 's'] as const;
export type NotSimulated = (typeof NOT_SIMULATED)[number];

/**
 * The control chart of a measure, if it cannot be asked what it can see: its own chart, else the usual one of its form.
 * Several values in a period are drawn as an X̄ chart; that is known only where `series` are.
 */
export function notSimulated(
  form: ChartInputJson['measure']['form'],
  { chart }: Pick<ChartInputJson['context'], 'chart'>,
  series: ChartInputJson['series'] = [],
): NotSimulated | undefined {
  if (chart) return NOT_SIMULATED.find((type) => type === chart.type);
  if (form === 'between-events') return 't';
  const isOfMany = ({ points }: ChartInputJson['series'][number]) =>
    points.some(({ values = [] }) => values.length > 1);
  return form === 'individual' && series.length > 0 && series.every(isOfMany) ? 'xbar' : undefined;
}

/** One word for a type, for addresses and choices. */
export const typeKey = (type: ChartType): string => ownChart(type) ?? `${type.pluginId}/${type.chartId}`;

/** The host of a chart set. */
export const hostOf = ({ chartHostUrl }: ChartSet): ChartHost => hostAt(chartHostUrl);

/** The plugin of a chart type; undefined when it is no longer installed. */
export const pluginOf = ({ charts }: ChartSet, type: ChartType): PublicChart | undefined =>
  charts.find(({ pluginId, chartId }) => pluginId === type.pluginId && chartId === type.chartId);

import { analystAt } from '../survival/analyst.mjs';
import { bringIn } from '../survival/import-steps.mjs';
import { Api } from './api.js';
import { base } from './visitor.js';

/** Months from January 2023 on. */
export const monthOf = (month: number): string =>
  new Date(Date.UTC(2023, month, 1)).toISOString().slice(0, 10);

/** Days from 1 January 2023 on. */
export const dayAt = (days: number): string =>
  new Date(Date.UTC(2023, 0, 1 + days)).toISOString().slice(0, 10);

const HEADING =
  'period_start,period_end,place_code,place_name,measure,measure_title,measure_kind,measure_multiplier,measure_unit,polarity,numerator,denominator,value';

export interface Kind {
  readonly kind: 'rate' | 'value' | 'event';
  readonly form: 'rate' | 'individual' | 'between-events';
  readonly period?: 'month' | 'day';
  readonly title: string;
  readonly unit: string;
  readonly multiplier: number;
}

interface Made {
  readonly id: string;
}

const SPC = { pluginId: 'fairshift.chart-spc', chartId: 'spc' };

/** A measure of made-up figures that are brought in first, and a control chart of it that is kept. */
export async function keptChart(
  { kind, form, title, unit, multiplier, period = 'month' }: Kind,
  rows: readonly string[],
): Promise<{ readonly draft: string; readonly kept: string }> {
  const { organisation } = await Api.signIn('council-analyst');
  const { client, base: own } = await analystAt(base());
  const polarity = form === 'between-events' ? 'higher-is-better' : 'lower-is-better';
  const about = `figure,"${title}",${kind},${multiplier},${unit},${polarity}`;
  const file = [HEADING, ...rows.map((row) => row.replace('*', about))].join('\n');
  const target = { kind: 'new', title } as const;
  const bytes = Buffer.from(file);
  const { datasetId } = await bringIn({ client, base: own, name: 'figures.csv', bytes, target });
  const { columns } = await client.get<{ columns: Made[] }>(`${own}/datasets/${datasetId}`);
  const { id: definitionId } = await client.send<Made>('POST', `${own}/measure-definitions`, {
    title,
    form,
    kind: 'outcome',
    domain: 'experience',
    polarity,
    unit,
    multiplier,
    period,
    numerator: title,
    ...(form === 'rate' ? { denominator: 'Nights that a bed was used' } : {}),
    strata: [],
    owner: 'Ward',
  });
  const body = { title, definitionId, datasetId, columnId: columns[0]!.id, population: 'Elm ward' };
  const { id: measureId } = await client.send<Made>('POST', `${own}/measures`, body);
  const chart = await client.send<Made>('POST', `${own}/charts`, { title, measureId, chartType: SPC });
  const at = `/o/${organisation.slug}/charts`;
  return { draft: `${at}/new?measure=${measureId}`, kept: `${at}/${chart.id}` };
}

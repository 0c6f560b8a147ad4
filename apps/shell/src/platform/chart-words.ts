import type { ChartInputJson } from '@fairshift/contracts';
import type { ChartProps } from '@fairshift/chart-host';
import type { ChartInput } from '@fairshift/plugin-sdk';
import { ownChart, type ChartType } from './charts.js';
import { periodNoun, rangeWords } from './format.js';

/** What a chart is called: control charts by their letter, others by their plugin's title. */
export function typeWords(type: ChartType, input: ChartInputJson, title: string): string {
  if (ownChart(type) !== 'spc') return title;
  const letters = { proportion: 'P-chart', count: 'C-chart', individual: 'XmR chart' } as const;
  const { form } = input.measure;
  return form in letters ? letters[form as keyof typeof letters] : title;
}

/** What is drawn: measure, how often, which periods. */
export function subtitleWords(input: ChartInputJson): string {
  const { title, period } = input.measure;
  const points = input.series.flatMap(({ points }) => points);
  const start = points.map((point) => point.start).toSorted()[0];
  const end = points
    .map((point) => point.end)
    .toSorted()
    .at(-1);
  const span = start && end ? `, ${rangeWords(start, end)}` : '';
  return `${title}, by ${periodNoun(period)}${span}.`;
}

/** A row for every series of every measure. */
const summaryRows = ({ series, others = [] }: ChartInput): number =>
  series.length + others.reduce((sum, other) => sum + other.series.length, 0);

/** The frame's height rule and, for charts of rows, how many rows there are. */
export function frameFor(type: ChartType, input: ChartInput): Pick<ChartProps, 'frame' | 'rows'> {
  if (ownChart(type) === 'gap') return { frame: 'gap' };
  if (ownChart(type) === 'summary') return { frame: 'summary', rows: summaryRows(input) };
  if (ownChart(type) === 'pareto') return { frame: 'rows', rows: input.series.length };
  return { frame: 'series' };
}

import type { Cell, ChartInput, Point } from '@fairshift/plugin-sdk';
import { partCells, type PartName } from './chart-data-flags.js';
import { groupCell, placeOf, stratifierHeadings } from './chart-data-groups.js';
import { csvLine, csvWords } from './csv.js';
import { licenceWords, sourceWords } from './source-words.js';

export interface ChartDataMeta {
  readonly source: string;
  readonly licence: string;
  /** “Example, based on Aurelio et al 2024”; left out for real data. */
  readonly example?: string | undefined;
  /** Where the figures are from; the name of the series of everyone when left out. */
  readonly place?: { readonly code: string; readonly name: string } | undefined;
  /** ISO date on which the file was made. */
  readonly madeOn?: string | undefined;
}

const BEFORE_GROUPS = ['period_start', 'period_end', 'place_code', 'place_name'];
const PARTS: readonly PartName[] = ['numerator', 'denominator', 'value'];
const ABOUT = 'measure_title measure_kind measure_unit measure_multiplier polarity period_kind note'.split(
  ' ',
);

const RATIO_FORMS: readonly string[] = ['proportion', 'rate', 'mean'];

const hasCounts = (point: Point): boolean =>
  typeof point.numerator === 'number' || typeof point.denominator === 'number';
const hasValueOnly = (point: Point): boolean => typeof point.value === 'number' && !hasCounts(point);

/** The numbers that every row holds. A percentage without counts behind it is a value. */
function partsOf({ measure, series }: ChartInput): readonly PartName[] {
  if (measure.form === 'count') return ['numerator'];
  const points = series.flatMap((each) => each.points);
  const isRatio = RATIO_FORMS.includes(measure.form) && !points.some(hasValueOnly);
  return isRatio ? ['numerator', 'denominator'] : ['value'];
}

/** Single values that the layout cannot hold: it has one row for a period. */
const hasSeveral = ({ values = [], value = null }: Point): boolean =>
  values.length > 1 || (values.length === 1 && value === null);

/**
 * False where the layout cannot hold every number: times between events, several single values of a period, or
 * percentages of which some have counts behind them and others have not. Also false without a point.
 */
export function hasChartData({ measure, series, others = [] }: ChartInput): boolean {
  if (others.length > 0) return false;
  const points = series.flatMap((each) => each.points);
  if (points.length === 0 || measure.form === 'between-events' || points.some(hasSeveral)) return false;
  return !RATIO_FORMS.includes(measure.form) || !points.some(hasValueOnly) || !points.some(hasCounts);
}

/** Where the figures come from, in every row: rows that are copied or sorted take it along. */
function noteOf(meta: ChartDataMeta): string {
  return [
    meta.example ?? '',
    meta.source && `Source: ${meta.source}`,
    meta.licence && `Licence: ${meta.licence}`,
    meta.madeOn ? `Made on ${meta.madeOn}` : '',
  ]
    .filter((text) => text !== '')
    .map((text) => (text.endsWith('.') ? text : `${text}.`))
    .join(' ');
}

/** The cells about the measure and the file, the same in every row; in the order of `ABOUT`. */
function aboutCells(input: ChartInput, kind: string, meta: ChartDataMeta): readonly Cell[] {
  const { title, unit, multiplier, polarity, period } = input.measure;
  return [title, kind, unit, multiplier, polarity, period, noteOf(meta)];
}

/** The rows of a chart's data before anything was made safe or written down. */
export interface ChartDataTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Headings under which every cell is an ISO date. */
export const DATE_HEADINGS: readonly string[] = ['period_start', 'period_end'];

/**
 * The series of a chart in Fairshift's own layout, which can be imported again: same numbers, flags, bounds, groups and
 * periods. Ask `hasChartData` first. The layout is documented with the plugin `source-fairshift-csv`.
 */
export function chartDataTable(input: ChartInput, meta: ChartDataMeta): ChartDataTable {
  const { series } = input;
  const stratifiers = stratifierHeadings(series);
  const parts = partsOf(input);
  const place = meta.place ?? placeOf(series);
  const measure = csvWords(input.measure.title) || 'measure';
  const about = aboutCells(input, parts[0] === 'value' ? 'value' : input.measure.form, meta);
  const rows = series.flatMap(({ group, points }) => {
    const groups = stratifiers.map((heading) => groupCell(group, heading, series));
    return points.map((point): readonly Cell[] => {
      const cells = partCells(point, parts);
      const numbers = PARTS.map((name) => cells.find((part) => part.name === name)?.cell ?? null);
      const flags = cells.flatMap((part) => part.flags).join(' ');
      const { start, end } = point;
      return [start, end, place.code, place.name, ...groups, measure, ...numbers, flags, ...about];
    });
  });
  return { headings: [...BEFORE_GROUPS, ...stratifiers, 'measure', ...PARTS, 'flags', ...ABOUT], rows };
}

/** The same as CSV: UTF-8 without a mark, lines end in CR LF, cells are safe in spreadsheets. */
export function chartData(input: ChartInput, meta: ChartDataMeta): string {
  const { headings, rows } = chartDataTable(input, meta);
  return `${[headings, ...rows].map(csvLine).join('\r\n')}\r\n`;
}

/** Where the figures come from, as every file of them says it. */
export const chartDataMeta = ({ sources }: ChartInput, example?: string): ChartDataMeta => ({
  source: sourceWords(sources),
  licence: licenceWords(sources),
  example,
});

/** The figures of a chart in Fairshift's own layout, with where they come from: on the page and on the server. */
export const chartDataCsv = (input: ChartInput, example?: string): string =>
  chartData(input, chartDataMeta(input, example));

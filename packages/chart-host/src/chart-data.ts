import type { Cell, ChartInput, Point } from '@fairshift/plugin-sdk';
import { partCells, type PartName } from './chart-data-flags.js';
import { groupCell, placeOf, stratifierHeadings } from './chart-data-groups.js';
import { csvLine, csvWords } from './csv.js';
import { daysOfEvents } from './event-points.js';
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

/** One row of the layout: a period with its number, an event, or one of several values of a period. */
type Rows = 'period' | 'event' | 'individual';

/** Whether a period holds more than its one value. */
const hasSeveral = ({ values = [], value = null }: Point): boolean =>
  values.length > 1 || (values.length === 1 && value === null);

function rowsOf({ measure, series }: ChartInput): Rows {
  if (measure.form === 'between-events') return 'event';
  return series.some(({ points }) => points.some(hasSeveral)) ? 'individual' : 'period';
}

/** The numbers that every row holds. A percentage without counts behind it is a value. */
function partsOf({ measure, series }: ChartInput, rows: Rows): readonly PartName[] {
  if (rows !== 'period') return [rows === 'event' ? 'numerator' : 'value'];
  if (measure.form === 'count') return ['numerator'];
  const points = series.flatMap((each) => each.points);
  const isRatio = RATIO_FORMS.includes(measure.form) && !points.some(hasValueOnly);
  return isRatio ? ['numerator', 'denominator'] : ['value'];
}

function kindOf({ measure }: ChartInput, rows: Rows, parts: readonly PartName[]): string {
  if (rows !== 'period') return rows;
  return parts[0] === 'value' ? 'value' : measure.form;
}

const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** The points as rows hold them: each event by its day, and each of several values by itself. */
function pointsAsRows(points: readonly Point[], rows: Rows): readonly Point[] {
  if (rows === 'event')
    return (daysOfEvents(points) ?? []).map((day) => ({ start: day, end: dayAfter(day), numerator: 1 }));
  if (rows === 'period') return points;
  return points.flatMap(({ values = [], ...point }) =>
    values.length === 0 ? [point] : values.map((value) => ({ ...point, value })),
  );
}

/**
 * False where the layout cannot hold every number: events with a time of the day, several measures, or percentages of
 * which some have counts behind them and others have not. Also false without a point.
 */
export function hasChartData({ measure, series, others = [] }: ChartInput): boolean {
  if (others.length > 0) return false;
  const points = series.flatMap((each) => each.points);
  if (points.length === 0) return false;
  if (measure.form === 'between-events') return series.every((each) => daysOfEvents(each.points) !== null);
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
  const kind = rowsOf(input);
  const parts = partsOf(input, kind);
  const place = meta.place ?? placeOf(series);
  const measure = csvWords(input.measure.title) || 'measure';
  const about = aboutCells(input, kindOf(input, kind, parts), meta);
  const rows = series.flatMap(({ group, points }) => {
    const groups = stratifiers.map((heading) => groupCell(group, heading, series));
    return pointsAsRows(points, kind).map((point): readonly Cell[] => {
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

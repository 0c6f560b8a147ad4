import type { ChartedMeasure, ChartInput } from '@fairshift/plugin-sdk';
import {
  analyseSeries,
  FIRM_LIMITS,
  figure,
  fromChartInput,
  type SpcPointResult,
  type SpcResult,
} from '@fairshift/spc';
import { rowText } from '../words/row-words.js';
import type { Figure, SummaryAnalysis, SummaryRow } from './model.js';

/** Labels that say “everyone”, which a row need not repeat. */
const EVERYONE = /^(?:all|overall|everyone|total|)$/i;
/** Points of the small line: 2 years of months. */
const LINE = 24;
const BRITISH = new Intl.NumberFormat('en-GB');

function written({ measure }: ChartedMeasure, value: number): Figure {
  const { form, multiplier, unit } = measure;
  const text = figure(value);
  if (form === 'proportion' || unit === '%') return { value, text: `${text}%` };
  if (form === 'rate') return { value, text: `${text} per ${BRITISH.format(multiplier)}` };
  const named = form !== 'count' && /^\p{L}{1,12}$/u.test(unit);
  return { value, text: named ? `${text} ${unit}` : text };
}

/** The measure, and whom it is of where that is not everybody. */
function titleOf({ measure, series }: ChartedMeasure, at: number): string {
  const label = series[at]?.group.label ?? '';
  return EVERYONE.test(label) ? measure.title : `${measure.title}, ${label}`;
}

/** Icons rest on the limits of the last phase. Fewer points than firm limits need, and there are none. */
function whyNoIcon(result: SpcResult): string | null {
  const phase = result.phases.at(-1);
  if (!phase || phase.centre === null) return 'There is no point to draw yet, so there is no icon.';
  if (!phase.trial) return null;
  const needed = phase.extended ? FIRM_LIMITS.frozenBaseline : FIRM_LIMITS.phase;
  const from = phase.pointsUsed === 1 ? '1 point' : `${phase.pointsUsed} points`;
  return `Limits are trial limits from ${from}. They need ${needed}, so there is no icon yet.`;
}

function directionOf({ signals }: SpcResult, last: SpcPointResult | undefined): SummaryRow['direction'] {
  const own = last?.signals.map((at) => signals[at]).find((signal) => signal?.against === last.phase);
  return own?.direction ?? null;
}

function rowOf(charted: ChartedMeasure, at: number): SummaryRow {
  const result = analyseSeries(fromChartInput(charted, at));
  const drawn = result.points.filter(({ value }) => value !== null);
  const last = drawn.at(-1);
  const why = whyNoIcon(result);
  const centre = result.phases.at(-1)?.centre ?? null;
  const shown = (value: number | null) => (value === null ? null : written(charted, value));
  return {
    title: titleOf(charted, at),
    latest:
      last && last.value !== null
        ? { ...written(charted, last.value), start: last.start, end: last.end }
        : null,
    average: shown(centre),
    target: shown(result.target),
    chart: result.chart.name,
    ruleSet: result.ruleSet.name,
    variation: why === null ? result.variation : null,
    direction: why === null ? directionOf(result, last) : null,
    assurance: why === null ? result.assurance : null,
    why,
    points: drawn.length,
    line: result.points.slice(-LINE).map(({ value }) => value),
  };
}

/** The engine refuses with a code what it cannot chart; anything else is a fault and goes on. */
function rowOrReason(charted: ChartedMeasure, at: number): SummaryRow {
  try {
    return rowOf(charted, at);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    const none = { latest: null, average: null, target: null, variation: null, direction: null };
    return {
      ...none,
      title: titleOf(charted, at),
      chart: '',
      ruleSet: '',
      assurance: null,
      why: 'These figures cannot be drawn as a control chart, so there is no icon.',
      points: 0,
      line: [],
    };
  }
}

/** A row for every series of the measure and of the others, in their order. */
export function analyse(input: ChartInput): SummaryAnalysis {
  const all: readonly ChartedMeasure[] = [input, ...(input.others ?? [])];
  const rows = all.flatMap((charted) => charted.series.map((_, at) => rowOrReason(charted, at)));
  const points = all.flatMap(({ series }) => series.flatMap((each) => each.points));
  return {
    rows,
    start: points.map(({ start }) => start).toSorted()[0] ?? '',
    end:
      points
        .map(({ end }) => end)
        .toSorted()
        .at(-1) ?? '',
    events: [],
    walk: rows.map((row, index) => {
      const stop = { period: row.title, text: rowText(row), series: 0, index };
      const { variation } = row;
      return variation === null || variation === 'common-cause' ? stop : { ...stop, signal: variation };
    }),
  };
}

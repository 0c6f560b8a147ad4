import { fitChart, runsOfPhase } from '../chart.js';
import type { ChartType } from '../chart-types/chart-type.js';
import type { PhaseSpan, PointLimits } from '../limits.js';
import { outside } from '../rules/stretch.js';
import type { RunsAnalysis } from '../model.js';
import { type RunsMethod, runsSignalBy } from '../runs-boxes.js';
import type { FittedChart } from '../rules/signals.js';
import { type CaseOptions, type CaseRows, type ReferenceCase, rowsByX } from './case-file.js';

/** With phases the freeze is ignored, as the reference package does. */
function spansOf(count: number, options: CaseOptions): PhaseSpan[] {
  const starts = [1, ...(options.phaseStarts ?? [])];
  return starts.map((start, i) => {
    const from = start - 1;
    const to = (starts[i + 1] ?? count + 1) - 2;
    const frozen = options.phaseStarts === undefined ? options.freezeAfter : undefined;
    return { name: `Phase ${i + 1}`, from, to, baselineFrom: from, baselineTo: frozen ? frozen - 1 : to };
  });
}

type Columns = Record<string, unknown[]>;

function column(chart: FittedChart, of: (limits: PointLimits) => number | null): (number | null)[] {
  return chart.limits.map(of);
}

function seriesOf(chart: FittedChart, rows: CaseRows, options: CaseOptions): Columns {
  const times = options.multiply ?? 1;
  const scale = (values: readonly (number | null)[]) =>
    values.map((value) => (value === null ? null : value * times));
  const lowest = options.clipNegativeLimits === true ? 0 : Number.NEGATIVE_INFINITY;
  const lower = (value: number | null) => (value === null ? null : Math.max(value, lowest));
  const phaseOf = chart.spans.flatMap((span, phase) => Array<number>(span.to - span.from + 1).fill(phase));
  const inBaseline = phaseOf.map((phase, i) => {
    const span = chart.spans[phase];
    return span !== undefined && i >= span.baselineFrom && i <= span.baselineTo;
  });
  return {
    x: [...rows.x],
    y: scale(chart.observations.value),
    cl: scale(column(chart, (limits) => limits.centre)),
    lcl: scale(column(chart, (limits) => lower(limits.lower))),
    ucl: scale(column(chart, (limits) => limits.upper)),
    lcl95: scale(column(chart, (limits) => lower(limits.lower2))),
    ucl95: scale(column(chart, (limits) => limits.upper2)),
    sigmaSignal: chart.observations.value.map((value, i) => outside(value, chart.limits[i]) !== 0),
    phase: phaseOf.map((phase) => phase + 1),
    inBaseline,
    included: [...chart.observations.included],
    denominator: rows.denominator.map((value) => value ?? 0),
    subgroupSize: [...rows.size],
    subgroupMean: rows.subgroup.map((each) => each?.mean ?? null),
    subgroupSd: rows.subgroup.map((each) => each?.sd ?? null),
  };
}

/** By another method the package prints the limits of 2014 still. */
function signalOf(
  { nUseful, longestRun, nCrossings, runsSignal }: RunsAnalysis,
  method?: RunsMethod,
): boolean {
  if (method === undefined || longestRun === null || nCrossings === null) return runsSignal;
  return runsSignalBy(method, { nUseful, longestRun, nCrossings });
}

/** Our own columns and runs for one case, in the form of its `expected`. */
export function runCase(
  type: ChartType,
  { input, options }: ReferenceCase,
): { series: Columns; runs: Record<string, unknown>[] } {
  const rows = rowsByX(input, options.aggregate ?? (type.id === 'c' ? 'sum' : 'mean'));
  const excluded = new Set(options.exclude ?? []);
  const observations = { ...rows, included: rows.x.map((_, i) => !excluded.has(i + 1)) };
  const chart = fitChart(type, observations, spansOf(rows.x.length, options), {
    ...(options.centreLine === undefined ? {} : { centreLine: options.centreLine }),
    screenMovingRanges: options.screenMovingRanges ?? true,
    // The reference package gives no limits there.
    withoutRange: 'no-limits',
  });
  const { runsMethod } = options;
  const runs = chart.spans.map((_, phase) => {
    const found = runsOfPhase(chart, phase);
    return { phase: phase + 1, ...found, runsSignal: signalOf(found, runsMethod) };
  });
  return { series: seriesOf(chart, rows, options), runs };
}

import { type ChartType, noFit, type Observations } from './chart-types/chart-type.js';
import { fitPhase, type FitSettings, limitsAt, type PhaseSpan, type PointLimits } from './limits.js';
import { analyseRuns } from './runs-analysis.js';
import type { RunsAnalysis } from './model.js';
import type { RuleSet } from './rules/rule-set.js';
import type { FittedChart } from './rules/signals.js';

/** What a rule set says about limits. */
export const settingsOf = ({ limits }: RuleSet): FitSettings =>
  limits ? { rangeFactor: limits.rangeFactor } : {};

/** Centre lines and limits of every phase: the numbers before any words. */
export function fitChart(
  type: ChartType,
  source: Observations,
  spans: readonly PhaseSpan[],
  settings: FitSettings,
): FittedChart {
  const fits = spans.map((span) => fitPhase(type, source, span, settings));
  const limits: PointLimits[] = [];
  spans.forEach((span, phase) => {
    const fit = fits[phase] ?? noFit;
    for (let i = span.from; i <= span.to; i += 1) limits.push(limitsAt(type, fit, i));
  });
  const observations = type.drawn ? { ...source, value: type.drawn(source, spans) } : source;
  return { type, observations, spans, fits, limits };
}

/** Runs analysis of one phase; excluded points take no part. */
export function runsOfPhase(chart: FittedChart, phase: number): RunsAnalysis {
  const { from, to } = chart.spans[phase] ?? { from: 0, to: -1 };
  const values: (number | null)[] = [];
  for (let i = from; i <= to; i += 1) {
    if (chart.observations.included[i] === true) values.push(chart.observations.value[i] ?? null);
  }
  const runs = analyseRuns(values, chart.fits[phase]?.centre ?? null);
  return chart.type.dependent ? { ...runs, runsSignal: false } : runs;
}

import { SpcInputError } from './errors.js';
import type { ChartTypeId, DateSpan, Polarity, SpcInput, SpcPhase, SpcPoint } from './model.js';

/** What this needs of the plugin contract's ChartInput; typed by shape, so that the engine depends on no other package. */
export interface ChartInputLike {
  readonly measure: {
    readonly form: string;
    readonly multiplier: number;
    readonly polarity: Polarity;
    readonly period: string;
  };
  readonly series: readonly { readonly points: readonly SpcPoint[] }[];
  readonly context: {
    readonly ruleSet: { readonly id: string; readonly version: string };
    readonly baseline?: DateSpan;
    readonly phases: readonly SpcPhase[];
    readonly targets: readonly { readonly start?: string; readonly end?: string; readonly value: number }[];
    readonly exclusions: readonly DateSpan[];
  };
}

const CHART_OF_FORM: Readonly<Record<string, ChartTypeId>> = {
  proportion: 'p',
  rate: 'u',
  count: 'c',
  individual: 'i',
  // Means of as many cases as there were, without the cases themselves.
  mean: 'i-prime',
};

/** The target that holds for the last period. */
function lastTarget(input: ChartInputLike, points: readonly SpcPoint[]): number | undefined {
  const last = points.reduce((latest, point) => (point.start > latest ? point.start : latest), '');
  return input.context.targets.findLast(
    ({ start, end }) => (start === undefined || start <= last) && (end === undefined || last < end),
  )?.value;
}

/**
 * One series of a chart input as the engine takes it.
 * Throws SpcInputError `no-series` or `unsupported-form`.
 */
export function fromChartInput(input: ChartInputLike, seriesIndex: number): SpcInput {
  const { measure, context } = input;
  const points = input.series[seriesIndex]?.points;
  if (!points) throw new SpcInputError('no-series', `There is no series ${seriesIndex} to chart.`);
  const chart = CHART_OF_FORM[measure.form];
  if (!chart) {
    throw new SpcInputError('unsupported-form', `A control chart of a ${measure.form} is not available yet.`);
  }
  const target = lastTarget(input, points);
  return {
    chart,
    points,
    phases: context.phases,
    ...(context.baseline ? { baseline: context.baseline } : {}),
    exclusions: context.exclusions,
    ...(target === undefined ? {} : { target }),
    polarity: measure.polarity,
    multiplier: measure.multiplier,
    ruleSet: context.ruleSet,
    period: measure.period,
  };
}

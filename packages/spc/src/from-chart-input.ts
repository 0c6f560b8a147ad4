import { SpcInputError } from './errors.js';
import { CHARTS_OF_FORM, possibleOf } from './charts-of-form.js';
import type {
  ChartTypeId,
  DateSpan,
  Polarity,
  RuleSetRef,
  SpcInput,
  SpcPhase,
  SpcPoint,
  SpcTarget,
} from './model.js';

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
    readonly ruleSet: RuleSetRef;
    readonly chart?: { readonly type: ChartTypeId };
    readonly limits?: { readonly screening?: boolean; readonly clip?: boolean };
    readonly baseline?: DateSpan;
    readonly phases: readonly SpcPhase[];
    readonly targets: readonly SpcTarget[];
    readonly exclusions: readonly DateSpan[];
  };
}

/** Anhøj's runs analysis is made for run charts; the rules of control charts need limits. */
const RUN_CHART_RULES: RuleSetRef = { id: 'anhoej', version: '2014' };

/** The chart that is asked for or was chosen, if the measure can be drawn so; else the usual one of its form. */
function chartOf(
  { measure, context }: ChartInputLike,
  asked: ChartTypeId | undefined,
  points: readonly SpcPoint[],
): ChartTypeId {
  if (asked === 'run') return asked;
  const [usual, ...others] = CHARTS_OF_FORM[measure.form] ?? [];
  if (usual === undefined)
    throw new SpcInputError('unsupported-form', `There is no control chart of a ${measure.form}.`);
  // Several values in a period make subgroups, whose means an X̄ chart shows.
  const isOfMany = measure.form === 'individual' && points.some(({ values = [] }) => values.length > 1);
  const chosen = asked ?? context.chart?.type ?? (isOfMany ? 'xbar' : usual);
  if (chosen === usual || others.includes(chosen)) return chosen;
  throw new SpcInputError(
    'unsupported-form',
    `The chart that was chosen does not fit: this measure is a ${measure.form}. Choose another chart.`,
  );
}

/** What numerators of a form count, for charts that do not know. */
const COUNTS_OF: Readonly<Record<string, NonNullable<SpcInput['counts']>>> = {
  proportion: 'part',
  rate: 'events',
  count: 'events',
};

/** MR and S charts draw how much values differ: the measure's direction, target and range are those of the values. */
const SPREADS: ReadonlySet<ChartTypeId> = new Set(['mr', 's']);

/** Rule set and lengths, without who chose them and why. */
function ruleSetOf({ id, version, lengths }: RuleSetRef): RuleSetRef {
  return { id, version, ...(lengths === undefined ? {} : { lengths }) };
}

/**
 * One series of a chart input as the engine takes it; `chart` asks for another chart than the measure's own.
 * Throws SpcInputError `no-series` or `unsupported-form`.
 */
export function fromChartInput(
  input: ChartInputLike,
  seriesIndex: number,
  { chart: asked }: { readonly chart?: ChartTypeId } = {},
): SpcInput {
  const { measure, context } = input;
  const points = input.series[seriesIndex]?.points;
  if (!points) throw new SpcInputError('no-series', `There is no series ${seriesIndex} to chart.`);
  const chart = chartOf(input, asked, points);
  const isSpread = SPREADS.has(chart);
  const possible = isSpread ? undefined : possibleOf(measure.form, measure.multiplier);
  const { screening, clip } = context.limits ?? {};
  return {
    chart,
    points,
    phases: context.phases,
    ...(context.baseline ? { baseline: context.baseline } : {}),
    exclusions: context.exclusions,
    targets: isSpread ? [] : context.targets,
    polarity: isSpread ? 'neither' : measure.polarity,
    multiplier: measure.multiplier,
    ruleSet: chart === 'run' ? RUN_CHART_RULES : ruleSetOf(context.ruleSet),
    // An event comes when it comes: between two there is no period to fill.
    ...(measure.form === 'between-events' ? {} : { period: measure.period }),
    ...(possible === undefined ? {} : { possible }),
    ...(COUNTS_OF[measure.form] ? { counts: COUNTS_OF[measure.form] } : {}),
    ...(screening === undefined ? {} : { screening }),
    ...(clip === undefined ? {} : { clip }),
  };
}

import type { AimQuestionBody } from '@fairshift/contracts';
import type { ChartInput } from '@fairshift/plugin-sdk';
import {
  aimTarget,
  type AimQuestion,
  analyseSeries,
  fromChartInput,
  MOST_COUNTED,
  type SpcInput,
  SpcInputError,
  type SpcPhaseResult,
  type SpcPointResult,
  type SpcResult,
} from '@fairshift/spc';
import { type AimField, AimNotSimulated } from './detectability.errors.js';

type PlannedChartType = NonNullable<AimQuestionBody['chart']>;

/** A question that can be simulated, and what a reader must know of how it was filled in. */
export interface PlannedQuestion {
  readonly question: AimQuestion;
  /** Shown value = value × multiplier. */
  readonly multiplier: number;
  readonly group: string;
  readonly fromFigures: readonly ('from' | 'denominator' | 'baseline')[];
  readonly cautions: readonly string[];
}

/** How the charts are simulated whose limits are widened to what the points vary. */
const WITHOUT_WIDENING: Readonly<Record<string, PlannedChartType>> = { 'p-prime': 'p', 'u-prime': 'u' };
const SIMULATED: ReadonlySet<string> = new Set(['p', 'u', 'c', 'i', 'i-prime']);
const HAS_DENOMINATOR: ReadonlySet<string> = new Set(['p', 'u', 'i-prime']);

/** Periods of a year, for a team that does not say by when it would like to know. */
const YEAR: Readonly<Record<string, number>> = { day: 365, week: 52, fortnight: 26, month: 12, quarter: 4 };
const USUAL_HORIZON = 12;
/** Without figures: two years of months, more than firm limits need. */
const USUAL_BASELINE = 24;
const LEAST_BASELINE = 2;
const MOST_BASELINE = 500;
/** Figures that say how many people there usually are. */
const RECENT = 12;

const WIDENED =
  'The points of this chart vary more than chance explains. The simulation is of chance alone, so it will take longer than it says.';
const SHORT_BASELINE =
  'The baseline has fewer than 12 points. The limits move a lot from one try to the next, so false alarms come sooner.';

const refused = (field: AimField, message: string) => new AimNotSimulated([{ field, message }]);

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const [below, above] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return below === undefined || above === undefined ? undefined : (below + above) / 2;
}

/** What the series says of itself: nothing where it holds no figures. */
interface Known {
  /** The points vary more than chance explains. */
  readonly isOverdispersed?: boolean;
  readonly from?: number;
  readonly denominator?: number;
  readonly baseline?: number;
  readonly sigma?: number;
}

const isDrawn = ({ state }: SpcPointResult) => state === 'drawn';

/** Sigma of a single value or, where points are means, of one case: from the widest line that is not cut. */
function sigmaOf(result: SpcResult, phase: SpcPhaseResult, chart: PlannedChartType): number | undefined {
  const last = result.points.findLast((point) => point.upper !== null && point.centre !== null);
  if (!last || phase.centre === null) return undefined;
  const [above, below] = [last.upper! - last.centre!, last.centre! - (last.lower ?? last.centre!)];
  const sigma = Math.max(above, below) / 3 / result.multiplier;
  return chart === 'i-prime' ? sigma * Math.sqrt(last.denominator ?? 1) : sigma;
}

/** The last phase is what the aim starts from: its centre line, its baseline and its last points. */
function knownOf(input: SpcInput, chart: PlannedChartType): Known {
  const result = analyseSeries({ ...input, chart });
  const phase = result.phases.at(-1);
  const drawn = result.points.filter(isDrawn);
  if (!phase || phase.centre === null || drawn.length === 0) return {};
  const people = drawn.slice(-RECENT).flatMap(({ denominator }) => denominator ?? []);
  const denominator = median(people);
  const sigma = sigmaOf(result, phase, chart);
  return {
    isOverdispersed: result.notes.some(({ code }) => code === 'overdispersed'),
    // As many digits as `aimTarget` keeps, so that an aim of no change equals its start.
    from: Number(phase.centre.toPrecision(12)),
    baseline: Math.min(MOST_BASELINE, phase.pointsUsed),
    ...(denominator === undefined ? {} : { denominator }),
    ...(sigma === undefined ? {} : { sigma }),
  };
}

function seriesAt(input: ChartInput, group: string | undefined): number {
  const at = group === undefined ? 0 : input.series.findIndex((series) => series.group.id === group);
  if (at >= 0) return at;
  throw refused('group', 'There is no such group in what the chart shows. Choose another.');
}

/** The chart that is planned: the one asked for, else the measure's own. */
function plannedChart(own: SpcInput, asked: PlannedChartType | undefined): PlannedChartType {
  const chart = asked ?? WITHOUT_WIDENING[own.chart] ?? own.chart;
  if (SIMULATED.has(chart)) return chart as PlannedChartType;
  throw refused(
    'chart',
    'This type of chart cannot be simulated yet. Ask about another chart of the measure.',
  );
}

/** What the engine cannot chart cannot be simulated either; its sentence says why. */
function orRefused<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof SpcInputError) throw refused('chart', error.message);
    throw error;
  }
}

interface Amounts {
  readonly from: number;
  readonly denominator: number;
  readonly baseline: number;
}

/** What neither the person nor the figures say has to be asked for, all of it at once. */
function amountsOf(
  body: AimQuestionBody,
  known: Known,
  of: { readonly chart: PlannedChartType; readonly period: string },
): Amounts {
  const from = body.from ?? known.from;
  const denominator = HAS_DENOMINATOR.has(of.chart) ? (body.denominator ?? known.denominator) : 1;
  const faults: { field: AimField; message: string }[] = [];
  if (from === undefined)
    faults.push({ field: 'from', message: 'There are no figures yet. Type where the measure stands now.' });
  if (denominator === undefined) {
    const message = `There are no figures yet. Type the usual number of people or cases in one ${of.period}.`;
    faults.push({ field: 'denominator', message });
  }
  if (from === undefined || denominator === undefined) throw new AimNotSimulated(faults);
  const baseline = body.baseline ?? known.baseline ?? USUAL_BASELINE;
  if (baseline < LEAST_BASELINE)
    throw refused('baseline', 'There is only one figure yet. Type how many periods the baseline will have.');
  const most = Math.min(MOST_COUNTED, denominator);
  return { from, baseline, denominator: of.chart === 'p' ? Math.max(1, Math.round(most)) : most };
}

function targetOf(change: AimQuestionBody['change'], from: number): number {
  return change.kind === 'level' ? change.to : aimTarget(change, from);
}

/**
 * The question as the simulation takes it. What the person leaves out is filled in from the measure's own figures.
 * @throws AimNotSimulated
 */
export function planQuestion(input: ChartInput, body: AimQuestionBody): PlannedQuestion {
  const at = seriesAt(input, body.group);
  const own = orRefused(() =>
    fromChartInput(input, at, body.chart === undefined ? {} : { chart: body.chart }),
  );
  const chart = plannedChart(own, body.chart);
  const { multiplier, period } = input.measure;
  const known = orRefused(() => knownOf(own, chart));
  const { from, denominator, baseline } = amountsOf(body, known, { chart, period });
  const fields = ['from', 'denominator', 'baseline'] as const;
  const isAmount = (field: (typeof fields)[number]) => field !== 'denominator' || HAS_DENOMINATOR.has(chart);
  return {
    question: {
      chart,
      baseline,
      denominator,
      sigma: known.sigma ?? 0,
      from: from / multiplier,
      to: targetOf(body.change, from) / multiplier,
      ruleSet: body.ruleSet ?? own.ruleSet,
      period,
      horizon: body.horizon ?? YEAR[period] ?? USUAL_HORIZON,
    },
    multiplier,
    group: input.series[at]?.group.label ?? '',
    fromFigures: fields.filter(
      (field) => isAmount(field) && body[field] === undefined && known[field] !== undefined,
    ),
    cautions: [
      ...(own.chart !== chart || known.isOverdispersed === true ? [WIDENED] : []),
      ...(baseline < 12 ? [SHORT_BASELINE] : []),
      ...(input.cautions ?? []),
    ],
  };
}

import type { ChartTypeId, Polarity } from '../model.js';
import { rItems, rNumber, rText } from './r-text.js';

/** The names that qicharts2 0.8.1 gives to the charts of this engine. */
const QIC_CHART: Readonly<Record<ChartTypeId, string>> = {
  p: 'p',
  'p-prime': 'pp',
  u: 'u',
  'u-prime': 'up',
  c: 'c',
  i: 'i',
  'i-prime': 'ip',
  mr: 'mr',
  xbar: 'xbar',
  s: 's',
  g: 'g',
  t: 't',
  run: 'run',
};

/** Positions count from 1, missing points too. */
export interface QicOptions {
  readonly chart: ChartTypeId;
  /** True for numerators `y` over denominators `n`. */
  readonly hasDenominator: boolean;
  /** The last point of the baseline. */
  readonly freezeAfter?: number;
  /** The first point of each later phase. */
  readonly phaseStarts?: readonly number[];
  readonly exclude?: readonly number[];
  /** In units before `multiply`. */
  readonly centreLine?: number;
  readonly target?: number;
  /** Lower limits below 0 become 0. */
  readonly clipNegativeLimits?: boolean;
  readonly multiply?: number;
  /** How several rows of one `x` become one; `mean` when left out. */
  readonly aggregate?: 'mean' | 'median' | 'sum';
  /** Which runs analysis; `anhoej` when left out. */
  readonly runsMethod?: string;
  /** The points of one phase, both inclusive; all when left out. */
  readonly points?: readonly [number, number];
}

const named = (name: string, value: string | undefined): readonly string[] =>
  value === undefined ? [] : [`${name} = ${value}`];
const some = (items: readonly number[] | undefined): string | undefined =>
  items === undefined || items.length === 0 ? undefined : rItems(items);
const number = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : rNumber(value);

/**
 * The call of `qic` of qicharts2 that draws this chart, in the form of the reference cases: `x`, `y` and `n` are vectors.
 * `part` names the last point before a phase, and this package uses no `freeze` beside it.
 */
export function qicCall(options: QicOptions): string {
  const { chart, hasDenominator, phaseStarts, points, multiply = 1 } = options;
  const rows = points === undefined ? '' : `[${points[0]}:${points[1]}]`;
  const data = hasDenominator ? ['x', 'y', 'n'] : ['x', 'y'];
  const parts = [
    ...data.map((name) => `${name}${rows}`),
    `chart = ${rText(QIC_CHART[chart])}`,
    ...named('agg.fun', options.aggregate && rText(options.aggregate)),
    ...named('method', options.runsMethod && rText(options.runsMethod)),
    ...named('freeze', number(options.freezeAfter)),
    ...named('part', some(phaseStarts?.map((start) => start - 1))),
    ...named('exclude', some(options.exclude)),
    ...named('cl', number(options.centreLine)),
    ...named('target', number(options.target)),
    ...named('y.neg', options.clipNegativeLimits === true ? 'FALSE' : undefined),
    ...named('multiply', multiply === 1 ? undefined : rNumber(multiply)),
    'return.data = TRUE',
  ];
  return `qic(${parts.join(', ')})`;
}

export interface PtdOptions {
  readonly polarity: Polarity;
  /** First day of each later phase. */
  readonly phaseStartDates?: readonly string[];
  /** Points of each phase that set its limits: 12 or more. */
  readonly freezeAfter?: number;
  readonly target?: number;
  readonly screenMovingRanges: boolean;
}

const DIRECTION: Readonly<Record<Polarity, string>> = {
  'higher-is-better': 'increase',
  'lower-is-better': 'decrease',
  neither: 'neutral',
};

/** The call of `ptd_spc` of NHSRplotthedots 0.2.2; `data` has the columns `date` and `value`. */
export function ptdCall(options: PtdOptions): string {
  const { phaseStartDates = [] } = options;
  const dates = phaseStartDates.map(rText).join(', ');
  const parts = [
    'data',
    'value_field = value',
    'date_field = date',
    `improvement_direction = ${rText(DIRECTION[options.polarity])}`,
    ...named('rebase', phaseStartDates.length === 0 ? undefined : `as.Date(c(${dates}))`),
    ...named('fix_after_n_points', number(options.freezeAfter)),
    ...named('target', number(options.target)),
    `screen_outliers = ${options.screenMovingRanges ? 'TRUE' : 'FALSE'}`,
  ];
  return `ptd_spc(${parts.join(', ')})`;
}

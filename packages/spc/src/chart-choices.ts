import { chartTypes } from './chart-types/catalogue.js';
import { CHARTS_OF_FORM } from './charts-of-form.js';
import { usable } from './chart-types/chart-type.js';
import { SpcInputError } from './errors.js';
import { type ChartInputLike, fromChartInput } from './from-chart-input.js';
import { leastSpread } from './notes.js';
import type { ChartTypeId, SpcInput } from './model.js';
import { readPoints, toObservations } from './observations.js';
import { fitChart } from './chart.js';
import { isExcluded, phaseSpans } from './phases.js';

export interface ChartChoice {
  readonly chart: ChartTypeId;
  readonly name: string;
  /** The usual one of the form, one that these data ask for, one that would do, or one that does not fit. */
  readonly fit: 'usual' | 'suggested' | 'possible' | 'no';
  /** Why, or why not, in words for everybody. */
  readonly why: string;
}

/** What the numbers themselves say about which chart suits them. */
export interface DataFacts {
  /** How many times as much points vary as chance explains; null where that cannot be said. */
  readonly spread: number | null;
  /** From so many times on it is more than chance, for as many points as there are. */
  readonly leastSpread: number;
  readonly hasSubgroups: boolean;
  /** Average count of a period; null for measures that are no count. */
  readonly averageCount: number | null;
  /** Two events at one moment, which a T chart cannot draw. */
  readonly hasNoTime: boolean;
  /** What lies between two events; a G chart counts cases. */
  readonly between: 'cases' | 'days' | 'parts';
}

const NO_FACTS: Omit<DataFacts, 'between'> = {
  spread: null,
  leastSpread: Number.POSITIVE_INFINITY,
  hasSubgroups: false,
  averageCount: null,
  hasNoTime: false,
};

const dayOf = (date: string): number => Date.parse(date) / 86_400_000;

/**
 * Days are as many as lie between the dates of two events, give or take the times of day; cases are whole numbers of
 * something else.
 */
function betweenEvents({ points }: SpcInput): DataFacts['between'] {
  const steps = points.slice(1).flatMap(({ start, value }, i) => {
    const before = points[i];
    return before === undefined || value === undefined || value === null
      ? []
      : [Math.abs(value - (dayOf(start) - dayOf(before.start)))];
  });
  if (steps.length > 0 && steps.every((off) => off < 1)) return 'days';
  return points.every(({ value }) => Number.isInteger(value ?? 0)) ? 'cases' : 'parts';
}

/** A series that the usual chart refuses still needs a choice, most of all then. */
function factsOrNone(input: SpcInput): DataFacts {
  try {
    return dataFacts(input);
  } catch (error) {
    if (!(error instanceof SpcInputError)) throw error;
    return { ...NO_FACTS, hasNoTime: error.code === 'no-time', between: betweenEvents(input) };
  }
}

const DRAWN_OF: Readonly<Partial<Record<ChartTypeId, ChartTypeId>>> = { 'p-prime': 'p', 'u-prime': 'u' };

/** Facts of the last phase, by the chart of chance alone. */
export function dataFacts(input: SpcInput): DataFacts {
  const of = { ...input, chart: DRAWN_OF[input.chart] ?? input.chart };
  const { points } = readPoints(of);
  const observations = toObservations(points, (point) => isExcluded(point, of.exclusions));
  const chart = fitChart(chartTypes[of.chart], observations, phaseSpans(points, of), {});
  const fit = chart.fits.at(-1);
  const span = chart.spans.at(-1);
  const pointsUsed = span ? usable(observations, { from: span.baselineFrom, to: span.baselineTo }).length : 0;
  return {
    spread: leastSpread(pointsUsed) === null ? null : (fit?.spread?.() ?? null),
    leastSpread: leastSpread(pointsUsed) ?? Number.POSITIVE_INFINITY,
    hasSubgroups: input.points.some(({ values = [] }) => values.length > 1),
    averageCount: of.chart === 'c' ? (fit?.centre ?? null) : null,
    hasNoTime: false,
    between: betweenEvents(input),
  };
}

const times = (spread: number) => String(Number(spread.toPrecision(2)));

type Say = (facts: DataFacts) => Pick<ChartChoice, 'fit' | 'why'>;

/** P′ and U′: wider limits where points vary more than chance alone explains. */
const prime: Say = ({ spread, leastSpread: least }) => {
  if (spread === null)
    return {
      fit: 'possible',
      why: 'For very large groups. There are too few points to say whether it is needed.',
    };
  if (spread >= least)
    return {
      fit: 'suggested',
      why: `Points vary ${times(spread)} times as much as chance alone explains. This chart allows for that.`,
    };
  return {
    fit: 'possible',
    why: 'For very large groups. Here points vary about as much as chance explains.',
  };
};

const usual =
  (why: string): Say =>
  () => ({ fit: 'usual', why });
const possible =
  (why: string): Say =>
  () => ({ fit: 'possible', why });

const subgroups =
  (why: string): Say =>
  ({ hasSubgroups }) =>
    hasSubgroups
      ? { fit: 'possible', why }
      : { fit: 'no', why: 'It needs several values for each period, and these data hold one.' };

const MOVING_RANGE = possible(
  'Shows how far each point is from the one before. Look at it beside the XmR chart.',
);

const FIT_OF_G: Readonly<Record<DataFacts['between'], ReturnType<Say>>> = {
  cases: {
    fit: 'possible',
    why: 'For cases between events instead of days, such as operations between infections.',
  },
  days: {
    fit: 'no',
    why: 'It needs the number of cases from one event to the next, and these data hold the days.',
  },
  parts: {
    fit: 'no',
    why: 'It needs the number of cases from one event to the next, and these data hold no whole numbers.',
  },
};

const SAYINGS: Readonly<Record<string, Readonly<Partial<Record<ChartTypeId, Say>>>>> = {
  proportion: {
    p: usual('Each point is a part of a group. Limits follow from how many people there are.'),
    'p-prime': prime,
    i: possible('Takes each percentage as a single value, whatever the size of the group.'),
    mr: MOVING_RANGE,
  },
  rate: {
    u: usual('Each point is a number of events for a number of people. Limits follow from both.'),
    'u-prime': prime,
    i: possible('Takes each rate as a single value, whatever the number of people.'),
    mr: MOVING_RANGE,
  },
  count: {
    c: usual('Each point is a number of events, with about as much chance of them in every period.'),
    i: possible('Takes each count as a single value. Use it where periods are busy and counts are large.'),
    mr: MOVING_RANGE,
  },
  mean: {
    'i-prime': usual(
      'Each point is a mean of several cases. Limits are narrower where there are more cases.',
    ),
    i: possible('Takes each mean as a single value, whatever the number of cases.'),
    mr: MOVING_RANGE,
  },
  individual: {
    i: ({ hasSubgroups }) =>
      hasSubgroups
        ? {
            fit: 'possible',
            why: 'Takes the mean of each period as a single value, whatever the number of values.',
          }
        : { fit: 'usual', why: 'Each point is a single value. Limits follow from the steps between points.' },
    mr: MOVING_RANGE,
    xbar: ({ hasSubgroups }) =>
      hasSubgroups
        ? {
            fit: 'usual',
            why: 'Shows the mean of the values of each period. Limits follow from how much they differ.',
          }
        : { fit: 'no', why: WHY_NOT.xbar },
    s: subgroups('Shows how much the values of a period differ. Look at it before the X̄ chart.'),
  },
  'between-events': {
    t: ({ hasNoTime, between }) =>
      hasNoTime
        ? {
            fit: 'no',
            why: `It cannot draw two events at the same moment. Leave one out${between === 'cases' ? ', or take the G chart' : ''}.`,
          }
        : {
            fit: 'usual',
            why: 'Each point is the time from one event to the next. It shows changes in rare events soonest.',
          },
    g: ({ between }) => FIT_OF_G[between],
    i: possible('Takes each time as a single value. Times between rare events are too uneven for it.'),
    mr: MOVING_RANGE,
  },
};

/** Why a chart does not fit a measure of that form. */
const WHY_NOT: Readonly<Record<ChartTypeId, string>> = {
  p: 'It is for parts of a group, such as people seen in time out of all people.',
  'p-prime': 'It is for parts of a group, such as people seen in time out of all people.',
  u: 'It is for events that are counted for a number of people, beds or days.',
  'u-prime': 'It is for events that are counted for a number of people, beds or days.',
  c: 'It is for numbers of events without a group to count them for.',
  i: 'It is for single values.',
  'i-prime': 'It is for means of a known number of cases.',
  mr: 'It is for steps between single values.',
  xbar: 'It needs several values for each period.',
  s: 'It needs several values for each period.',
  g: 'It needs the number of cases from one event to the next.',
  t: 'It needs the date of each event.',
  run: 'It has no limits. Choose it as a kind of chart of its own.',
};

function lowCount({ averageCount }: DataFacts): string {
  if (averageCount === null || averageCount >= 2) return WHY_NOT.t;
  return 'It would suit counts as low as these, but it needs the date of each event.';
}

/** Every control chart, with whether it suits this measure and its data and why: the usual one first. */
export function chartChoices(input: ChartInputLike, seriesIndex: number): ChartChoice[] {
  const { form } = input.measure;
  const usualChart = CHARTS_OF_FORM[form]?.[0];
  const asked = fromChartInput(input, seriesIndex, usualChart ? { chart: usualChart } : {});
  const facts = factsOrNone(asked);
  const order: readonly ChartChoice['fit'][] = ['usual', 'suggested', 'possible', 'no'];
  return Object.values(chartTypes)
    .filter(({ id }) => id !== 'run')
    .map(({ id, name }) => {
      const say = SAYINGS[form]?.[id];
      const why = id === 't' ? lowCount(facts) : WHY_NOT[id];
      return { chart: id, name, ...(say ? say(facts) : { fit: 'no' as const, why }) };
    })
    .toSorted((a, b) => order.indexOf(a.fit) - order.indexOf(b.fit));
}

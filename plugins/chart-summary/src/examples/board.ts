import type { ChartedMeasure, ChartExample, ChartInput } from '@fairshift/plugin-sdk';

type Context = ChartInput['context'];

const day = (at: number): string => new Date(Date.UTC(2022, at, 1)).toISOString().slice(0, 10);
const everyone = { id: 'all', label: 'Everyone', role: 'overall' } as const;

function context(target?: number): Context {
  const aim = { label: 'Aim', reason: 'Agreed with the ward', by: 'QI lead' };
  return {
    ruleSet: { id: 'making-data-count', version: '2023-11' },
    phases: [],
    targets: target === undefined ? [] : [{ value: target, ...aim }],
    exclusions: [],
    annotations: [],
  };
}

interface Made {
  readonly title: string;
  readonly unit: string;
  readonly polarity: ChartInput['measure']['polarity'];
  readonly values: readonly number[];
  readonly target?: number;
  /** Last month of the baseline, counted from 1. */
  readonly baseline?: number;
}

/** A measure of single values by month. */
function made({ title, unit, polarity, values, target, baseline }: Made): ChartedMeasure {
  const id = title.toLowerCase().replaceAll(' ', '-');
  const fixed =
    baseline === undefined
      ? {}
      : { baseline: { start: day(0), end: day(baseline), reason: 'Before the change', by: 'QI lead' } };
  return {
    measure: { id, version: 1, title, unit, multiplier: 1, polarity, form: 'individual', period: 'month' },
    series: [
      {
        group: everyone,
        points: values.map((value, i) => ({ start: day(i), end: day(i + 1), value })),
      },
    ],
    context: { ...context(target), ...fixed },
  };
}

/** 42 and 44 in turn: an average of 43, and limits 2.66 × 2 either side: 37.7 to 48.3. */
const STEADY = [42, 44, 42, 44, 42, 44, 42, 44, 42, 44, 42, 44, 42, 44];

export const MADE = {
  better: made({
    title: 'Wait for a first visit',
    unit: 'days',
    polarity: 'lower-is-better',
    // 8 months below 43, all within the limits: a shift.
    values: [...STEADY, 41, 40, 41, 40, 41, 40, 41, 40],
    target: 45,
    baseline: 14,
  }),
  worse: made({
    title: 'Visits kept',
    unit: '%',
    polarity: 'higher-is-better',
    values: [...STEADY, 41, 40, 41, 40, 41, 40, 41, 40],
    target: 60,
    baseline: 14,
  }),
  steady: made({
    title: 'Days to a care plan',
    unit: 'days',
    polarity: 'lower-is-better',
    values: STEADY,
    target: 30,
  }),
  reached: made({
    title: 'Days to an answer',
    unit: 'days',
    polarity: 'lower-is-better',
    values: STEADY,
    target: 60,
  }),
  changed: made({
    title: 'Calls in a day',
    unit: 'calls',
    polarity: 'neither',
    // The last month lies above 48.3.
    values: [...STEADY, 55],
    baseline: 14,
  }),
  short: made({
    title: 'Hours of training',
    unit: 'hours',
    polarity: 'higher-is-better',
    values: STEADY.slice(0, 6),
    target: 40,
  }),
} as const;

/** A made-up board: each verdict once, and one measure that is too young for an icon. */
export const board: ChartExample = {
  id: 'board',
  title: 'Six measures of a made-up service',
  options: {},
  thumbnail: true,
  input: {
    ...MADE.better,
    others: [MADE.worse, MADE.steady, MADE.reached, MADE.changed, MADE.short],
    sources: [
      {
        retrievedAt: '2024-01-01T00:00:00Z',
        edition: 'Example, made up',
        licence: { spdxOrUrl: 'CC0-1.0', attribution: 'Example, made up', redistribution: 'allowed' },
      },
    ],
  },
};

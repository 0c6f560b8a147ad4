import { describe, expect, it } from '@jest/globals';
import {
  analyseSeries,
  chartChoices,
  CHARTS_OF_FORM,
  fromChartInput,
  type ChartInputLike,
  type SpcPoint,
} from './index.js';

const day = (i: number) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
const inputOf = (form: string, rows: readonly Partial<SpcPoint>[]): ChartInputLike => ({
  measure: { form, multiplier: form === 'proportion' ? 100 : 1, polarity: 'neither', period: 'day' },
  series: [{ points: rows.map((row, i) => ({ start: day(i), end: day(i + 1), ...row })) }],
  context: {
    ruleSet: { id: 'making-data-count', version: '2023-11' },
    phases: [],
    targets: [],
    exclusions: [],
  },
});
const fits = (input: ChartInputLike) =>
  Object.fromEntries(chartChoices(input, 0).map(({ chart, fit }) => [chart, fit]));
const why = (input: ChartInputLike, chart: string) =>
  chartChoices(input, 0).find((each) => each.chart === chart)?.why;

/** 18 points of 1,000 people at 45% and 55% in turn: z is ± 0.05 / √(0.25 / 1,000) = ± 3.16. */
const swinging = inputOf(
  'proportion',
  Array.from({ length: 18 }, (_, i) => ({ numerator: i % 2 === 0 ? 450 : 550, denominator: 1000 })),
);

describe('chartChoices', () => {
  it('suggests P′ where points vary more than chance explains, and says how much', () => {
    expect(fits(swinging)).toMatchObject({
      p: 'usual',
      'p-prime': 'suggested',
      i: 'possible',
      u: 'no',
      t: 'no',
    });
    // Steps of 6.325 sigma, divided by 1.128: 5.6.
    expect(why(swinging, 'p-prime')).toBe(
      'Points vary 5.6 times as much as chance alone explains. This chart allows for that.',
    );
  });

  it('does not while there are fewer than 8 points', () => {
    const few = inputOf('proportion', swinging.series[0]!.points.slice(0, 7));
    expect(fits(few)['p-prime']).toBe('possible');
  });

  it('tells a team with low counts what a T chart would need', () => {
    expect(why(inputOf('count', [{ numerator: 1 }, { numerator: 0 }]), 't')).toMatch(/low as these/);
    expect(why(inputOf('count', [{ numerator: 9 }, { numerator: 8 }]), 't')).toBe(
      'It needs the date of each event.',
    );
  });

  it('offers charts of subgroups only where periods hold several values', () => {
    expect(fits(inputOf('individual', [{ value: 1 }]))).toMatchObject({ xbar: 'no', s: 'no' });
    expect(fits(inputOf('individual', [{ values: [1, 2] }]))).toMatchObject({
      xbar: 'usual',
      s: 'possible',
      i: 'possible',
    });
  });

  it.each(Object.keys(CHARTS_OF_FORM))(
    'says of every chart whether it fits a %s, and draws each that does',
    (form) => {
      const row = { numerator: 3, denominator: 10, value: 4, values: [3, 5] };
      const input = inputOf(
        form,
        Array.from({ length: 5 }, () => row),
      );
      const choices = chartChoices(input, 0);
      expect(choices).toHaveLength(12);
      expect(choices[0]?.fit).toBe('usual');
      for (const { chart, fit, why: reason } of choices) {
        expect(reason).toMatch(/\.$/);
        expect(CHARTS_OF_FORM[form]?.includes(chart) || fit === 'no').toBe(true);
        if (fit !== 'no') expect(analyseSeries(fromChartInput(input, 0, { chart })).chart.id).toBe(chart);
      }
    },
  );

  it('still says which charts fit where the usual one refuses the data', () => {
    const events = inputOf(
      'between-events',
      [5, 8, 0, 12].map((value) => ({ value })),
    );
    expect(fits(events)).toMatchObject({ t: 'no', g: 'possible' });
    expect(why(events, 't')).toMatch(/two events at the same moment/);
  });

  describe('of rare events', () => {
    /** Points of events on days of January 2024, with what is said to lie between them. */
    const events = (days: readonly number[], values: readonly number[]): ChartInputLike => ({
      ...inputOf('between-events', []),
      series: [{ points: days.map((at, i) => ({ start: day(at), end: day(at), value: values[i] ?? null })) }],
    });

    it('offers no G chart of days: those between the 5th, 9th, 10th and 20th are 4, 1 and 10', () => {
      const days = events([4, 8, 9, 19], [3, 4, 1, 10]);
      expect(fits(days)).toMatchObject({ t: 'usual', g: 'no', i: 'possible' });
      expect(why(days, 'g')).toBe(
        'It needs the number of cases from one event to the next, and these data hold the days.',
      );
    });

    it('takes days with times of the day for days: from noon to 6 in the morning are 3.75', () => {
      expect(fits(events([4, 8, 9, 19], [3, 3.75, 1.25, 10]))).toMatchObject({ g: 'no' });
    });

    it('offers it for whole numbers of something else, and not for parts', () => {
      expect(fits(events([4, 8, 9, 19], [120, 41, 87, 230]))).toMatchObject({ g: 'possible' });
      const parts = events([4, 8, 9, 19], [120.5, 41, 87, 230]);
      expect(fits(parts)).toMatchObject({ g: 'no' });
      expect(why(parts, 'g')).toMatch(/no whole numbers\.$/);
    });

    it('advises no G chart of days where two events came at the same moment', () => {
      const same = events([4, 8, 8, 19], [3, 4, 0, 11]);
      expect(fits(same)).toMatchObject({ t: 'no', g: 'no' });
      expect(why(same, 't')).toBe('It cannot draw two events at the same moment. Leave one out.');
    });
  });
});

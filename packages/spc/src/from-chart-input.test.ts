import { describe, expect, it } from '@jest/globals';
import { analyseSeries, type ChartInputLike, fromChartInput } from './index.js';

const input: ChartInputLike = {
  measure: { form: 'count', multiplier: 1, polarity: 'lower-is-better', period: 'month' },
  series: [
    {
      points: [
        { start: '2024-01-01', end: '2024-02-01', numerator: 4 },
        { start: '2024-03-01', end: '2024-04-01', value: 2 },
      ],
    },
  ],
  context: {
    ruleSet: { id: 'making-data-count', version: '2023-11' },
    phases: [],
    exclusions: [],
    targets: [
      { value: 9, end: '2024-02-01' },
      { value: 5, start: '2024-02-01' },
    ],
  },
};

describe('fromChartInput', () => {
  it('charts a count, from value or numerator, with the target of the last period and gaps for missing months', () => {
    const result = analyseSeries(fromChartInput(input, 0));
    expect(result.chart).toEqual({ id: 'c', name: 'C chart' });
    expect(result.points.map((point) => point.value)).toEqual([4, null, 2]);
    expect(result.target).toBe(5);
  });

  it.each([
    ['proportion', 'p'],
    ['rate', 'u'],
    ['count', 'c'],
    ['mean', 'i-prime'],
    ['individual', 'i'],
    ['between-events', 't'],
  ])('charts a %s as %s', (form, chart) => {
    expect(fromChartInput({ ...input, measure: { ...input.measure, form } }, 0).chart).toBe(chart);
  });

  it('takes the chart that a person chose, if it fits', () => {
    const chosen = (type: 'i' | 'p') => ({ ...input, context: { ...input.context, chart: { type } } });
    expect(fromChartInput(chosen('i'), 0)).toMatchObject({
      chart: 'i',
      possible: [0, Number.POSITIVE_INFINITY],
    });
    expect(() => fromChartInput(chosen('p'), 0)).toThrow(/does not fit: this measure is a count/);
  });

  it('charts the means of several values a period as X̄, and a run chart draws them', () => {
    const points = [
      { start: '2024-01-01', end: '2024-02-01', values: [2, 4] },
      { start: '2024-02-01', end: '2024-03-01', values: [5], value: 5 },
    ];
    const many = { ...input, measure: { ...input.measure, form: 'individual' }, series: [{ points }] };
    expect(fromChartInput(many, 0).chart).toBe('xbar');
    const run = analyseSeries(fromChartInput(many, 0, { chart: 'run' }));
    expect(run.points.map(({ value }) => value)).toEqual([3, 5]);
  });

  it('asks Anhøj’s rules of a run chart, whatever the measure’s rule set is', () => {
    expect(fromChartInput(input, 0, { chart: 'run' })).toMatchObject({
      chart: 'run',
      ruleSet: { id: 'anhoej', version: '2014' },
    });
  });

  it('refuses a form without chart and a series that is not there, with a reason', () => {
    const other = { ...input, measure: { ...input.measure, form: 'story' } };
    expect(() => fromChartInput(other, 0)).toThrow(expect.objectContaining({ code: 'unsupported-form' }));
    expect(() => fromChartInput(input, 3)).toThrow(expect.objectContaining({ code: 'no-series' }));
  });
});

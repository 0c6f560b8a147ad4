import { describe, expect, it } from '@jest/globals';
import { aimQuestion } from '@fairshift/contracts';
import type { ChartInput } from '@fairshift/plugin-sdk';
import { AimNotSimulated } from './detectability.errors.js';
import { planQuestion } from './planned-question.js';

type Form = ChartInput['measure']['form'];
type Point = ChartInput['series'][number]['points'][number];

const month = (i: number) => new Date(Date.UTC(2024, i, 1)).toISOString().slice(0, 10);
const dated = (points: readonly Partial<Point>[]): Point[] =>
  points.map((point, i) => ({ start: month(i), end: month(i + 1), ...point }));
const inputOf = (form: Form, points: readonly Partial<Point>[], context: object = {}, measure: object = {}) =>
  ({
    measure: {
      id: 'm',
      version: 1,
      title: 'Measure',
      unit: form === 'proportion' ? '%' : 'days',
      multiplier: form === 'proportion' ? 100 : 1,
      polarity: 'higher-is-better',
      form,
      period: 'month',
      ...measure,
    },
    series: [{ group: { id: 'all', label: 'Everyone', role: 'overall' }, points: dated(points) }],
    context: {
      ruleSet: { id: 'making-data-count', version: '2023-11' },
      phases: [],
      targets: [],
      exclusions: [],
      annotations: [],
      ...context,
    },
    sources: [],
  }) as unknown as ChartInput;
const plan = (input: ChartInput, body: object = {}) =>
  planQuestion(input, aimQuestion.parse({ change: { kind: 'points', change: 1 }, ...body }));

const alternating = (count: number, first: number, second: number) =>
  Array.from({ length: count }, (_, i) => (i % 2 === 0 ? first : second));

describe('the question, filled in from figures', () => {
  it('has the variation of single values: 2.66 × the mean moving range is 3 sigma', () => {
    const values = alternating(14, 10, 12).map((value) => ({ value }));
    const { question } = plan(inputOf('individual', values));
    // Each step is 2, so that the limits lie 5.32 from the centre.
    expect(question).toMatchObject({ chart: 'i', from: 11, to: 12, baseline: 14, denominator: 1 });
    expect(question.sigma).toBeCloseTo(5.32 / 3, 9);
  });

  it('has the variation of one case where points are means', () => {
    const means = alternating(14, 50, 52).map((mean) => ({ numerator: mean * 25, denominator: 25 }));
    const { question } = plan(inputOf('mean', means));
    expect(question).toMatchObject({ chart: 'i-prime', from: 51, to: 52, denominator: 25 });
    // Taylor: √π/2 × 2 / √(1/25) = 8.862.
    expect(question.sigma).toBeCloseTo((Math.sqrt(Math.PI) / 2) * 2 * 5, 9);
  });

  it('has the middle of the last 12 numbers of people, as a whole number', () => {
    const early = [{ numerator: 10, denominator: 5000 }];
    const late = alternating(12, 100, 201).map((denominator) => ({ numerator: 20, denominator }));
    expect(plan(inputOf('proportion', [...early, ...late])).question.denominator).toBe(151);
  });

  it('starts from the last phase, and its own rules', () => {
    const points = [...alternating(12, 20, 22), ...alternating(12, 40, 42)].map((numerator) => ({
      numerator,
      denominator: 100,
    }));
    const context = {
      phases: [{ start: month(12), name: 'New', reason: '', by: '' }],
      ruleSet: { id: 'western-electric', version: '1956', reason: 'Ours', by: 'Somebody' },
    };
    const { question } = plan(inputOf('proportion', points, context));
    expect(question).toMatchObject({ baseline: 12, ruleSet: { id: 'western-electric', version: '1956' } });
    expect(question.from).toBeCloseTo(0.41, 12);
    expect(question.to).toBeCloseTo(0.42, 12);
  });

  it.each([
    ['week', 52],
    ['fortnight', 26],
    ['month', 12],
    ['quarter', 4],
    ['irregular', 12],
  ])('looks a year ahead by %s', (period, horizon) => {
    const input = inputOf(
      'count',
      alternating(14, 3, 4).map((numerator) => ({ numerator })),
      {},
      { period },
    );
    expect(plan(input, { from: 3.5, baseline: 12 }).question.horizon).toBe(horizon);
  });

  it('warns of a short baseline, and of points that vary more than chance', () => {
    const few = alternating(5, 20, 22).map((numerator) => ({ numerator, denominator: 100 }));
    expect(plan(inputOf('proportion', few)).cautions).toEqual([
      expect.stringContaining('fewer than 12 points'),
    ]);
    const wild = alternating(24, 100, 300).map((numerator) => ({ numerator, denominator: 1000 }));
    expect(plan(inputOf('proportion', wild)).cautions).toEqual([
      expect.stringContaining('vary more than chance'),
    ]);
    const chart = { chart: { type: 'p-prime', reason: '', by: '' } };
    const widened = plan(inputOf('proportion', wild, chart));
    expect(widened.question.chart).toBe('p');
    expect(widened.cautions).toHaveLength(1);
  });

  it.each([
    ['moving ranges', 'individual', { chart: { type: 'mr', reason: '', by: '' } }, 'cannot be simulated yet'],
    ['times between events', 'between-events', {}, 'cannot be simulated yet'],
  ] as const)('cannot be asked of %s', (_, form, context, words) => {
    const ask = () => plan(inputOf(form, [{ value: 1 }, { value: 2 }], context));
    expect(ask).toThrow(AimNotSimulated);
    expect(ask).toThrow(words);
  });

  it('needs more than one figure', () => {
    expect(() => plan(inputOf('count', [{ numerator: 3 }]))).toThrow('only one figure');
  });
});

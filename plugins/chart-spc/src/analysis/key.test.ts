import { describe, expect, it } from '@jest/globals';
import type { ChartInput } from '@fairshift/plugin-sdk';
import { access } from '../examples/access.js';
import { incidents } from '../examples/incidents.js';
import { analyse } from './analyse.js';

const labels = (input: ChartInput, options = { limits: true }) =>
  analyse(input, options).key.map(({ mark, label }) => `${mark}: ${label}`);

function withContext(input: ChartInput, context: Partial<ChartInput['context']>): ChartInput {
  return { ...input, context: { ...input.context, ...context } };
}

const target = { value: 75, label: 'Aim', reason: 'Agreed', by: 'QI lead' };

describe('the key', () => {
  it('holds what the chart of Tower Hamlets holds: 6 baseline points and 12 later ones are both too few', () => {
    expect(labels(access.input)).toEqual([
      'none: No change',
      'improvement: Improvement',
      'average: Average',
      'average-extended: Average, extended',
      'limits: Trial limits',
    ]);
  });

  it('has no concern, no extended average and no target on the ward', () => {
    expect(labels(incidents.input)).toEqual([
      'none: No change',
      'improvement: Improvement',
      'average: Average',
      'limits: Trial limits',
    ]);
  });

  it('calls limits firm when 24 points set them, and names the target with its number', () => {
    const { baseline: _, ...context } = access.input.context;
    const input = { ...access.input, context: { ...context, phases: [], targets: [target] } };
    expect(labels(input)).toEqual(
      expect.arrayContaining(['average: Average', 'limits: Process limits', 'target: Aim 75%']),
    );
    expect(labels(input).join()).not.toContain('extended');
  });

  it('leaves the limits out where they are not drawn', () => {
    expect(labels(access.input, { limits: false }).join()).not.toContain('limits');
  });

  it('names concern where higher is not better', () => {
    const worse = { ...access.input.measure, polarity: 'lower-is-better' as const };
    expect(labels({ ...access.input, measure: worse })).toContain('concern: Concern');
  });

  it('is empty when nothing is drawn', () => {
    const [series] = access.input.series;
    if (!series) throw new Error('the example has a series');
    const points = series.points.map(({ start, end }) => ({
      start,
      end,
      numerator: null,
      denominator: null,
      flags: ['suppressed' as const],
    }));
    expect(labels({ ...access.input, series: [{ ...series, points }] })).toEqual([]);
  });
});

describe('the target', () => {
  it('is drawn from the first period that it holds for', () => {
    const input = withContext(access.input, { targets: [{ ...target, start: '2021-01-01' }] });
    expect(analyse(input).target).toEqual({ value: 75, label: 'Aim', from: 12, to: 23 });
  });

  it('is the one that holds for the last period, even if an older one had the same number', () => {
    const old = { ...target, label: 'First aim', end: '2021-01-01' };
    const input = withContext(access.input, { targets: [{ ...target, start: '2021-01-01' }, old] });
    expect(analyse(input).target).toMatchObject({ label: 'Aim', from: 12 });
  });
});

import type { ChartInput } from '@fairshift/plugin-sdk';
import { describe, expect, it } from '@jest/globals';
import { chartInput, type ChartInputJson } from './chart-input.js';

describe('the chart input that crosses HTTP', () => {
  it('is the one that charts take, checked by the compiler', () => {
    const fromWire = (json: ChartInputJson): ChartInput => json;
    const example = chartInput.shape.context.parse({
      ruleSet: { id: 'making-data-count', version: '2023-11' },
      phases: [],
      targets: [],
      exclusions: [],
      annotations: [],
    });
    const context: ChartInput['context'] = example;
    expect(Object.keys(context)).toEqual(['ruleSet', 'phases', 'targets', 'exclusions', 'annotations']);
    expect(fromWire).toBeInstanceOf(Function);
  });

  it('keeps a suppressed number apart from zero', () => {
    const point = {
      start: '2020-01-01',
      end: '2020-02-01',
      numerator: null,
      denominator: 40,
      flags: ['suppressed'],
    };
    const parsed = chartInput.shape.series.element.shape.points.element.parse(point);
    expect(parsed).toEqual(point);
    expect(
      chartInput.shape.series.element.shape.points.element.safeParse({ ...point, numerator: '*' }).success,
    ).toBe(false);
  });
});

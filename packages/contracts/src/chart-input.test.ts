import type { ChartInput } from '@fairshift/plugin-sdk';
import { describe, expect, it } from '@jest/globals';
import { chartInput, type ChartInputJson } from './chart-input.js';

/** Optional fields may hold undefined after zod; apart from that the two must be one. */
type Loose<T> = T extends readonly (infer E)[]
  ? readonly Loose<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Loose<T[K]> | (undefined extends T[K] ? undefined : never) }
    : T;

describe('the chart input that crosses HTTP', () => {
  it('is the one that charts take, checked by the compiler', () => {
    const fromWire = (json: ChartInputJson): Loose<ChartInput> => json;
    const toWire = (input: ChartInput): Loose<ChartInputJson> => input;
    expect(typeof fromWire).toBe(typeof toWire);
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

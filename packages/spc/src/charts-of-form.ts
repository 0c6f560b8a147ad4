import type { ChartTypeId } from './model.js';

/** Which charts a measure of a form can be drawn as; the first is the usual one. */
export const CHARTS_OF_FORM: Readonly<Record<string, readonly ChartTypeId[]>> = {
  proportion: ['p', 'p-prime', 'i', 'mr'],
  rate: ['u', 'u-prime', 'i', 'mr'],
  count: ['c', 'i', 'mr'],
  // Means of as many cases as there were, without the cases themselves.
  mean: ['i-prime', 'i', 'mr'],
  individual: ['i', 'mr', 'xbar', 's'],
  'between-events': ['t', 'g', 'i', 'mr'],
};

/** What values a measure of a form can have, in shown units; undefined where they can be anything. */
export function possibleOf(form: string, multiplier: number): readonly [number, number] | undefined {
  if (form === 'proportion') return [0, multiplier];
  return form === 'rate' || form === 'count' || form === 'between-events'
    ? [0, Number.POSITIVE_INFINITY]
    : undefined;
}

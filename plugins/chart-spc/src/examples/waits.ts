import type { ChartExample } from '@fairshift/plugin-sdk';
import { inventedSource, makingDataCount, monthOf } from './example-input.js';

const DAYS = [41, 44, 39, 42, 45, 40, 43, 47, 41, 44, 42, 46, 43, 40, 45, 40, 41, 39, 40, 41, 38, 40, 39, 41];
const month = (at: number) => monthOf(2022, at);

/** A made-up clinic: one figure each month, the median wait. */
export const waits: ChartExample = {
  id: 'waits',
  title: 'Median wait (XmR chart)',
  options: {},
  input: {
    measure: {
      id: 'waits',
      version: 1,
      title: 'Median wait for a first visit',
      unit: 'days',
      multiplier: 1,
      polarity: 'lower-is-better',
      form: 'individual',
      period: 'month',
    },
    series: [
      {
        group: { id: 'clinic', label: 'Memory clinic', role: 'overall' },
        points: DAYS.map((value, i) => ({ start: month(i), end: month(i + 1), value })),
      },
    ],
    context: {
      ruleSet: makingDataCount,
      baseline: { start: '2022-01-01', end: '2023-04-01', reason: 'Before the first change', by: 'QI lead' },
      phases: [],
      targets: [],
      exclusions: [],
      annotations: [{ at: '2023-04-01', text: 'Two more sessions', kind: 'test', by: 'QI lead' }],
    },
    sources: inventedSource,
  },
};

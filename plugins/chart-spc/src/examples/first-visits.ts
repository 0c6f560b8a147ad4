import type { ChartExample } from '@fairshift/plugin-sdk';
import { inventedSource, makingDataCount, monthOf } from './example-input.js';

const DAYS = [48, 45, 50, 47, 44, 49, 46, 51, 45, 48, 47, 50, 46, 41, 43, 40, 42, 39, 43, 41, 40, 42, 41, 38];
const month = (at: number) => monthOf(2022, at);

/** A made-up clinic: 24 months about a median of 44.5 days, the last 11 of them below it. */
export const firstVisits: ChartExample = {
  id: 'first-visits',
  title: 'Wait for a first visit (run chart)',
  options: {},
  thumbnail: true,
  input: {
    measure: {
      id: 'first-visits',
      version: 1,
      title: 'Wait for a first physiotherapy visit',
      unit: 'days',
      multiplier: 1,
      polarity: 'lower-is-better',
      form: 'individual',
      period: 'month',
    },
    series: [
      {
        group: { id: 'clinic', label: 'Hillside clinic', role: 'overall' },
        points: DAYS.map((value, i) => ({ start: month(i), end: month(i + 1), value })),
      },
    ],
    context: {
      ruleSet: makingDataCount,
      phases: [],
      targets: [{ value: 42, label: 'Aim', reason: '6 weeks', by: 'QI lead' }],
      exclusions: [],
      annotations: [{ at: '2023-02-01', text: 'Visits by phone', kind: 'test', by: 'QI lead' }],
    },
    sources: inventedSource,
  },
};

import type { ChartExample } from '@fairshift/plugin-sdk';
import { exampleSource, makingDataCount, monthOf } from './example-input.js';

const MINORITY = [
  21, 19, 22, 16, 18, 18, 20, 22, 23, 26, 23, 25, 27, 25, 30, 28, 27, 29, 25, 28, 27, 26, 29, 26,
];
const STARTERS = [
  31, 29, 33, 24, 26, 27, 28, 30, 31, 33, 29, 30, 32, 30, 35, 33, 31, 34, 30, 33, 32, 31, 34, 30,
];
const month = (at: number) => monthOf(2020, at);

/** Tower Hamlets early intervention: 67% on average, extended, then 85% in a new phase. */
export const access: ChartExample = {
  id: 'access',
  title: 'Access to early intervention (P chart)',
  options: {},
  input: {
    measure: {
      id: 'access',
      version: 1,
      title: 'Share of starters from an ethnic minority',
      unit: '%',
      multiplier: 100,
      polarity: 'higher-is-better',
      form: 'proportion',
      period: 'month',
    },
    series: [
      {
        group: { id: 'tower-hamlets', label: 'Tower Hamlets early intervention service', role: 'overall' },
        points: STARTERS.map((denominator, i) => ({
          start: month(i),
          end: month(i + 1),
          numerator: MINORITY[i] ?? null,
          denominator,
        })),
      },
    ],
    context: {
      ruleSet: makingDataCount,
      baseline: { start: '2020-01-01', end: '2020-07-01', reason: 'Before the first change', by: 'QI lead' },
      phases: [
        { start: '2021-01-01', name: 'New phase', reason: 'The rise held for 7 months', by: 'QI lead' },
      ],
      targets: [],
      exclusions: [],
      annotations: [
        { at: '2020-03-23', text: 'First national lockdown', kind: 'event', by: 'QI lead' },
        { at: '2020-07-01', text: 'Referrals from wards', kind: 'test', by: 'QI lead' },
        { at: '2020-10-01', text: 'Family therapy offered', kind: 'test', by: 'QI lead' },
      ],
    },
    sources: exampleSource,
  },
};

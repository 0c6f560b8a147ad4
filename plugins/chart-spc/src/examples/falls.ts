import type { ChartExample } from '@fairshift/plugin-sdk';
import { inventedSource, makingDataCount, monthOf } from './example-input.js';

const FALLS = [14, 11, 16, 12, 15, 13, 17, 12, 14, 10, 15, 13, 12, 14, 7, 9, 8, 10, 6, 9, 8, 11, 7, 9];
const BED_DAYS = [
  2010, 1880, 2040, 1960, 2030, 1970, 2050, 2020, 1990, 2060, 1980, 2040, 2030, 1900, 2050, 1970, 2040, 1980,
  2060, 2020, 1990, 2050, 1960, 2030,
];
const month = (at: number) => monthOf(2022, at);

/** A made-up ward: 6.7 falls for every 1,000 bed days, then 7 and more points below the average. */
export const falls: ChartExample = {
  id: 'falls',
  title: 'Falls on a ward (U chart)',
  options: {},
  input: {
    measure: {
      id: 'falls',
      version: 1,
      title: 'Falls for every 1,000 bed days',
      unit: 'falls',
      multiplier: 1000,
      polarity: 'lower-is-better',
      form: 'rate',
      period: 'month',
    },
    series: [
      {
        group: { id: 'elm', label: 'Elm ward', role: 'overall' },
        points: BED_DAYS.map((denominator, i) => ({
          start: month(i),
          end: month(i + 1),
          numerator: FALLS[i] ?? null,
          denominator,
        })),
      },
    ],
    context: {
      ruleSet: makingDataCount,
      baseline: { start: '2022-01-01', end: '2023-03-01', reason: 'Before the first change', by: 'QI lead' },
      phases: [],
      targets: [],
      exclusions: [],
      annotations: [{ at: '2023-03-01', text: 'Checks every hour', kind: 'test', by: 'QI lead' }],
    },
    sources: inventedSource,
  },
};

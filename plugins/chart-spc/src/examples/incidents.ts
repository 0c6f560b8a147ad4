import type { ChartExample } from '@fairshift/plugin-sdk';
import { exampleSource, makingDataCount } from './example-input.js';

const FIRST = Date.UTC(2020, 7, 10);
const FORTNIGHT = 14 * 86_400_000;
const day = (i: number) => new Date(FIRST + i * FORTNIGHT).toISOString().slice(0, 10);

/** East India ward: an average of 2 a fortnight over 3 fortnights, then 0.3 over 10. */
export const incidents: ChartExample = {
  id: 'incidents',
  title: 'Racist incidents on a ward (C chart)',
  options: {},
  thumbnail: true,
  input: {
    measure: {
      id: 'racist-incidents',
      version: 1,
      title: 'Racist incidents',
      unit: 'racist incidents',
      multiplier: 1,
      polarity: 'lower-is-better',
      form: 'count',
      period: 'fortnight',
    },
    series: [
      {
        group: { id: 'east-india-ward', label: 'East India ward', role: 'overall' },
        points: [2, 3, 1, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0].map((value, i) => ({
          start: day(i),
          end: day(i + 1),
          value,
        })),
      },
    ],
    context: {
      ruleSet: makingDataCount,
      baseline: { start: '2020-08-10', end: '2020-09-21', reason: 'Before the action plan', by: 'Ward lead' },
      phases: [
        {
          start: '2020-09-21',
          name: 'After the changes',
          reason: '10 points below the first average',
          by: 'Ward lead',
        },
      ],
      targets: [],
      exclusions: [],
      annotations: [],
    },
    sources: exampleSource,
  },
};

import type { ChartExample, Point } from '@fairshift/plugin-sdk';
import { inventedSource, makingDataCount, monthOf } from './example-input.js';

/** Made up: people of one group who were seen in time, of whom 1 to 7 are held back. */
const SEEN: readonly (readonly [seen: number | null, of: number])[] = [
  [12, 30],
  [10, 28],
  [null, 29],
  [11, 31],
  [9, 27],
  [13, 32],
  [null, 26],
  [10, 30],
  [12, 29],
  [11, 28],
  [9, 30],
  [12, 31],
  [14, 30],
  [13, 29],
  [null, 30],
  [15, 31],
  [14, 28],
  [16, 30],
];

function point([seen, of]: readonly [number | null, number], i: number): Point {
  const period = { start: monthOf(2023, i), end: monthOf(2023, i + 1), denominator: of };
  if (seen !== null) return { ...period, numerator: seen };
  return { ...period, numerator: null, flags: ['suppressed'], bounds: { numerator: [1, 7] } };
}

/** Three of 18 months are held back: they are drawn as bars, and the words say what depends on them. */
export const smallNumbers: ChartExample = {
  id: 'small-numbers',
  title: 'Seen within 4 weeks, with small numbers held back (P chart)',
  options: {},
  input: {
    measure: {
      id: 'seen-in-time',
      version: 1,
      title: 'People seen within 4 weeks',
      unit: 'people',
      multiplier: 100,
      polarity: 'higher-is-better',
      form: 'proportion',
      period: 'month',
    },
    series: [{ group: { id: 'group', label: 'Bangladeshi', role: 'group' }, points: SEEN.map(point) }],
    context: {
      ruleSet: makingDataCount,
      phases: [],
      targets: [],
      exclusions: [],
      annotations: [],
    },
    sources: inventedSource,
  },
};

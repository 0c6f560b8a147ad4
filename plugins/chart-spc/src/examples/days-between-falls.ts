import type { ChartExample, Point } from '@fairshift/plugin-sdk';
import { inventedSource, makingDataCount } from './example-input.js';

const DAYS = [12, 9, 15, 7, 11, 14, 8, 10, 13, 9, 6, 12, 16, 11];
const FIRST = Date.UTC(2023, 0, 9);
const DAY = 86_400_000;
const date = (days: number) => new Date(FIRST + days * DAY).toISOString().slice(0, 10);

/** Each point ends with a fall and starts with the one before. */
function points(): Point[] {
  let passed = 0;
  return DAYS.map((value) => {
    const start = date(passed);
    passed += value;
    return { start, end: date(passed), value };
  });
}

/** A made-up ward: the days from one fall to the next, with nothing but chance in them. */
export const daysBetweenFalls: ChartExample = {
  id: 'days-between-falls',
  title: 'Days between falls (run chart)',
  options: {},
  input: {
    measure: {
      id: 'days-between-falls',
      version: 1,
      title: 'Time between falls',
      unit: 'days',
      multiplier: 1,
      polarity: 'higher-is-better',
      form: 'between-events',
      period: 'irregular',
    },
    series: [{ group: { id: 'elm', label: 'Elm ward', role: 'overall' }, points: points() }],
    context: { ruleSet: makingDataCount, phases: [], targets: [], exclusions: [], annotations: [] },
    sources: inventedSource,
  },
};

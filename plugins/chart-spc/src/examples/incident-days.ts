import type { ChartExample, Point } from '@fairshift/plugin-sdk';
import { inventedSource, makingDataCount } from './example-input.js';

/** Made up: days from one incident to the next, first about 8, later about 20. */
const DAYS = [6, 11, 4, 9, 13, 3, 8, 12, 5, 10, 7, 9, 19, 24, 17, 28, 21, 16, 25, 18];
const FIRST = Date.UTC(2023, 0, 9);
const DAY = 86_400_000;

function points(): Point[] {
  let passed = 0;
  return DAYS.map((value) => {
    passed += value;
    const day = new Date(FIRST + passed * DAY).toISOString().slice(0, 10);
    return { start: day, end: day, value };
  });
}

/** A ward on which incidents became rare: a T chart shows that sooner than counts do. */
export const incidentDays: ChartExample = {
  id: 'incident-days',
  title: 'Days between incidents (T chart)',
  options: {},
  input: {
    measure: {
      id: 'incident-days',
      version: 1,
      title: 'Time between incidents',
      unit: 'days',
      multiplier: 1,
      polarity: 'higher-is-better',
      form: 'between-events',
      period: 'day',
    },
    series: [{ group: { id: 'elm', label: 'Elm ward', role: 'overall' }, points: points() }],
    context: { ruleSet: makingDataCount, phases: [], targets: [], exclusions: [], annotations: [] },
    sources: inventedSource,
  },
};

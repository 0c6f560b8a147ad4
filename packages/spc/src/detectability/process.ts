import { binomialTable, drawCount, poissonTable } from './count-table.js';
import type { Generator } from './generator.js';
import type { PlannedChart } from './plan.js';

const { cos, log, PI, sqrt } = Math;

/** A process that stays at its level: each value is drawn by itself, from the distribution that the chart rests on. */
export type Process = (random: Generator) => number;

/** G E P Box and M E Muller, A note on the generation of random normal deviates, 1958. Exact for exact uniform numbers. */
const normal = (random: Generator): number => sqrt(-2 * log(random.next())) * cos(2 * PI * random.next());

/** Values as the chart draws them, before the multiplier. */
export function processAt(level: number, plan: PlannedChart): Process {
  const { denominator, sigma } = plan;
  switch (plan.chart) {
    case 'p': {
      const table = binomialTable(denominator, level);
      return (random) => drawCount(table, random) / denominator;
    }
    case 'u': {
      const table = poissonTable(level * denominator);
      return (random) => drawCount(table, random) / denominator;
    }
    case 'c': {
      const table = poissonTable(level);
      return (random) => drawCount(table, random);
    }
    case 'i':
      return (random) => level + sigma * normal(random);
    case 'i-prime':
      return (random) => level + (sigma / sqrt(denominator)) * normal(random);
    case 't':
      // Time to the next event, in periods: exponential, by inversion.
      return (random) => -log(random.next()) / level;
  }
}

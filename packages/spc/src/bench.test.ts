import { expect, it } from '@jest/globals';
import { benchmarks } from './bench.js';

it('reports three sizes and the ratio for each chart with its bar, and the simulated aims with theirs', () => {
  const results = benchmarks({ rounds: 1, points: 1, aims: 1 });
  expect(results).toHaveLength(12);
  for (const { figure } of results) expect(figure).toBeGreaterThan(0);
  // Whether the bar holds is for `npm run bench`: a test must not depend on how busy the machine is.
  expect(results.filter((result) => result.bar === 1.5)).toHaveLength(2);
  expect(results.at(-1)).toMatchObject({ unit: 's', bar: 1 });
});

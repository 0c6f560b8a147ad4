import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { analyseRuns, fairCoinQuantile, runsLimits } from './runs-analysis.js';

describe('limits of the runs analysis', () => {
  const table = JSON.parse(
    readFileSync(new URL('../reference-data/anhoej-limits.json', import.meta.url), 'utf8'),
  ) as { anhoej: { nUseful: number; longestRunMax: number; nCrossingsMin: number }[] };

  it('equal the published table for 2 to 200 useful points', () => {
    expect(table.anhoej).toHaveLength(199);
    for (const { nUseful, longestRunMax, nCrossingsMin } of table.anhoej) {
      // The table writes a rounded quantile of −0 in one place.
      expect(runsLimits(nUseful)).toEqual({ longestRunMax, nCrossingsMin: nCrossingsMin + 0 });
    }
  });

  it('hold for long series, where 0.5 to the power n underflows', () => {
    // Normal approximation: 4999.5 − 1.645 × √(9999)/2 − 0.5 = 4916.8; the exact quantile is beside it.
    expect(Math.abs(fairCoinQuantile(0.05, 9999) - 4917)).toBeLessThanOrEqual(1);
  });
});

describe('runs about a centre line', () => {
  it('leave out missing values and values on the line', () => {
    // Useful: + + − − − +, so 2 crossings and a longest run of 3.
    const runs = analyseRuns([6, 5, 7, null, 4, 3, 5, 2, 6], 5);
    expect(runs).toMatchObject({ nObs: 9, nUseful: 6, longestRun: 3, nCrossings: 2 });
  });

  it('give nothing when every value is on the line', () => {
    expect(analyseRuns([5, 5, 5], 5)).toMatchObject({ nUseful: 0, longestRun: null, runsSignal: false });
  });
});

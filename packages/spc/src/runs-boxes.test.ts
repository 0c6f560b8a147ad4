import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { boxOf, type RunsMethod, runsSignalBy } from './runs-boxes.js';

interface Limits {
  readonly nUseful: number;
  readonly longestRunMax: number;
  readonly nCrossingsMin: number;
}

const { bestbox } = JSON.parse(
  readFileSync(new URL('../reference-data/anhoej-limits.json', import.meta.url), 'utf8'),
) as { bestbox: Limits[] };

describe('the best box', () => {
  it('is the published one for 10 to 48 useful points', () => {
    const some = bestbox.filter(({ nUseful }) => nUseful <= 48);
    expect(some).toHaveLength(39);
    for (const { nUseful, ...limits } of some) expect({ nUseful, ...boxOf(nUseful) }).toMatchObject(limits);
  });

  it('is the published one for 70 and 100', () => {
    for (const { nUseful, ...limits } of bestbox.filter(({ nUseful }) => nUseful === 70 || nUseful === 100))
      expect(boxOf(nUseful)).toMatchObject(limits);
  });
});

/** The share of all series of n points, each above or below with equal chance, that signal: by counting them. */
function shareThatSignals(method: RunsMethod, n: number): number {
  let signals = 0;
  for (let series = 0; series < 2 ** n; series += 1) {
    let [longestRun, nCrossings, run] = [1, 0, 1];
    for (let i = 1; i < n; i += 1) {
      const isCrossing = ((series >> i) & 1) !== ((series >> (i - 1)) & 1);
      nCrossings += Number(isCrossing);
      run = isCrossing ? 1 : run + 1;
      longestRun = Math.max(longestRun, run);
    }
    if (runsSignalBy(method, { nUseful: n, longestRun, nCrossings })) signals += 1;
  }
  return signals / 2 ** n;
}

describe('the cut corner', () => {
  it.each([10, 16])('of %i points makes more series signal, and still no more than 7.5%%', (n) => {
    const [best, cut] = [shareThatSignals('bestbox', n), shareThatSignals('cutbox', n)];
    expect(boxOf(n).cut.size).toBeGreaterThan(0);
    expect(cut).toBeGreaterThan(best);
    expect(cut).toBeLessThanOrEqual(0.075);
  });

  it('of 13 points would go beyond 7.5%, so nothing is cut', () => {
    expect(shareThatSignals('cutbox', 13)).toBe(shareThatSignals('bestbox', 13));
  });
});

it('outside 10 to 100 useful points keeps the limits of 2014', () => {
  // Longest run allowed of 8 points: log2(8) + 3 = 6; crossings of 7 fair coins at 5%: 1 (0.8% none, 6.2% at most 1).
  expect(runsSignalBy('bestbox', { nUseful: 8, longestRun: 6, nCrossings: 1 })).toBe(false);
  expect(runsSignalBy('bestbox', { nUseful: 8, longestRun: 7, nCrossings: 1 })).toBe(true);
  expect(runsSignalBy('cutbox', { nUseful: 8, longestRun: 6, nCrossings: 0 })).toBe(true);
});

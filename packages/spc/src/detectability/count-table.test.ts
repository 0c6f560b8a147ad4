import { describe, expect, it } from '@jest/globals';
import { binomialTable, chanceOf, type CountTable, drawCount, poissonTable } from './count-table.js';
import { generator } from './generator.js';

/** Relative, since chances far out are small: as good as a running sum of thousands of terms to 1 allows. */
function expectChance(table: CountTable, count: number, exact: number): void {
  expect(Math.abs(chanceOf(table, count) - exact)).toBeLessThan(1e-10 * exact + 1e-14);
}

describe('chances of counts', () => {
  it('of 3 throws of a coin are 1, 3, 3 and 1 in 8', () => {
    const table = binomialTable(3, 0.5);
    [1, 3, 3, 1].forEach((eighths, count) => expectChance(table, count, eighths / 8));
    expect([table.least, table.cumulative.length]).toEqual([0, 4]);
  });

  // scipy 1.17.1: binom.pmf and poisson.pmf.
  it.each([
    [0, 1.292670348353139e-8],
    [5, 0.00022067958254090426],
    [18, 0.0944510934494092],
    [40, 2.4153679143129233e-6],
  ])('%i of 1,000 at 1.8%%', (count, exact) => expectChance(binomialTable(1000, 0.018), count, exact));

  it.each([
    [0.3, 0, 0.7408182206817179],
    [0.3, 5, 1.5001568968804773e-5],
    [15, 0, 3.059023205018258e-7],
    [15, 15, 0.1024358666645339],
    [15, 40, 4.145606394417457e-8],
  ])('of %d events: %i', (mean, count, exact) => expectChance(poissonTable(mean), count, exact));

  it('of large numbers', () => {
    const coin = binomialTable(1_000_000, 0.5);
    expectChance(coin, 500_000, 0.0007978843613317499);
    expectChance(coin, 501_500, 8.863674664600326e-6);
    expectChance(poissonTable(1e6), 1_003_000, 4.445143578422753e-6);
    // Ten of the process's own sigmas to either side are in it, and not much more.
    expect(coin.least).toBeLessThan(500_000 - 9 * 500);
    expect(coin.cumulative.length).toBeLessThan(22 * 500);
  });

  it.each([
    ['nobody', binomialTable(50, 0), 0],
    ['everybody', binomialTable(50, 1), 50],
    ['no event', poissonTable(0), 0],
  ])('are certain for %s', (_, table, count) => {
    expect(chanceOf(table, count)).toBe(1);
    expect(drawCount(table, generator(1))).toBe(count);
  });
});

describe('counts that are drawn', () => {
  /** Chi-squared over the counts with at least 5 expected; the rest together. */
  function chiSquared(table: CountTable, draws: number): { chi: number; classes: number } {
    const random = generator(11);
    const seen = new Map<number, number>();
    for (let i = 0; i < draws; i += 1) {
      const count = drawCount(table, random);
      seen.set(count, (seen.get(count) ?? 0) + 1);
    }
    let [chi, classes, restSeen, restExpected] = [0, 0, draws, draws];
    for (let i = 0; i < table.cumulative.length; i += 1) {
      const expected = draws * chanceOf(table, table.least + i);
      if (expected < 5) continue;
      const found = seen.get(table.least + i) ?? 0;
      chi += (found - expected) ** 2 / expected;
      classes += 1;
      restSeen -= found;
      restExpected -= expected;
    }
    return { chi: chi + (restSeen - restExpected) ** 2 / Math.max(restExpected, 1), classes };
  }

  it.each([
    ['18 of 1,000', binomialTable(1000, 0.018)],
    ['140 of 200', binomialTable(200, 0.7)],
    ['2 events', poissonTable(2)],
    ['300 events', poissonTable(300)],
  ])('follow those chances: %s', (_, table) => {
    const { chi, classes } = chiSquared(table, 200_000);
    // Its mean is the number of classes and its variance twice that: 4 sigma.
    expect(chi).toBeLessThan(classes + 4 * Math.sqrt(2 * classes));
    expect(classes).toBeGreaterThan(8);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { Direction } from '../model.js';
import { makingDataCount202311 } from '../rules/making-data-count.js';
import type { Rule, RuleSet } from '../rules/rule-set.js';
import { binomialTable, chanceOf, poissonTable } from './count-table.js';
import type { PlannedChart } from './plan.js';
import { Watched, waitOf } from './waiting-times.js';

const RUNS = 4000;
/** Enough for what does not end for hundreds of points. */
const FEWER_RUNS = 400;
const outside = makingDataCount202311.rules.find(({ kind }) => kind === 'outside') as Rule;
const runOf = (length: number, ties: 'break' | 'skip') =>
  ({ kind: 'shift', id: 'shift', name: `${length} on one side`, length, ties }) as Rule;
const ruleSetOf = (...rules: Rule[]): RuleSet => ({ ...makingDataCount202311, rules });

const chart = (of: Partial<PlannedChart>): PlannedChart => ({
  chart: 'p',
  baseline: 'known',
  denominator: 1,
  sigma: 1,
  ruleSet: ruleSetOf(outside),
  ...of,
});
const waits = (
  plan: PlannedChart,
  change: readonly [number, number],
  direction: Direction,
  { longest = 100_000, runs = RUNS }: { readonly longest?: number; readonly runs?: number } = {},
) => new Watched(plan, change[0], { runs, seed: 20_240_229, longest }).waits(change[1], direction);

/** Chances of one point: that it ends the wait by itself, that it adds to a run, that it is passed over. The rest breaks the run. */
interface Chances {
  readonly ends: number;
  readonly adds: number;
  readonly skipped?: number;
}

/**
 * The exact chance of a signal by each period, for a run of `length` or a point beyond the limits: the run so far is a Markov
 * chain, since points are independent (as for runs of coins, W Feller, An Introduction to Probability Theory, volume 1, XIII).
 */
function exactly({ ends, adds, skipped = 0 }: Chances, length: number, periods: number): number[] {
  let runs = [1, ...Array.from({ length: length - 1 }, () => 0)];
  const by = [0];
  for (let period = 1; period <= periods; period += 1) {
    const open = runs.reduce((sum, chance) => sum + chance, 0);
    const next = runs.map((_, k) => runs[k]! * skipped + (k > 0 ? runs[k - 1]! * adds : 0));
    next[0]! += open * (1 - ends - adds - skipped);
    by.push(by.at(-1)! + open * ends + runs[length - 1]! * adds);
    runs = next;
  }
  return by;
}

/**
 * Of N runs, the number that ended by a period is binomial with its exact chance F, so that its share lies within
 * 4 √(q(1 − q)/N) of F but once in 16,000 times. A wait that a share q of N runs did not go beyond must then have
 * F(wait) ≥ q − 4 √(q(1 − q)/N), and F(wait − 1) ≤ q + the same.
 */
function expectShare(wait: number, q: number, by: readonly number[], runs = RUNS): void {
  const error = 4 * Math.sqrt((q * (1 - q)) / runs);
  expect(by[wait]).toBeGreaterThanOrEqual(q - error);
  expect(by[wait - 1]).toBeLessThanOrEqual(q + error);
}

describe('the aim of the paper, 1.5% to 1.8%, on a P chart: a run of 7, ties break, or a point beyond the limits', () => {
  const ruleSet = ruleSetOf(outside, runOf(7, 'break'));

  /** Centre 1.5% of n, upper limit 3 √(0.015 × 0.985 × n) above it: both in people. */
  function chancesOf(n: number): Chances {
    const centre = 0.015 * n;
    const limit = centre + 3 * Math.sqrt(centre * 0.985);
    const table = binomialTable(n, 0.018);
    let [ends, adds] = [0, 0];
    for (let count = 0; count <= n; count += 1) {
      if (count > limit) ends += chanceOf(table, count);
      else if (count > centre + 1e-9) adds += chanceOf(table, count);
    }
    return { ends, adds };
  }

  // PRODUCT M1: median and 90th centile, in months.
  it.each([
    [200, 50, 168],
    [500, 18, 53],
    [1000, 14, 41],
    [2000, 9, 22],
  ])('with %i referrals a month', (n, median, ninetieth) => {
    const by = exactly(chancesOf(n), 7, 400);
    const seen = waits(chart({ denominator: n, ruleSet }), [0.015, 0.018], 'up');
    expectShare(median, 0.5, by);
    expectShare(ninetieth, 0.9, by);
    expectShare(waitOf(seen, 0.5)!, 0.5, by);
    expectShare(waitOf(seen, 0.9)!, 0.9, by);
  });
});

describe('the aim of the paper, from 2 incidents a fortnight to 0.5, on a C chart with a run of 7', () => {
  const plan = (ties: 'break' | 'skip') => chart({ chart: 'c', ruleSet: ruleSetOf(outside, runOf(7, ties)) });
  /** Below 2 are 0 and 1; 2 lies on the line. No count lies below the lower limit, since there is none. */
  function chancesAt(level: number, ties: 'break' | 'skip'): Chances {
    const table = poissonTable(level);
    const adds = chanceOf(table, 0) + chanceOf(table, 1);
    return { ends: 0, adds, ...(ties === 'skip' ? { skipped: chanceOf(table, 2) } : {}) };
  }

  it.each([
    ['skip', 10],
    ['break', 17],
  ] as const)('shows after 7 fortnights, 90th centile by tie rule: %s', (ties, ninetieth) => {
    const by = exactly(chancesAt(0.5, ties), 7, 60);
    const seen = waits(plan(ties), [2, 0.5], 'down');
    expect(waitOf(seen, 0.5)).toBe(7);
    expectShare(ninetieth, 0.9, by);
    expectShare(waitOf(seen, 0.9)!, 0.9, by);
  });

  it('has a false run below the line after a median of 128 fortnights with ties skipped', () => {
    const by = exactly(chancesAt(2, 'skip'), 7, 400);
    expectShare(128, 0.5, by);
    const median = waitOf(waits(plan('skip'), [2, 2], 'down', { runs: FEWER_RUNS }), 0.5)!;
    expectShare(median, 0.5, by, FEWER_RUNS);
  });

  it('and rarely when ties break: in the same data', () => {
    const by = exactly(chancesAt(2, 'break'), 7, 1500);
    const median = waitOf(waits(plan('break'), [2, 2], 'down', { runs: FEWER_RUNS }), 0.5)!;
    expectShare(median, 0.5, by, FEWER_RUNS);
    expect(median).toBeGreaterThan(4 * 128);
  });
});

describe('false alarms of a process that does not change', () => {
  const few = { runs: FEWER_RUNS };
  const mean = (times: Float64Array) => times.reduce((sum, time) => sum + time, 0) / times.length;
  /** A wait without memory has a standard deviation near its mean, so that the mean of N varies by mean / √N: 4 of these. */
  const expectMean = (times: Float64Array, exact: number) =>
    expect(Math.abs(mean(times) / exact - 1)).toBeLessThan(4 / Math.sqrt(FEWER_RUNS));

  // Runs of heads of a fair coin: 2^(k + 1) − 2 throws on average (Feller, volume 1, XIII.7). So 30 and 254.
  it.each([4, 7])('a run of %i on one side takes 2^(k + 1) − 2 points on average', (length) => {
    const plan = chart({ chart: 'i', sigma: 3, ruleSet: ruleSetOf(runOf(length, 'break')) });
    for (const direction of ['up', 'down'] as const)
      expectMean(waits(plan, [50, 50], direction, few), 2 ** (length + 1) - 2);
  });

  it('one point beyond 3 sigma: 0.0027 of the points, half of them on either side', () => {
    // 1 − Φ(3) = 0.0013498980, so a wait of 740.8 points for one side.
    const plan = chart({ chart: 'i-prime', denominator: 25, sigma: 10 });
    const [up, down] = (['up', 'down'] as const).map((direction) => waits(plan, [50, 50], direction, few));
    expectMean(up!, 1 / 0.001349898);
    expectMean(down!, 1 / 0.001349898);
    expect(Math.abs(1 / mean(up!) + 1 / mean(down!) - 0.0027)).toBeLessThan(
      (4 * 0.0027) / Math.sqrt(2 * FEWER_RUNS),
    );
  });

  it('one point beyond 3 sigma of a U chart: the tail of the Poisson distribution', () => {
    // 4 for 1,000 people and 1,000 people: centre 4, limit 4 + 3 × 2 = 10, so 11 or more: 0.00283977 (scipy poisson.sf(10, 4)).
    const plan = chart({ chart: 'u', denominator: 1000 });
    expectMean(waits(plan, [0.004, 0.004], 'up', few), 1 / 0.002839766);
  });

  it('a rare event on a T chart takes as many periods as its times say', () => {
    // Half of the times lie below a median, but the line is not quite that: so the length is compared in events and in periods.
    const plan = chart({ chart: 't', baseline: 300, ruleSet: ruleSetOf(runOf(7, 'break')) });
    const often = waits(plan, [4, 4], 'down', few);
    const seldom = waits({ ...plan, baseline: 1200 }, [1, 1], 'down', few);
    expect(Math.abs(mean(seldom) / mean(often) / 4 - 1)).toBeLessThan(0.02);
  });
});

describe('the baseline', () => {
  it('is drawn by itself, so that its own luck widens what new points do', () => {
    // Limits from a sum of two counts, S: centre S/2, limit S/2 + 3 √(S/2). The chance that one new count lies beyond.
    const [level, runs] = [25, RUNS];
    const [sums, news] = [poissonTable(2 * level), poissonTable(level)];
    let exact = 0;
    for (let sum = 0; sum <= 150; sum += 1) {
      const limit = sum / 2 + 3 * Math.sqrt(sum / 2);
      for (let count = Math.floor(limit) + 1; count <= 120; count += 1) {
        exact += chanceOf(sums, sum) * chanceOf(news, count);
      }
    }
    const plan = chart({ chart: 'c', baseline: 2 });
    const first = waits(plan, [level, level], 'up', { longest: 1, runs });
    const seen = first.filter((wait) => wait === 1).length;
    // Of the true level the chance is 0.0020; of the same counts as the baseline's nearly none.
    expect(exact).toBeGreaterThan(0.01);
    expect(Math.abs(seen - runs * exact)).toBeLessThan(4 * Math.sqrt(runs * exact));
  });
});

describe('waits of a chart', () => {
  const ruleSet = makingDataCount202311;
  const medians = (plans: readonly (readonly [PlannedChart, number])[]) =>
    plans.map(([plan, to]) =>
      waitOf(waits(plan, [0.015, to], 'up', { longest: 1000, runs: FEWER_RUNS }), 0.5)!,
    );
  const falling = (list: readonly number[]) => list.toSorted((a, b) => b - a);

  it.each(['known', 24] as const)(
    'grow shorter with more people and with a larger change: baseline %s',
    (baseline) => {
      const of = (denominator: number) => chart({ baseline, denominator, ruleSet });
      const byPeople = medians([200, 500, 1000, 2000, 5000].map((n) => [of(n), 0.018]));
      expect(byPeople).toEqual(falling(byPeople));
      expect(new Set(byPeople).size).toBe(5);
      const byEffect = medians([0.016, 0.018, 0.02, 0.025].map((to) => [of(1000), to]));
      expect(byEffect).toEqual(falling(byEffect));
      expect(new Set(byEffect).size).toBe(4);
    },
  );

  it('are the same for the same seed, and others for another', () => {
    const once = (seed: number) =>
      new Watched(chart({ denominator: 1000, baseline: 24, ruleSet }), 0.015, {
        runs: 200,
        seed,
        longest: 1000,
      }).waits(0.018, 'up');
    expect(once(1)).toEqual(once(1));
    expect(once(1)).not.toEqual(once(2));
  });

  it('end at the longest wait, and then there is no median', () => {
    const seen = waits(chart({ denominator: 200, ruleSet }), [0.015, 0.0151], 'up', { longest: 10 });
    expect(waitOf(seen, 0.5)).toBeNull();
    expect(waitOf(seen, 0.01)).toBeLessThanOrEqual(10);
  });
});

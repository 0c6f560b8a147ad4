import { analyseSeries } from './analyse.js';
import { aimBenchmarks } from './detectability/bench.js';
import type { ChartTypeId, SpcInput, SpcPoint } from './model.js';

export interface Benchmark {
  readonly name: string;
  readonly figure: number;
  readonly unit: string;
  readonly bar?: number;
  readonly holds?: boolean;
}

const SIZES = [24, 240, 10_000] as const;
/**
 * The fastest published package for the same, without words: an I chart's limits and four rules (PowerBI-SPC 1.7.4.28, at
 * 10,000 points shewhartControls 0.0.9), in µs on another machine of 2 cores. From `peer-speed.json` of the reference.
 */
const FASTEST_PEER = [3.4, 34, 3940] as const;
/** Cost of a point in a long chart against one in a usual chart. */
const RATIO_BAR = 1.5;

/** Numbers that look like data but are the same in every run (Lehmer generator, Park and Miller 1988). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function series(count: number): SpcPoint[] {
  const next = numbers(7);
  const day = (i: number) => new Date(i * 86_400_000).toISOString().slice(0, 10);
  return Array.from({ length: count }, (_, i) => {
    const denominator = 25 + Math.floor(next() * 10);
    const numerator = Math.round(denominator * (0.6 + 0.2 * next()));
    return { start: day(i), end: day(i + 1), numerator, denominator };
  });
}

function input(chart: ChartTypeId, points: readonly SpcPoint[]): SpcInput {
  return {
    chart,
    points,
    phases: [],
    exclusions: [],
    polarity: 'higher-is-better',
    multiplier: chart === 'p' ? 100 : 1,
    ruleSet: { id: 'making-data-count', version: '2023-11' },
  };
}

const clock = (globalThis as unknown as { readonly performance: { now(): number } }).performance;

function microseconds(work: () => void, times: number): number {
  const from = clock.now();
  for (let i = 0; i < times; i += 1) work();
  return ((clock.now() - from) * 1000) / times;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** How much is measured: a test that only asks what is reported needs little of it. */
export interface Effort {
  readonly rounds: number;
  /** Points of each size that are worked out in a round. */
  readonly points: number;
  /** Times that the aims are simulated; the best one counts. */
  readonly aims: number;
}

const USUAL_EFFORT: Effort = { rounds: 25, points: 10_000, aims: 5 };

/**
 * Microseconds of one chart by size, in rounds. Each round runs every size for about the same time, one
 * after the other, so that a busy machine slows all of them and the ratio stays honest.
 */
function measure(chart: ChartTypeId, { rounds, points }: Effort): number[][] {
  const data = SIZES.map((size) => input(chart, series(size)));
  const round = () =>
    data.map((one) => microseconds(() => void analyseSeries(one), Math.ceil(points / one.points.length)));
  round();
  return Array.from({ length: rounds }, round);
}

/** Time of a whole analysis (limits, rules, runs, notes) and how it grows with length; more rounds, steadier medians. */
export function benchmarks(effort = USUAL_EFFORT): Benchmark[] {
  const peers = SIZES.map((size, i) => ({
    name: `spc: fastest published package on another machine, ${size} points`,
    figure: FASTEST_PEER[i] ?? Number.NaN,
    unit: 'µs',
  }));
  const ours = (['p', 'c'] as const).flatMap((chart) => {
    const measured = measure(chart, effort);
    const ratio = median(measured.map(([, usual = 0, long = 0]) => long / 10_000 / (usual / 240)));
    return [
      ...SIZES.map((size, i) => ({
        name: `spc: ${chart} chart, ${size} points`,
        figure: median(measured.map((times) => times[i] ?? Number.NaN)),
        unit: 'µs',
      })),
      {
        name: `spc: ${chart} chart, cost of a point, 10000 against 240`,
        figure: ratio,
        unit: 'times',
        bar: RATIO_BAR,
        holds: ratio <= RATIO_BAR,
      },
    ];
  });
  return [...peers, ...ours, ...aimBenchmarks(effort.aims)];
}

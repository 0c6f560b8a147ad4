import { analyseSeries } from './analyse.js';
import type { ChartTypeId, SpcInput, SpcPoint } from './model.js';

export interface Benchmark {
  readonly name: string;
  readonly figure: number;
  readonly unit: string;
  readonly bar?: number;
  readonly holds?: boolean;
}

const SIZES = [24, 240, 10_000] as const;
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

/** Median microseconds of one chart. */
function microseconds(work: () => void, runs: number): number {
  const times: number[] = [];
  for (let i = 0; i < runs; i += 1) {
    const from = clock.now();
    work();
    times.push((clock.now() - from) * 1000);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(runs / 2)] ?? Number.NaN;
}

/** Time of a whole analysis (limits, rules, runs, notes) and how it grows with length. */
export function benchmarks(): Benchmark[] {
  return (['p', 'c'] as const).flatMap((chart) => {
    const time = new Map<number, number>();
    // Small first for a warm engine, and again after the large one, so that no size pays for the others.
    for (const size of [...SIZES, ...SIZES]) {
      const data = input(chart, series(size));
      time.set(
        size,
        microseconds(() => void analyseSeries(data), Math.max(21, Math.round(60_000 / size))),
      );
    }
    const of = (size: number) => time.get(size) ?? Number.NaN;
    const ratio = of(10_000) / 10_000 / (of(240) / 240);
    return [
      ...SIZES.map((size) => ({ name: `spc: ${chart} chart, ${size} points`, figure: of(size), unit: 'µs' })),
      {
        name: `spc: ${chart} chart, cost of a point, 10000 against 240`,
        figure: ratio,
        unit: 'times',
        bar: RATIO_BAR,
        holds: ratio <= RATIO_BAR,
      },
    ];
  });
}

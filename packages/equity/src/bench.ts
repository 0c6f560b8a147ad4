import { newcombeWilson } from './difference.js';
import { protectSeries, type Releasable } from './disclosure/index.js';
import { funnel } from './funnel/index.js';
import { koopmanScore } from './koopman.js';

export interface Benchmark {
  readonly name: string;
  readonly figure: number;
  readonly unit: string;
  readonly bar?: number;
  readonly holds?: boolean;
}

/** Milliseconds of the fastest of five runs: the one that other work on the machine disturbed least. */
function fastest(work: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const start = Date.now();
    work();
    return Date.now() - start;
  });
  return Math.min(...times);
}

function perSecond(count: number, work: (index: number) => void): number {
  const ms = fastest(() => {
    for (let index = 0; index < count; index += 1) work(index);
  });
  return Math.round((count / Math.max(1, ms)) * 1000);
}

const groupsOf = (index: number) =>
  [
    { numerator: 20 + (index % 50), denominator: 100 },
    { numerator: 30 + (index % 40), denominator: 120 },
  ] as const;

function release(groups: number, periods: number): Releasable {
  const points = Array.from({ length: periods }, (_, at) => {
    const start = `${2000 + at}-01-01`;
    return { start, end: `${2001 + at}-01-01`, numerator: at % 40, denominator: 60 + at };
  });
  const series = Array.from({ length: groups }, (_, at) => ({
    group: {
      id: `g${at}`,
      label: `Group ${at}`,
      role: at === 0 ? ('overall' as const) : ('group' as const),
      stratifier: 's',
    },
    points,
  }));
  return { measure: { form: 'proportion', multiplier: 100 }, series };
}

/** Speed of this package's heaviest answers. A bar is given where a page waits for the answer. */
export function benchmarks(): readonly Benchmark[] {
  const newcombe = perSecond(200_000, (index) => newcombeWilson(...groupsOf(index)));
  const koopman = perSecond(2_000, (index) => koopmanScore(...groupsOf(index)));
  const input = release(20, 60);
  const units = Array.from({ length: 60 }, (_, at) => ({
    id: `u${at}`,
    numerator: 20 + ((at * 7) % 40),
    denominator: 150 + at * 10,
  }));
  const funnels = fastest(() => funnel(units, { kind: 'proportion', widen: true }));
  const protect = fastest(() => protectSeries(input));
  return [
    { name: 'equity: Newcombe intervals', figure: newcombe, unit: 'a second' },
    { name: 'equity: Koopman intervals', figure: koopman, unit: 'a second' },
    { name: 'equity: a funnel of 60 units', figure: funnels, unit: 'ms', bar: 50, holds: funnels <= 50 },
    {
      name: 'equity: disclosure control of 20 groups by 60 periods',
      figure: protect,
      unit: 'ms',
      bar: 100,
      holds: protect <= 100,
    },
  ];
}

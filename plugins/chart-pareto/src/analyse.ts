import type { ChartInput, Point } from '@fairshift/plugin-sdk';
import { pareto, percentText, plainNumber } from '@fairshift/equity';
import { isUnknown, type Bar, type ParetoAnalysis } from './model.js';
import type { ParetoOptions } from './options.js';

/** The bars are always the first series of the option. */
export const BAR_SERIES = 0;

interface Counted {
  readonly count: number | null;
  readonly why: Bar['why'];
}

/** All periods of a group together; one that is hidden or missing hides the sum. */
function countOf(points: readonly Point[]): Counted {
  let count = 0;
  for (const point of points) {
    const own = point.numerator ?? point.value ?? null;
    if (own === null)
      return { count: null, why: point.flags?.includes('suppressed') ? 'held back' : 'missing' };
    count += own;
  }
  return points.length === 0 ? { count: null, why: 'missing' } : { count, why: null };
}

/** The first groups whose running total comes nearest to the mark. */
function nearestTo(mark: number, bars: readonly Bar[]): ParetoAnalysis['first'] {
  let best: ParetoAnalysis['first'] = null;
  bars.forEach(({ role, cumulative }, at) => {
    if (role !== 'group' || cumulative === null) return;
    if (best === null || Math.abs(cumulative - mark) < Math.abs(best.percent - mark))
      best = { groups: at + 1, percent: cumulative };
  });
  return best;
}

function barText(bar: Bar, unit: string): string {
  if (bar.count === null) return `${bar.label}: ${bar.why ?? 'missing'}.`;
  const total = bar.cumulative === null ? '' : ` Running total ${percentText(bar.cumulative)}.`;
  return `${bar.label}: ${plainNumber(bar.count)} ${unit}.${total}`;
}

function cautionsOf(input: ChartInput, bars: readonly Bar[]): readonly string[] {
  const held = bars.filter((bar) => bar.count === null).length;
  const rounded = input.series.some(({ points }) => points.some((point) => point.flags?.includes('rounded')));
  return [
    'A long bar does not mean that a group is well served. Compare with how many people of each group there are.',
    ...(held > 0
      ? [`${held} ${held === 1 ? 'bar is' : 'bars are'} held back or missing, and not in the running total.`]
      : []),
    ...(rounded ? ['Counts are rounded, so shares are not exact.'] : []),
  ];
}

/** Counts in order with their running total, unknowns last; nothing is drawn here. */
export function analyse(input: ChartInput, { mark }: ParetoOptions): ParetoAnalysis {
  const counted = input.series.map(({ group, points }) => ({ ...group, ...countOf(points) }));
  const found = pareto(counted.map(({ id, label, role, count }) => ({ id, label, role, count })));
  const why = new Map(counted.map((each) => [each.id, each.why]));
  const bars = found.rows.map((row): Bar => ({ ...row, why: why.get(row.id) ?? null }));
  const points = input.series.flatMap((series) => series.points);
  const { title, unit } = input.measure;
  return {
    title,
    unit,
    start: points.map((point) => point.start).toSorted()[0] ?? '',
    end:
      points
        .map((point) => point.end)
        .toSorted()
        .at(-1) ?? '',
    bars,
    total: found.total,
    unknown: bars.some(isUnknown) ? found.unknown : null,
    hidden: found.hidden,
    first: found.total > 0 ? nearestTo(mark, bars) : null,
    walk: bars.map((bar, index) => ({
      period: bar.label,
      text: barText(bar, unit),
      series: BAR_SERIES,
      index,
    })),
    key: [
      { mark: 'bar', label: unit.charAt(0).toUpperCase() + unit.slice(1) },
      { mark: 'cumulative', label: 'Running total' },
    ],
    cautions: cautionsOf(input, bars),
  };
}

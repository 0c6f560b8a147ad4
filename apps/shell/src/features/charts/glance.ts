import { walkOf, type ChartResult } from '@fairshift/chart-host';
import type { ChartInputJson } from '@fairshift/contracts';
import { gapOf } from './gap-verdict.js';

export type GlanceSignal = 'improvement' | 'concern' | 'change' | 'none';

export interface GlancePoint {
  /** 0 to 1 from left to right, and from the bottom to the top. */
  readonly x: number;
  readonly y: number;
  readonly signal: GlanceSignal;
}

type Point = ChartInputJson['series'][number]['points'][number];

/** The figure of a point on its own scale; null where there is none. */
export function valueOf({ numerator, denominator, value }: Point): number | null {
  if (typeof numerator === 'number' && typeof denominator === 'number') {
    return denominator > 0 ? numerator / denominator : null;
  }
  return value ?? numerator ?? null;
}

/** Focus and reference of a gap chart; else the first line. */
function valuesOf(input: ChartInputJson, result: ChartResult | undefined): (number | null)[][] {
  const gap = gapOf(result?.analysis);
  if (gap)
    return [gap.points.map(({ focus }) => focus.percent), gap.points.map((each) => each.reference.percent)];
  const line = input.series.find(({ points }) => points.length > 1);
  return line ? [line.points.map(valueOf)] : [];
}

/** At most two lines on one scale. Signals come from the analysis where it says one for each point of the line. */
export function glanceLines(input: ChartInputJson, result: ChartResult | undefined): GlancePoint[][] {
  const values = valuesOf(input, result);
  const known = values.flat().filter((value) => value !== null);
  if (known.length === 0) return [];
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const walk = result ? walkOf(result.analysis) : [];
  const single = values.length === 1 && walk.length === values[0]?.length;
  return values.map((line) =>
    line.flatMap((value, i) =>
      value === null
        ? []
        : [
            {
              x: line.length > 1 ? i / (line.length - 1) : 0.5,
              y: high > low ? (value - low) / (high - low) : 0.5,
              signal: (single ? walk[i]?.signal : undefined) ?? ('none' as const),
            },
          ],
    ),
  );
}

/** Bars of the groups, largest first, as shares of the largest; people whose group is not known come last. */
export function glanceBars({ series }: ChartInputJson): number[] {
  const sizeOf = (each: ChartInputJson['series'][number]) =>
    each.points.reduce((sum, point) => sum + (point.numerator ?? point.value ?? 0), 0);
  const groups = series.filter(({ group }) => group.role === 'group').map(sizeOf);
  const rest = series.filter(({ group }) => group.role !== 'group' && group.role !== 'overall').map(sizeOf);
  const largest = Math.max(0, ...groups, ...rest);
  return largest > 0 ? [...groups.toSorted((a, b) => b - a), ...rest].map((size) => size / largest) : [];
}

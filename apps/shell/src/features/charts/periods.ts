import type { ChartInputJson } from '@fairshift/contracts';
import type { Choice } from '@fairshift/ui';
import { periodWords } from '../../platform/format.js';

export interface DrawnPeriod {
  readonly start: string;
  /** Exclusive. */
  readonly end: string;
}

/** Every period that any series has, in order of time. */
export function periodsOf(series: ChartInputJson['series']): readonly DrawnPeriod[] {
  const ends = new Map(series.flatMap(({ points }) => points.map(({ start, end }) => [start, end] as const)));
  return [...ends].map(([start, end]) => ({ start, end })).toSorted((a, b) => a.start.localeCompare(b.start));
}

/** The periods as choices by name; the value is their first day, or the day after their last. */
export function periodChoices(
  periods: readonly DrawnPeriod[],
  kind: ChartInputJson['measure']['period'],
  value: keyof DrawnPeriod,
): Choice[] {
  return periods.map((period) => ({ value: period[value], label: periodWords({ ...period, kind }) }));
}

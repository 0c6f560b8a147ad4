import type { ChartInput } from '@fairshift/plugin-sdk';
import type { SpcPointResult } from '@fairshift/spc';
import type { ChartEvent } from './model.js';

const time = (date: string) => Date.parse(`${date}T00:00:00Z`);

/** Where a date falls between the middles of points; a date on the first day of a period is at its left edge. */
function placeOf(at: string, points: readonly SpcPointResult[]): number | null {
  const index = points.findIndex((point) => at >= point.start && at < point.end);
  const point = points[index];
  if (!point) return null;
  const share = (time(at) - time(point.start)) / (time(point.end) - time(point.start));
  return index - 0.5 + share;
}

/** Letters A to Z, then AA, AB …; as many as there are events. */
function letter(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last;
}

/** The measure's annotations in order of date, each with its letter and its place on the axis. */
export function eventsOf(
  annotations: ChartInput['context']['annotations'],
  points: readonly SpcPointResult[],
): ChartEvent[] {
  return annotations
    .toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
    .map(({ at, text, kind }, i) => ({ letter: letter(i), at, text, kind, x: placeOf(at, points) }));
}

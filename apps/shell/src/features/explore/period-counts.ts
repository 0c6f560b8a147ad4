import type { ChartInputJson, RouteResponse, routes } from '@fairshift/contracts';
import type { GroupCounts } from '@fairshift/equity';

export type Explored = RouteResponse<typeof routes.exploreGap>;
export type Series = ChartInputJson['series'][number];
export type Point = Series['points'][number];
export type Stratifier = Explored['stratifiers'][number];

/** The periods that have a figure for everyone, or else for any group; newest first. */
export function periodsOf({ overall, stratifiers }: Explored): { start: string; end: string }[] {
  const all = [overall, ...stratifiers.flatMap(({ series }) => series)];
  const source = overall.points.length > 0 ? [overall] : all;
  const byStart = new Map(
    source.flatMap(({ points }) => points.map(({ start, end }) => [start, { start, end }])),
  );
  return [...byStart.values()].toSorted((a, b) => b.start.localeCompare(a.start));
}

/** A series' point in one period. */
export const pointAt = ({ points }: Series, start: string): Point | undefined =>
  points.find((point) => point.start === start);

/** Counts of one series in one period, as the equity package takes them. */
export function countsAt({ group, points }: Series, start: string): GroupCounts {
  const point = points.find((each) => each.start === start);
  return {
    id: group.id,
    label: group.label,
    role: group.role,
    numerator: point?.numerator ?? null,
    denominator: point?.denominator ?? null,
  };
}

/** One figure in display units: per cent for a proportion, per multiplier for a rate, else the number itself. */
export function figureOf(point: Point, measure: Explored['measure']): number | undefined {
  const { numerator, denominator, value } = point;
  if (typeof numerator === 'number' && typeof denominator === 'number' && denominator > 0) {
    const scale = measure.form === 'proportion' ? 100 : measure.multiplier;
    return (numerator / denominator) * scale;
  }
  return value ?? (measure.form === 'count' ? (numerator ?? undefined) : undefined);
}

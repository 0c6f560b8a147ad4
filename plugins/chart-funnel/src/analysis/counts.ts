import type { ChartInput, Point } from '@fairshift/plugin-sdk';
import type { FunnelOptions } from '../options.js';
import type { Role, WhyNotDrawn } from './model.js';

type Series = ChartInput['series'][number];

/** One group with the counts of the period that is drawn, or why it has none. */
export interface Counted {
  readonly id: string;
  readonly label: string;
  readonly role: Role;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly why: WhyNotDrawn | null;
  /** What rounded counts can really be; null where they are as counted. */
  readonly could: Range | null;
}

type Ends = readonly [least: number, most: number];
export interface Range {
  readonly numerator: Ends;
  readonly denominator: Ends;
}

export interface Period {
  readonly start: string;
  readonly end: string;
  /** How many are added up. */
  readonly periods: number;
}

/** A lone value is no number of events: without its parts a share has no limits. */
const eventsOf = (point: Point): number | null => point.numerator ?? null;
const isWhole = (point: Point): boolean => eventsOf(point) !== null && (point.denominator ?? null) !== null;

/** What hides a number: the publisher or a small count, or nobody sent it. */
function whyOf(points: readonly Point[]): WhyNotDrawn | null {
  if (points.length === 0) return 'no-figure';
  const gaps = points.filter((point) => !isWhole(point));
  if (gaps.some(({ flags }) => flags?.includes('suppressed'))) return 'held-back';
  if (gaps.some((point) => eventsOf(point) === null)) return 'missing';
  return gaps.length > 0 ? 'no-denominator' : null;
}

/** Ends of a sum of rounded numbers; a number without bounds is as counted. */
function endsOf(points: readonly Point[], part: 'numerator' | 'denominator'): Ends {
  const sum = (end: 0 | 1): number =>
    points.reduce((total, point) => total + (point.bounds?.[part]?.[end] ?? point[part] ?? 0), 0);
  return [sum(0), sum(1)];
}

function rangeOf(points: readonly Point[]): Range | null {
  if (!points.some(({ flags }) => flags?.includes('rounded'))) return null;
  return { numerator: endsOf(points, 'numerator'), denominator: endsOf(points, 'denominator') };
}

function counted({ group }: Series, points: readonly Point[], kind: string): Counted {
  const { id, label, role } = group;
  const named = { id, label, role: role === 'overall' ? ('group' as const) : role };
  const why = whyOf(points);
  const sum = (of: (point: Point) => number | null | undefined): number | null =>
    points.reduce<number | null>((total, point) => {
      const own = of(point) ?? null;
      return total === null || own === null ? null : total + own;
    }, 0);
  const numerator = points.length === 0 ? null : sum(eventsOf);
  const denominator = points.length === 0 ? null : sum((point) => point.denominator);
  const parts = { ...named, numerator, denominator, could: rangeOf(points) };
  if (why !== null || numerator === null || denominator === null) return { ...parts, why: why ?? 'missing' };
  if (denominator === 0) return { ...parts, why: 'nobody' };
  const isImpossible = numerator < 0 || denominator < 0 || (kind === 'proportion' && numerator > denominator);
  return { ...parts, why: isImpossible ? 'impossible' : null };
}

/** The newest period in which a group has both numbers; without one, the newest there is. */
function newest(series: readonly Series[]): Pick<Period, 'start' | 'end'> | undefined {
  const all = series.flatMap(({ points }) => points);
  const full = all.filter(isWhole);
  return (full.length > 0 ? full : all).toSorted(
    (a, b) => b.end.localeCompare(a.end) || b.start.localeCompare(a.start),
  )[0];
}

function spanOf(series: readonly Series[]): Period {
  const points = series.flatMap((each) => each.points);
  const starts = points.map(({ start }) => start).toSorted();
  const ends = points.map(({ end }) => end).toSorted();
  const periods = new Set(points.map(({ start, end }) => `${start}/${end}`)).size;
  return { start: starts[0] ?? '', end: ends.at(-1) ?? '', periods };
}

/** Counts of every group, unknowns last, in one period or added up over all; everyone together is no group. */
export function countsOf(
  input: ChartInput,
  { periods }: Pick<FunnelOptions, 'periods'>,
): { readonly groups: readonly Counted[]; readonly period: Period } {
  const split = input.series.filter(({ group }) => group.role !== 'overall');
  const series = [
    ...split.filter(({ group }) => group.role === 'group'),
    ...split.filter(({ group }) => group.role === 'unknown'),
    ...split.filter(({ group }) => group.role === 'not-stated'),
  ];
  const { form } = input.measure;
  if (periods === 'all') {
    return { groups: series.map((each) => counted(each, each.points, form)), period: spanOf(series) };
  }
  const at = newest(series);
  const inIt = (point: Point): boolean => point.start === at?.start && point.end === at.end;
  return {
    groups: series.map((each) => counted(each, each.points.filter(inIt), form)),
    period: { start: at?.start ?? '', end: at?.end ?? '', periods: 1 },
  };
}

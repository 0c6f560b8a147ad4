import { matchGroups } from '@fairshift/codes';
import type { HeldGroup } from '@fairshift/codes';
import type { DataSeries, SeriesPeriod, SeriesResult } from '../datasets/index.js';

type Points = DataSeries['points'];

/** Numbers of people by group of the open data, and what a person must know of them. */
export interface JoinedPeople {
  readonly series: readonly DataSeries[];
  /** Sentences: what differs between the counts and the people. */
  readonly cautions: readonly string[];
}

const list = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

const held = ({ group }: DataSeries): HeldGroup => ({
  code: group.id,
  label: group.label,
  role: group.role === 'overall' ? 'group' : group.role,
});

/**
 * Puts under each count the number of people of the same group, from the period of the open data that is nearest.
 * A group without a number of people keeps its counts, and has no rate; nobody is guessed.
 *
 * @param counts series of counts, overall and by the groups of one split
 * @param people series of the same split of the open data; its overall where there is one
 */
export function joinPeople(counts: readonly DataSeries[], people: SeriesResult): JoinedPeople {
  const groups = counts.filter(({ group }) => group.role !== 'overall');
  const others = people.series.filter(({ group }) => group.role !== 'overall');
  const { parts, unmatched, caveat } = matchGroups(groups.map(held), others.map(held));
  const when = nearest(people.periods, counts);
  const numberOf = (codes: readonly string[]): number | null => {
    const numbers = codes.map((code) => at(others.find(({ group }) => group.id === code)?.points, when));
    return numbers.some((number) => number === null)
      ? null
      : numbers.reduce<number>((sum, number) => sum + number!, 0);
  };
  const everyone = people.overall ?? people.series.find(({ group }) => group.role === 'overall');
  const series = counts.map(({ group, points }) => {
    const found =
      group.role === 'overall' ? at(everyone?.points, when) : numberOf(parts.get(group.id) ?? ['']);
    return { group, points: withPeople(points, found) };
  });
  return { series, cautions: cautionsOf({ when, counts, unmatched, caveat }) };
}

function withPeople(points: Points, people: number | null): Points {
  return points.map((point) => {
    if (people !== null) return { ...point, denominator: people };
    return { ...point, denominator: null, flags: [...new Set([...(point.flags ?? []), 'missing' as const])] };
  });
}

const at = (points: Points | undefined, when: SeriesPeriod | undefined): number | null =>
  points?.find(({ start, end }) => start === when?.start && end === when.end)?.numerator ?? null;

/** The period of the open data whose start lies nearest to the middle of the counts. */
function nearest(periods: readonly SeriesPeriod[], counts: readonly DataSeries[]): SeriesPeriod | undefined {
  const span = spanOf(counts);
  if (span === undefined) return periods.at(-1);
  const middle = (Date.parse(span.start) + Date.parse(span.end)) / 2;
  const far = ({ start }: SeriesPeriod) => Math.abs(Date.parse(start) - middle);
  return periods.toSorted((x, y) => far(x) - far(y))[0];
}

function spanOf(counts: readonly DataSeries[]): { start: string; end: string } | undefined {
  const points = counts.flatMap((each) => each.points);
  if (points.length === 0) return undefined;
  const start = points.reduce((least, point) => (point.start < least ? point.start : least), '9');
  const end = points.reduce((most, point) => (point.end > most ? point.end : most), '');
  return { start, end };
}

function cautionsOf(of: {
  readonly when: SeriesPeriod | undefined;
  readonly counts: readonly DataSeries[];
  readonly unmatched: readonly HeldGroup[];
  readonly caveat: string | undefined;
}): string[] {
  const { when, counts, unmatched, caveat } = of;
  const span = spanOf(counts);
  if (when === undefined) return ['The open data hold no number of people, so there is no rate.'];
  const differs = span !== undefined && (span.start < when.start || span.end > when.end);
  const years = `The people were counted in ${when.start.slice(0, 4)}`;
  return [
    ...(differs
      ? [
          `${years}; the counts run from ${span.start} to ${span.end}. Where the population has changed since, the rates are off.`,
        ]
      : []),
    ...(caveat === undefined ? [] : [caveat]),
    ...(unmatched.length === 0
      ? []
      : [
          `There is no number of people for ${list(unmatched.map(({ label }) => label))}, so there is no rate for them.`,
        ]),
  ];
}

import { type HeldGroup, matchGroups } from './match-groups.js';

/** Days, year-month-day; the end is exclusive. */
export interface Span {
  readonly start: string;
  readonly end: string;
}

interface Placed {
  readonly place: string;
  /** Code; left out: everyone. */
  readonly group?: string;
  readonly period: Span;
}

/** What a service counted of a place and group; null when it is hidden or missing. */
export interface PlacedCount extends Placed {
  readonly count: number | null;
}

/** How many people a census found there. */
export interface PlacedPeople extends Placed {
  readonly people: number | null;
}

export interface PlacedRate extends PlacedCount {
  readonly count: number;
  readonly people: number;
  /** Of the period that was counted: a month's counts give a month's rate. */
  readonly per1000: number;
}

/**
 * Why a count has no rate: its place or its group is not in the census, nobody knows of which group these people are,
 * no number of people is given or it is zero, or the count itself is not known.
 */
export type WithoutRate = PlacedCount & {
  readonly why: 'place' | 'group' | 'group-not-known' | 'people' | 'count';
};

export interface PopulationRates {
  readonly rates: readonly PlacedRate[];
  /** Every count without a rate, each with one reason: none is dropped in silence. */
  readonly without: readonly WithoutRate[];
  /** What is not the same on both sides, in sentences for people. */
  readonly caveats: readonly string[];
}

export interface GroupLists {
  /** Groups of the service, in its own list. */
  readonly counts: readonly HeldGroup[];
  /** Groups of the census. */
  readonly people: readonly HeldGroup[];
}

/**
 * Rates per 1,000 people by place and group. Groups of other lists are matched by the crosswalks of this package, and
 * the people are those of the census nearest in time. Nothing is guessed: not a place, not a group, not a year between.
 */
export function populationRates(
  counts: readonly PlacedCount[],
  people: readonly PlacedPeople[],
  groups: GroupLists,
): PopulationRates {
  const { parts, caveat } = matchGroups(groups.counts, groups.people);
  const known = new Set(groups.counts.filter(({ role }) => role === 'group').map(({ code }) => code));
  const census = new Census(people);
  const rates: PlacedRate[] = [];
  const without: WithoutRate[] = [];
  for (const each of counts) {
    const { place, group, count } = each;
    const codes = group === undefined ? [undefined] : parts.get(group);
    const found = codes === undefined ? null : census.people(each, codes);
    if (!census.places.has(place)) without.push({ ...each, why: 'place' });
    else if (codes === undefined)
      without.push({ ...each, why: known.has(group ?? '') ? 'group' : 'group-not-known' });
    else if (found === null || found === 0) without.push({ ...each, why: 'people' });
    else if (count === null) without.push({ ...each, why: 'count' });
    else rates.push({ ...each, count, people: found, per1000: (count * 1_000) / found });
  }
  const isMatched = rates.some(({ group }) => group !== undefined);
  return {
    rates,
    without,
    caveats: [...census.yearCaveats(rates), ...(caveat === undefined || !isMatched ? [] : [caveat])],
  };
}

class Census {
  readonly places: ReadonlySet<string>;
  readonly #periods: readonly Span[];
  readonly #people: ReadonlyMap<string, number | null>;

  constructor(people: readonly PlacedPeople[]) {
    this.places = new Set(people.map(({ place }) => place));
    this.#periods = [...new Map(people.map(({ period }) => [spanKey(period), period])).values()];
    this.#people = new Map(people.map((each) => [key(each, each.period, each.group), each.people]));
  }

  /** People of several groups together; null when one of them is not given. */
  people(count: PlacedCount, groups: readonly (string | undefined)[]): number | null {
    const period = this.#nearest(count.period);
    if (period === undefined) return null;
    let sum = 0;
    for (const group of groups) {
      const number = this.#people.get(key(count, period, group)) ?? null;
      if (number === null) return null;
      sum += number;
    }
    return sum;
  }

  /** One sentence for each census that was taken for counts of another time. */
  yearCaveats(rates: readonly PlacedRate[]): readonly string[] {
    const spans = new Map<string, Span>();
    for (const { period } of rates) {
      const census = this.#nearest(period);
      if (census === undefined || (census.start <= period.start && period.end <= census.end)) continue;
      const year = census.start.slice(0, 4);
      const span = spans.get(year) ?? period;
      spans.set(year, {
        start: span.start < period.start ? span.start : period.start,
        end: span.end > period.end ? span.end : period.end,
      });
    }
    return [...spans].map(
      ([year, { start, end }]) =>
        `The people were counted in ${year}; the counts run from ${start} up to ${end}. Where the population has changed since, the rates are off.`,
    );
  }

  /** The census whose middle is nearest to the middle of a period; of two that are equally near, the earlier. */
  #nearest(period: Span): Span | undefined {
    const far = (census: Span) => Math.abs(middle(census) - middle(period));
    return this.#periods.toSorted((a, b) => far(a) - far(b) || (a.start < b.start ? -1 : 1))[0];
  }
}

const middle = ({ start, end }: Span): number => (Date.parse(start) + Date.parse(end)) / 2;
const spanKey = ({ start, end }: Span): string => `${start}/${end}`;
const key = ({ place }: Placed, period: Span, group: string | undefined): string =>
  `${place}\n${spanKey(period)}\n${group ?? ''}`;

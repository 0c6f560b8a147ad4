import { describe, expect, it } from '@jest/globals';
import { CENSUS_2021_BROAD_GROUPS, CENSUS_2021_ETHNIC_GROUPS } from './census-ethnicity.js';
import { ETHNIC_CATEGORIES } from './ethnicity.js';
import { type PlacedCount, type PlacedPeople, populationRates } from './population-rates.js';

const CENSUS = { start: '2021-01-01', end: '2022-01-01' };
const YEAR = { start: '2023-04-01', end: '2024-04-01' };
const NEWHAM = 'E09000025';
const groups = { counts: ETHNIC_CATEGORIES, people: CENSUS_2021_ETHNIC_GROUPS };

const count = (number: number | null, group?: string, place = NEWHAM, period = YEAR): PlacedCount => ({
  place,
  period,
  count: number,
  ...(group === undefined ? {} : { group }),
});
const people = (number: number | null, group?: string, place = NEWHAM, period = CENSUS): PlacedPeople => ({
  place,
  period,
  people: number,
  ...(group === undefined ? {} : { group }),
});
const PEOPLE = [people(10_000), people(2_000, '1'), people(93, '17'), people(3, '15'), people(4, '16')];

describe('populationRates', () => {
  it('divides by the people of the same place and group', () => {
    const { rates, without } = populationRates([count(25), count(10, 'K')], PEOPLE, groups);
    // 25 of 10,000 and 10 of 2,000 Bangladeshi people.
    expect(rates.map(({ per1000, people: of }) => [per1000, of])).toEqual([
      [2.5, 10_000],
      [5, 2_000],
    ]);
    expect(without).toEqual([]);
  });

  it('adds up the census groups that one NHS category holds, and says so', () => {
    const { rates, caveats } = populationRates([count(2, 'C')], PEOPLE, groups);
    // 93 other White, 3 Gypsy or Irish Traveller and 4 Roma are 100 people.
    expect(rates).toMatchObject([{ people: 100, per1000: 20 }]);
    expect(caveats.some((words) => words.includes('16 groups of 2001'))).toBe(true);
  });

  it('adds up the 19 groups to the five broad ones', () => {
    const broad = { counts: CENSUS_2021_BROAD_GROUPS, people: CENSUS_2021_ETHNIC_GROUPS };
    const white = ['13', '14', '15', '16', '17'].map((code) => people(50, code));
    const { rates } = populationRates([count(1, '4')], white, broad);
    expect(rates).toMatchObject([{ people: 250, per1000: 4 }]);
  });

  it('names every count that has no rate, with its reason', () => {
    const counts = [
      count(5, undefined, 'E09000099'),
      count(6, 'Z'),
      count(7, 'A'),
      count(null, 'K'),
      count(8, 'S'),
    ];
    const held = [...PEOPLE, people(0, '18'), people(0, '19')];
    const { rates, without } = populationRates(counts, held, groups);
    expect(rates).toEqual([]);
    expect(without.map(({ count: number, why }) => [number, why])).toEqual([
      [5, 'place'],
      [6, 'group-not-known'],
      // White British is a group of the census, but its people are not given here.
      [7, 'people'],
      [null, 'count'],
      [8, 'people'],
    ]);
  });

  it('names a group that the census does not have', () => {
    const own = { code: 'martian', label: 'Martian', role: 'group' } as const;
    const { without } = populationRates([count(1, 'martian')], PEOPLE, {
      counts: [...ETHNIC_CATEGORIES, own],
      people: CENSUS_2021_ETHNIC_GROUPS,
    });
    expect(without).toMatchObject([{ group: 'martian', why: 'group' }]);
  });

  it('takes the nearest census, and states when it is of another time', () => {
    const old = { start: '2011-01-01', end: '2012-01-01' };
    const held = [people(8_000, undefined, NEWHAM, old), people(10_000)];
    const then = { start: '2012-04-01', end: '2013-04-01' };
    const inside = { start: '2021-03-01', end: '2021-04-01' };
    const { rates, caveats } = populationRates(
      [count(20, undefined, NEWHAM, then), count(20), count(1, undefined, NEWHAM, inside)],
      held,
      groups,
    );
    // 20 of 8,000, 20 of 10,000 and 1 of 10,000.
    expect(rates.map(({ per1000 }) => per1000)).toEqual([2.5, 2, 0.1]);
    expect(caveats).toEqual([
      expect.stringContaining('counted in 2011; the counts run from 2012-04-01 up to 2013-04-01'),
      expect.stringContaining('counted in 2021; the counts run from 2023-04-01 up to 2024-04-01'),
    ]);
  });

  it('never takes the whole for a group that is not given, nor a hidden number of people for none', () => {
    const held = [people(10_000), people(null, '1')];
    expect(populationRates([count(10, 'K')], held, groups).without).toMatchObject([{ why: 'people' }]);
  });
});

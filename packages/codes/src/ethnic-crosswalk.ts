import { CENSUS_2021_BROAD_GROUPS, CENSUS_2021_ETHNIC_GROUPS } from './census-ethnicity.js';
import { CODE_SYSTEMS } from './code-systems.js';
import { ETHNIC_CATEGORIES } from './ethnicity.js';

/**
 * NHS ethnic category (2001 census, 16+1) to the groups of the 2021 census that it counts. From the NHS Data
 * Dictionary's and the census's own names: the 2001 list has no Gypsy or Irish Traveller, Roma or Arab, so these
 * people stand in "any other White background" and "any other ethnic group". There is no way back.
 */
const NHS_TO_CENSUS: Readonly<Record<string, readonly string[]>> = {
  A: ['13'],
  B: ['14'],
  C: ['15', '16', '17'],
  D: ['11'],
  E: ['10'],
  F: ['9'],
  G: ['12'],
  H: ['3'],
  J: ['4'],
  K: ['1'],
  L: ['5'],
  M: ['7'],
  N: ['6'],
  P: ['8'],
  R: ['2'],
  S: ['18', '19'],
};

/** A list of groups that counts people in another way. */
export interface GroupCrosswalk {
  readonly from: string;
  readonly to: string;
  /** Groups of `to` that one group of `from` counts together; undefined when it has no counterpart there. */
  readonly parts: ReadonlyMap<string, readonly string[]>;
  /** What is not the same on both sides, in a sentence for people. */
  readonly caveat: string;
}

/** Populations of the 19 census groups, added up to the 16 NHS categories. */
export const NHS_ETHNICITY_FROM_CENSUS_2021: GroupCrosswalk = {
  from: CODE_SYSTEMS.ethnicCategory,
  to: CODE_SYSTEMS.ethnicGroupCensus2021,
  parts: new Map(
    ETHNIC_CATEGORIES.flatMap(({ code }) => {
      const groups = NHS_TO_CENSUS[code];
      return groups === undefined ? [] : [[code, groups] as const];
    }),
  ),
  caveat:
    'The service counts the 16 groups of 2001, the census the 19 groups of 2021: Gypsy or Irish Traveller and Roma ' +
    'are counted under any other White background, and Arab under any other ethnic group.',
};

/** Populations of the 19 groups, added up to the five broad groups of the same census. */
export const BROAD_GROUP_FROM_CENSUS_2021: GroupCrosswalk = {
  from: CODE_SYSTEMS.ethnicGroupBroadCensus2021,
  to: CODE_SYSTEMS.ethnicGroupCensus2021,
  parts: new Map(
    CENSUS_2021_BROAD_GROUPS.map(({ code }) => [
      code,
      CENSUS_2021_ETHNIC_GROUPS.filter(({ broad }) => broad === code).map((group) => group.code),
    ]),
  ),
  caveat: 'The five broad groups of the census are added up from its 19 groups.',
};

/**
 * An NHS category's broad group as the 2021 census has it: Chinese is Asian there, and Other in the 2001 list.
 * Undefined for not stated and not known.
 */
export function census2021BroadGroupOf(nhsCategory: string): string | undefined {
  const [first] = NHS_TO_CENSUS[nhsCategory] ?? [];
  return CENSUS_2021_ETHNIC_GROUPS.find(({ code }) => code === first)?.broad;
}

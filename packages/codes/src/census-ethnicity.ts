import { type CodeEntry, plain } from './code-entry.js';

/** An ethnic group of the 2021 census of England and Wales. */
export interface CensusEthnicGroup extends CodeEntry {
  /** Code of its broad group in `CENSUS_2021_BROAD_GROUPS`. */
  readonly broad: string;
}

/** Five broad groups: code, label, words of the publisher. Codes are those of the ONS variable with 6 categories. */
const BROAD = [
  ['1', 'Asian', 'Asian, Asian British or Asian Welsh'],
  ['2', 'Black', 'Black, Black British, Black Welsh, Caribbean or African'],
  ['3', 'Mixed', 'Mixed or Multiple ethnic groups'],
  ['4', 'White', 'White'],
  ['5', 'Other', 'Other ethnic group'],
] as const;

/** The 19 groups: code, broad group, label that is clear alone, words of the publisher after the broad group. */
const DETAILED = [
  ['1', '1', 'Bangladeshi', 'Bangladeshi'],
  ['2', '1', 'Chinese', 'Chinese'],
  ['3', '1', 'Indian', 'Indian'],
  ['4', '1', 'Pakistani', 'Pakistani'],
  ['5', '1', 'Any other Asian background', 'Other Asian'],
  ['6', '2', 'Black African', 'African'],
  ['7', '2', 'Black Caribbean', 'Caribbean'],
  ['8', '2', 'Any other Black background', 'Other Black'],
  ['9', '3', 'White and Asian', 'White and Asian'],
  ['10', '3', 'White and Black African', 'White and Black African'],
  ['11', '3', 'White and Black Caribbean', 'White and Black Caribbean'],
  ['12', '3', 'Any other mixed background', 'Other Mixed or Multiple ethnic groups'],
  ['13', '4', 'White British', 'English, Welsh, Scottish, Northern Irish or British'],
  ['14', '4', 'White Irish', 'Irish'],
  ['15', '4', 'Gypsy or Irish Traveller', 'Gypsy or Irish Traveller'],
  ['16', '4', 'Roma', 'Roma'],
  ['17', '4', 'Any other White background', 'Other White'],
  ['18', '5', 'Arab', 'Arab'],
  ['19', '5', 'Any other ethnic group', 'Any other ethnic group'],
] as const;

export const CENSUS_2021_BROAD_GROUPS: readonly CodeEntry[] = BROAD.map(([code, label], index) => ({
  code,
  label,
  role: 'group',
  position: index + 1,
}));

/** In the publisher's order. Everyone has an answer: the census fills in what was left blank. */
export const CENSUS_2021_ETHNIC_GROUPS: readonly CensusEthnicGroup[] = DETAILED.map(
  ([code, broad, label], index) => ({ code, label, role: 'group', position: index + 1, broad }),
);

const BROAD_BY_WORDS = new Map(
  BROAD.map(([, , words], index) => [plain(words), CENSUS_2021_BROAD_GROUPS[index]] as const),
);
const DETAILED_BY_WORDS = new Map(
  DETAILED.map(([, broad, , words], index) => {
    const [, , broadWords] = BROAD[Number(broad) - 1] ?? BROAD[0];
    return [plain(`${broadWords}: ${words}`), CENSUS_2021_ETHNIC_GROUPS[index]] as const;
  }),
);

/** One of the 19 groups from the publisher's words, `White: Irish`; undefined for broad groups and anything else. */
export function censusEthnicGroup(words: string): CensusEthnicGroup | undefined {
  return DETAILED_BY_WORDS.get(plain(words).replace(/ ?: ?/g, ': '));
}

/** One of the five broad groups from the publisher's words. */
export function censusBroadGroup(words: string): CodeEntry | undefined {
  return BROAD_BY_WORDS.get(plain(words));
}

/** A kind of area of the Office for National Statistics, told by the first three characters of its code. */
export interface AreaKind {
  readonly id: string;
  /** Plural, as a level is called. */
  readonly title: string;
  /** 0 is the smallest kind; kinds of one rank stand side by side, and together cover a country once. */
  readonly rank: number;
}

const kind = (id: string, title: string, rank: number): AreaKind => ({ id, title, rank });

const OUTPUT_AREA = kind('oa', 'Output areas', 0);
const LSOA = kind('lsoa', 'Lower layer super output areas', 1);
const MSOA = kind('msoa', 'Middle layer super output areas', 2);
const LOCAL_AUTHORITY = kind('local-authority', 'Districts and unitary authorities', 3);
const COUNTY = kind('county', 'Counties', 4);
const SUB_ICB = kind('sub-icb', 'Sub-ICB locations', 4);
const ICB = kind('icb', 'Integrated care boards', 5);
const REGION = kind('region', 'Regions', 6);
const COUNTRY = kind('country', 'Countries', 7);
const NATIONS = kind('nations', 'England and Wales', 8);

/** From the register of geographic codes of the ONS. Codes of 2011 and 2021 LSOAs look alike. */
const BY_PREFIX: ReadonlyMap<string, AreaKind> = new Map([
  ['E00', OUTPUT_AREA],
  ['W00', OUTPUT_AREA],
  ['E01', LSOA],
  ['W01', LSOA],
  ['E02', MSOA],
  ['W02', MSOA],
  ['E06', LOCAL_AUTHORITY],
  ['E07', LOCAL_AUTHORITY],
  ['E08', LOCAL_AUTHORITY],
  ['E09', LOCAL_AUTHORITY],
  ['W06', LOCAL_AUTHORITY],
  ['E10', COUNTY],
  ['E38', SUB_ICB],
  ['E54', ICB],
  ['E12', REGION],
  ['E92', COUNTRY],
  ['W92', COUNTRY],
  ['K04', NATIONS],
]);

/** All kinds, each once, from the smallest. */
export const AREA_KINDS: readonly AreaKind[] = [...new Set(BY_PREFIX.values())];

/** The kind of area that a code is of; undefined when the code is none of these. */
export function areaKind(code: string): AreaKind | undefined {
  return /^[EWK]\d{8}$/.test(code) ? BY_PREFIX.get(code.slice(0, 3)) : undefined;
}

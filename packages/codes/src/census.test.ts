import { describe, expect, it } from '@jest/globals';
import { ageBand } from './age-bands.js';
import {
  CENSUS_2021_BROAD_GROUPS,
  CENSUS_2021_ETHNIC_GROUPS,
  censusBroadGroup,
  censusEthnicGroup,
} from './census-ethnicity.js';
import {
  BROAD_GROUP_FROM_CENSUS_2021,
  census2021BroadGroupOf,
  NHS_ETHNICITY_FROM_CENSUS_2021,
} from './ethnic-crosswalk.js';
import { ETHNIC_CATEGORIES } from './ethnicity.js';

describe('ethnic groups of the 2021 census', () => {
  it('are 19 in 5', () => {
    expect([CENSUS_2021_ETHNIC_GROUPS.length, CENSUS_2021_BROAD_GROUPS.length]).toEqual([19, 5]);
    expect(CENSUS_2021_ETHNIC_GROUPS.map(({ broad }) => broad).join('')).toBe('1111122233334444455');
  });

  it.each([
    ['Asian, Asian British or Asian Welsh: Bangladeshi', '1', '1'],
    ['Asian, Asian British or Asian Welsh: Chinese', '2', '1'],
    ['Black, Black British, Black Welsh, Caribbean or African: African', '6', '2'],
    ['Mixed or Multiple ethnic groups: White and Asian', '9', '3'],
    ['White: English, Welsh, Scottish, Northern Irish or British', '13', '4'],
    ['White:Roma', '16', '4'],
    ['Other ethnic group: Any other ethnic group', '19', '5'],
  ])('%s', (words, code, broad) => {
    expect(censusEthnicGroup(words)).toMatchObject({ code, broad, position: Number(code), role: 'group' });
  });

  it('tells a broad group from its parts', () => {
    expect([censusBroadGroup('White')?.code, censusEthnicGroup('White')]).toEqual(['4', undefined]);
    expect(censusBroadGroup('White: Irish')).toBeUndefined();
    expect(censusBroadGroup('Mixed or Multiple ethnic groups')?.label).toBe('Mixed');
  });

  it('has labels that are clear by themselves, and no label twice', () => {
    const labels = CENSUS_2021_ETHNIC_GROUPS.map(({ label }) => label);
    expect(new Set(labels).size).toBe(19);
    expect(labels).toContain('Black African');
  });
});

describe('crosswalk from the census to the NHS', () => {
  it('counts each of the 19 groups once', () => {
    const all = [...NHS_ETHNICITY_FROM_CENSUS_2021.parts.values()].flat();
    const inOrder = all.toSorted((a, b) => Number(a) - Number(b));
    expect(inOrder).toEqual(CENSUS_2021_ETHNIC_GROUPS.map(({ code }) => code));
  });

  it('gives each of the 16 NHS groups its own, by name, and none to not stated and not known', () => {
    const label = (code: string) => CENSUS_2021_ETHNIC_GROUPS.find((group) => group.code === code)?.label;
    const parts = (code: string) => NHS_ETHNICITY_FROM_CENSUS_2021.parts.get(code)?.map(label);
    expect(parts('C')).toEqual(['Gypsy or Irish Traveller', 'Roma', 'Any other White background']);
    expect(parts('S')).toEqual(['Arab', 'Any other ethnic group']);
    expect([parts('Z'), parts('99')]).toEqual([undefined, undefined]);
    for (const { code, label: name } of ETHNIC_CATEGORIES.filter(({ role }) => role === 'group'))
      expect(parts(code)).toContain(name);
  });

  it('puts Chinese under Asian, as the census does', () => {
    expect(['R', 'K', 'A', 'C', 'G', 'N', 'S', 'Z'].map(census2021BroadGroupOf)).toEqual([
      '1',
      '1',
      '4',
      '4',
      '3',
      '2',
      '5',
      undefined,
    ]);
    expect(BROAD_GROUP_FROM_CENSUS_2021.parts.get('1')).toEqual(['1', '2', '3', '4', '5']);
  });
});

describe('ages of the census', () => {
  it.each([
    ['Aged 4 years and under', '0-4'],
    ['Aged 5 to 9 years', '5-9'],
    ['Aged 85 years and over', '85+'],
  ])('%s', (words, code) => {
    expect(ageBand(words)?.code).toBe(code);
  });
});

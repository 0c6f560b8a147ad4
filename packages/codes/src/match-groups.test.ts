import { describe, expect, it } from '@jest/globals';
import { CENSUS_2021_ETHNIC_GROUPS } from './census-ethnicity.js';
import { ETHNIC_CATEGORIES } from './ethnicity.js';
import { matchGroups, type HeldGroup } from './match-groups.js';

const group = (code: string, label = code): HeldGroup => ({ code, label, role: 'group' });
const codesOf = (groups: readonly HeldGroup[]) => groups.map(({ code }) => code);

describe('matchGroups', () => {
  it('finds groups under the same code and name, and names those that are not there', () => {
    const { parts, unmatched, caveat } = matchGroups(
      [group('F', 'Female'), group('M', 'male '), group('N', 'Non-binary')],
      [group('M', 'Male'), group('F', 'Female')],
    );
    expect([...parts]).toEqual([
      ['F', ['F']],
      ['M', ['M']],
    ]);
    expect(codesOf(unmatched)).toEqual(['N']);
    expect(caveat).toBeUndefined();
  });

  it('does not take 1 of one list for 1 of another', () => {
    const { parts, unmatched } = matchGroups([group('1', 'Most deprived')], [group('1', 'Bangladeshi')]);
    expect(parts.size).toBe(0);
    expect(codesOf(unmatched)).toEqual(['1']);
  });

  // By hand from the two lists: C counts Gypsy or Irish Traveller (15), Roma (16) and other White (17) together.
  it('adds the 19 census groups up to NHS ethnic categories, and says what differs', () => {
    const { parts, unmatched, caveat } = matchGroups(ETHNIC_CATEGORIES, CENSUS_2021_ETHNIC_GROUPS);
    expect(parts.get('C')).toEqual(['15', '16', '17']);
    expect(parts.get('S')).toEqual(['18', '19']);
    expect(parts.get('M')).toEqual(['7']);
    expect(parts.has('Z')).toBe(false);
    expect(unmatched).toEqual([]);
    expect(caveat).toContain('19 groups of 2021');
    const counted = [...parts.values()].flat();
    expect(new Set(counted).size).toBe(counted.length);
    expect(counted).toHaveLength(19);
  });

  it('has no number for an NHS category when the census table lacks a part of it', () => {
    const withoutRoma = CENSUS_2021_ETHNIC_GROUPS.filter(({ code }) => code !== '16');
    expect(codesOf(matchGroups(ETHNIC_CATEGORIES, withoutRoma).unmatched)).toEqual(['C']);
  });

  it('adds up age bands that fill another exactly, and no others', () => {
    const narrow = ['20-24', '25-29', '30-39', '40-49', '50-59', '60-64', '65+'].map((code) => group(code));
    const { parts, unmatched } = matchGroups(
      [group('25-49'), group('50-64'), group('60+'), group('0-19'), group('22-29')],
      narrow,
    );
    expect([...parts]).toEqual([
      ['25-49', ['25-29', '30-39', '40-49']],
      ['50-64', ['50-59', '60-64']],
      ['60+', ['60-64', '65+']],
    ]);
    expect(codesOf(unmatched)).toEqual(['0-19', '22-29']);
  });

  it('never fills an age band over a hole', () => {
    expect(matchGroups([group('20-39')], [group('20-24'), group('30-39')]).parts.size).toBe(0);
  });
});

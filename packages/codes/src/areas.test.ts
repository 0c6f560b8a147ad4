import { describe, expect, it } from '@jest/globals';
import { areaKind } from './area-kinds.js';
import { decileOfLsoa2021, decileOfRank } from './area-deprivation.js';
import { indexLsoaLinks, lsoa2011Of, lsoa2021Of, type LsoaLink } from './lsoa-change.js';

/** Rows of the look-up of the Open Geography portal; X has none in the sample, and is made up. */
const LINKS: readonly LsoaLink[] = [
  { lsoa2011: 'E01000001', lsoa2021: 'E01000001', change: 'U' },
  { lsoa2011: 'E01004238', lsoa2021: 'E01035666', change: 'S' },
  { lsoa2011: 'E01004238', lsoa2021: 'E01035667', change: 'S' },
  { lsoa2011: 'E01004261', lsoa2021: 'E01035670', change: 'M' },
  { lsoa2011: 'E01004262', lsoa2021: 'E01035670', change: 'M' },
  { lsoa2011: 'E01990001', lsoa2021: 'E01990003', change: 'X' },
  { lsoa2011: 'E01990001', lsoa2021: 'E01990004', change: 'X' },
  { lsoa2011: 'E01990002', lsoa2021: 'E01990004', change: 'X' },
];
const links = indexLsoaLinks(LINKS);

describe('areaKind', () => {
  it.each([
    ['E01000001', 'lsoa'],
    ['W01000008', 'lsoa'],
    ['E02007112', 'msoa'],
    ['E06000055', 'local-authority'],
    ['E09000030', 'local-authority'],
    ['E12000007', 'region'],
    ['E92000001', 'country'],
    ['E81002', undefined],
    ['S01006506', undefined],
  ])('%s is %s', (code, id) => {
    expect(areaKind(code)?.id).toBe(id);
  });

  it('ranks the smaller below the larger', () => {
    const ranks = ['E00000001', 'E01000001', 'E02007112', 'E09000030', 'E12000007', 'E92000001'].map(
      (code) => areaKind(code)?.rank,
    );
    expect(ranks).toEqual(ranks.toSorted());
    expect(new Set(ranks).size).toBe(6);
  });
});

describe('LSOAs of 2011 and 2021', () => {
  it('unchanged: all numbers carry over', () => {
    expect(lsoa2021Of(links, 'E01000001')).toEqual({ state: 'same', codes: ['E01000001'] });
  });

  it('split: it has parts', () => {
    expect(lsoa2021Of(links, 'E01004238')).toEqual({ state: 'parts', codes: ['E01035666', 'E01035667'] });
    expect(lsoa2011Of(links, 'E01035667')).toEqual(['E01004238']);
  });

  it('merged: it is a part, and says with whom', () => {
    expect(lsoa2021Of(links, 'E01004261')).toEqual({
      state: 'part-of',
      codes: ['E01035670'],
      with: ['E01004262'],
    });
    expect(lsoa2011Of(links, 'E01035670')).toEqual(['E01004261', 'E01004262']);
  });

  it('changed in another way: nothing carries over by itself', () => {
    expect(lsoa2021Of(links, 'E01990001')).toEqual({ state: 'mixed', codes: ['E01990003', 'E01990004'] });
    // Alone it would look like a merge.
    expect(lsoa2021Of(links, 'E01990002')).toEqual({ state: 'mixed', codes: ['E01990004'] });
  });

  it('unknown: it is not in the look-up', () => {
    expect(lsoa2021Of(links, 'E01099999')).toEqual({ state: 'unknown', codes: [] });
  });
});

describe('decile of a 2021 LSOA', () => {
  const deciles = new Map([
    ['E01000001', 9],
    ['E01004238', 3],
    ['E01004261', 2],
    ['E01004262', 2],
    ['E01990001', 4],
    ['E01990002', 5],
  ]);
  const of = (code: string) => decileOfLsoa2021(deciles, links, code);

  it.each([
    ['E01000001', { state: 'known', decile: 9, from: 'published' }],
    ['E01035666', { state: 'known', decile: 3, from: 'split' }],
    ['E01035670', { state: 'known', decile: 2, from: 'agreed' }],
    ['E01990003', { state: 'known', decile: 4, from: 'split' }],
    ['E01990004', { state: 'differs', deciles: [4, 5] }],
    ['E01099999', { state: 'unknown' }],
  ])('%s', (code, expected) => {
    expect(of(code)).toEqual(expected);
  });

  it('is unknown where one of those that it is made of has none', () => {
    expect(decileOfLsoa2021(new Map([['E01004261', 2]]), links, 'E01035670')).toEqual({ state: 'unknown' });
  });

  // 32,844 areas: tenths end at 3,284.4, 6,568.8 … 29,559.6.
  it.each([
    [1, 1],
    [3284, 1],
    [3285, 2],
    [6568, 2],
    [6569, 3],
    [29559, 9],
    [29560, 10],
    [32844, 10],
    [0, undefined],
    [32845, undefined],
    [1.5, undefined],
  ])('rank %s is decile %s', (rank, decile) => {
    expect(decileOfRank(rank)).toBe(decile);
  });
});

import { describe, expect, it } from '@jest/globals';
import {
  decileOfLsoa2021,
  indexLsoaLinks,
  lsoa2021Of,
  type LsoaChange,
  type LsoaLink,
} from '@fairshift/codes';
import type { Row } from '@fairshift/plugin-sdk';
import { imd2019, lsoaLookup as source } from '../index.js';
import { fixture, fixtureText, run } from '../test-run.js';

const NAME = 'lsoa11-lsoa21-lad22-lookup.csv';
const HEADING = fixtureText(NAME).split('\r\n')[0] ?? '';

/** A link as anyone who joins by it reads it from a row. */
function linkOf({ cells }: Row): LsoaLink {
  const after = String(cells['place']);
  const before = String(cells['lsoa-2011']);
  return {
    lsoa2011: before === 'same' ? after : before,
    lsoa2021: after,
    change: cells['lsoa-change'] as LsoaChange,
  };
}

describe('quirks of the look-up', () => {
  it('reads the first heading behind its byte order mark', async () => {
    expect([...fixture(NAME).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const { rows, file } = await run(source, fixture(NAME));
    expect(file?.encoding).toMatch(/^utf-8/);
    expect(rows[0]?.cells).toEqual({
      period: '2021-01-01/2022-01-01',
      place: 'E01000001',
      'lsoa-2011': 'same',
      'lsoa-change': 'U',
      'local-authority': 'E09000001',
      links: 1,
    });
  });

  it('keeps one area of 2011 that has many of 2021, and the reverse', async () => {
    const { rows } = await run(source, fixture(NAME));
    const of = (dimension: string, code: string) =>
      rows.filter(({ cells }) => cells[dimension] === code).length;
    expect([of('lsoa-2011', 'E01004238'), of('place', 'E01035670')]).toEqual([
      fixtureText(NAME)
        .split('\r\n')
        .filter((row) => row.startsWith('E01004238,')).length,
      2,
    ]);
  });

  it('reads names with commas and accents, and the Welsh column that is mostly empty', async () => {
    const quoted = '"Bournemouth, Christchurch and Poole 013E"';
    const text = [
      HEADING,
      `E01015404,${quoted},E01015404,${quoted},U,E06000058,"Bournemouth, Christchurch and Poole",,1`,
      'W01000008,Isle of Anglesey 008A,W01000008,Isle of Anglesey 008A,U,W06000001,Isle of Anglesey,Ynys Môn,2',
      '',
    ].join('\r\n');
    const { members, problems } = await run(source, text);
    expect(problems).toEqual([]);
    expect(members['place']?.map(({ label }) => label)).toEqual([
      'Bournemouth, Christchurch and Poole 013E',
      'Isle of Anglesey 008A',
    ]);
  });

  it.each([
    ['an unknown change', ',U,', ',Q,', 'change-unknown', 'CHGIND'],
    [
      'unchanged with another code',
      'E01000001,City of London 001A,U',
      'E01000002,City of London 001A,U',
      'change-differs',
      'CHGIND',
    ],
    ['changed with the same code', ',U,', ',S,', 'change-differs', 'CHGIND'],
    ['no area', ',E01000001,', ',,', 'place-missing', 'LSOA21CD'],
    ['a local authority of another list', 'E09000001', 'E02000001', 'place-unknown', 'LAD22CD'],
  ])('refuses %s', async (_what, from, to, rule, column) => {
    const line = fixtureText(NAME).split('\r\n')[1] ?? '';
    expect(line).toContain(from);
    const { problems, rows } = await run(source, `${HEADING}\r\n${line.replace(from, to)}\r\n`);
    expect(problems).toMatchObject([{ row: 2, rule, column }]);
    expect(rows).toEqual([]);
  });

  it('names a heading that is missing', async () => {
    const { problems, thrown } = await run(source, 'LSOA11CD,LSOA21CD,CHGIND\nA,B,U\n');
    expect(problems).toMatchObject([{ row: 1, rule: 'heading-missing' }]);
    expect(thrown).toMatchObject({ kind: 'data' });
  });
});

describe('what joins by the look-up', () => {
  it('finds all four kinds of change in the sample but X, by the links themselves', async () => {
    const links = indexLsoaLinks((await run(source, fixture(NAME))).rows.map(linkOf));
    const states = [...links.from2011.keys()].map((code) => lsoa2021Of(links, code).state);
    const count = (state: string) => states.filter((each) => each === state).length;
    // Counted from the file: 682 areas of 2011, 625 unchanged, 8 merged, and the rest split.
    expect([count('same'), count('part-of'), count('parts'), count('mixed')]).toEqual([625, 8, 49, 0]);
  });

  it('gives a decile of 2019 to the areas of 2021', async () => {
    const links = indexLsoaLinks((await run(source, fixture(NAME))).rows.map(linkOf));
    const { rows } = await run(imd2019, fixture('File_1_IMD2019_Index_of_Multiple_Deprivation.xlsx'));
    const deciles = new Map(rows.map(({ cells }) => [String(cells['place']), Number(cells['decile'])]));
    const found = [...links.from2021.keys()].map((code) => decileOfLsoa2021(deciles, links, code));
    const count = (from: string) =>
      found.filter((each) => each.state === 'known' && each.from === from).length;
    // 751 areas: 625 unchanged, 122 parts of split ones, and 4 made of two each.
    expect([found.length, count('published'), count('split')]).toEqual([751, 625, 122]);
    const merged = found.filter((each) => each.state === 'differs').length + count('agreed');
    expect(merged).toBe(4);
  });
});

import { describe, expect, it } from '@jest/globals';
import { fingertips as source } from '../index.js';
import { contextFor, fixture, run } from '../test-run.js';

const NAME = 'fingertips-93560-all-data-2026-05.csv';
const TEXT = new TextDecoder().decode(fixture(NAME));
const [HEADING = '', ...RECORDS] = TEXT.trimEnd().split('\r\n');

/** The heading and the records that hold all of some texts, changed as told. */
function cut(texts: readonly string[], change = (row: string) => row): string {
  const rows = RECORDS.filter((row) => texts.every((text) => row.includes(text)));
  expect(rows.length).toBeGreaterThan(0);
  return [HEADING, ...rows.map(change), ''].join('\r\n');
}

const LUTON_2010 = ['E06000032', ',2010,'];

describe('quirks of Fingertips files', () => {
  it('makes one row of a record', async () => {
    const { rows, members } = await run(source, cut(LUTON_2010));
    expect(rows).toEqual([
      {
        cells: {
          period: '2010-01-01/2011-01-01',
          place: 'E06000032',
          age: '25-49',
          sex: 'female',
          screened: 26687,
          eligible: 37546,
        },
        at: 2,
      },
    ]);
    expect(members['place']).toEqual([
      {
        code: 'E06000032',
        label: 'Luton',
        level: 'local-authority',
        codeSystem: 'http://statistics.data.gov.uk/id/statistical-geography',
      },
    ]);
  });

  it.each([
    'Column not used',
    'Compared to percentiles',
    'Compared to parent value or percentiles',
    'A name of next year',
  ])('bears column 23 by the name "%s"', async (name) => {
    const { rows, problems } = await run(source, cut(LUTON_2010).replace('Column not used', name));
    expect([rows.length, problems]).toEqual([1, []]);
  });

  it('finds columns by name in any order and case, and bears further ones', async () => {
    const moved = cut(LUTON_2010)
      .split('\r\n')
      .filter((line) => line !== '')
      .map((line, index) => (index === 0 ? `New column,${line.toUpperCase()}` : `?,${line}`))
      .join('\r\n');
    const { rows, problems } = await run(source, moved);
    expect(problems).toEqual([]);
    expect(rows[0]?.cells).toMatchObject({ screened: 26687, eligible: 37546 });
  });

  it('bears a byte order mark before the first heading', async () => {
    expect((await run(source, `\ufeff${cut(LUTON_2010)}`)).rows).toHaveLength(1);
  });

  it('keeps the England row and the decile rows apart, though they share the area code', async () => {
    const { rows } = await run(source, cut(['E92000001', ',2024,']));
    const england = rows.filter(
      (row) =>
        row.cells['place'] === 'E92000001' &&
        !Object.keys(row.cells).some((id) => id.startsWith('deprivation-')),
    );
    // 2024 has the England row and ten deciles in each of two classifications.
    expect(england).toHaveLength(1);
    expect(rows.filter((row) => row.cells['deprivation-2019-district-4-23'] === '1')).toHaveLength(1);
    const keys = rows.map((row) =>
      JSON.stringify([
        row.cells['place'],
        row.cells['period'],
        ...Object.entries(row.cells).filter(([id]) => id.startsWith('deprivation-')),
      ]),
    );
    expect(new Set(keys).size).toBe(rows.length);
  });

  it('makes a stratifier of each classification, so that a decile is never counted twice', async () => {
    const [stream] = await source.discover(contextFor(NAME, fixture(NAME)));
    expect(
      stream?.dimensions
        .map((dimension) => dimension.id)
        .slice(4)
        .toSorted(),
    ).toEqual([
      'deprivation-2019-county-4-19-and-4-20',
      'deprivation-2019-county-4-21',
      'deprivation-2019-county-4-23',
      'deprivation-2019-district-4-20',
      'deprivation-2019-district-4-21',
      'deprivation-2019-district-4-23',
    ]);
    expect(stream?.dimensions.at(-1)?.codeSystem).toBe('urn:fairshift:codes:imd-decile:2019');
  });

  it('numbers the deciles that the file names in words: 1 is the most deprived', async () => {
    const { members } = await run(source, fixture(NAME));
    const deciles = members['deprivation-2019-district-4-23'] ?? [];
    expect(
      deciles.map(({ code, position }) => [code, position]).toSorted(([, a], [, b]) => Number(a) - Number(b)),
    ).toEqual(Array.from({ length: 10 }, (_, index) => [String(index + 1), index + 1]));
    expect(deciles.find(({ code }) => code === '1')?.label).toBe('Decile 1 (most deprived)');
  });

  it('reads the deciles in the right order: coverage rises from 1 to 10 in District deciles of 2024', async () => {
    // Most deprived decile 2024 against least deprived, straight from the file.
    const { rows } = await run(
      source,
      cut(['District & UA deprivation deciles in England (IMD2019, 4/23 geography)', ',2024,']),
    );
    const share = (decile: string) => {
      const cells = rows.find((row) => row.cells['deprivation-2019-district-4-23'] === decile)?.cells;
      return Number(cells?.['screened']) / Number(cells?.['eligible']);
    };
    expect(share('1')).toBeLessThan(share('10'));
  });

  it('takes an empty number for missing, never for zero: a former council', async () => {
    const { rows, problems } = await run(source, cut(['E06000028', ',2010,']));
    expect(problems).toEqual([]);
    expect(rows[0]).toMatchObject({
      cells: { screened: null, eligible: null },
      flags: { screened: ['missing'], eligible: ['missing'] },
    });
  });

  it('takes an empty number for hidden where the Value note says so', async () => {
    const { rows } = await run(
      source,
      cut(['E06000028', ',2010,'], (row) =>
        row.replace(
          ',,,,,,,,,,Not compared',
          ',,,,,,,,Value suppressed for disclosure control,,Not compared',
        ),
      ),
    );
    expect(rows[0]).toMatchObject({ flags: { screened: ['suppressed'] }, bounds: { screened: [0, null] } });
  });

  it('marks the borrowed figures of a merged council as estimated', async () => {
    const { rows } = await run(
      source,
      cut(LUTON_2010, (row) =>
        row.replace(',37546,,', ',37546,Value for Somerset Cty applied to Somerset UA,'),
      ),
    );
    expect(rows[0]).toMatchObject({
      cells: { screened: 26687 },
      flags: { screened: ['estimated'], eligible: ['estimated'] },
    });
  });

  it('keeps a coverage without counts as a figure of its own', async () => {
    const text = cut(LUTON_2010).replace('26687,37546', ',37546');
    const { rows, problems } = await run(source, text);
    expect(problems).toEqual([]);
    expect(rows[0]?.cells['published-coverage']).toBe(71.0781441431844);
    expect(rows[0]?.cells).not.toHaveProperty('screened');
    const kinds = async (of: Uint8Array) =>
      (await source.discover(contextFor(NAME, of)))[0]?.measures.map(({ id, kind }) => `${id} ${kind}`);
    expect(await kinds(new TextEncoder().encode(text))).toContain('published-coverage value');
    expect(await kinds(fixture(NAME))).not.toContain('published-coverage value');
  });

  it('reads commas inside quoted cells', async () => {
    expect(TEXT).toContain('"District & UA deprivation deciles in England (IMD2019, 4/23 geography)"');
    expect(
      (await run(source, cut(['"District & UA deprivation deciles in England (IMD2019, 4/23 geography)"'])))
        .rows,
    ).toHaveLength(20);
  });

  it('knows which areas add up and which are published totals', async () => {
    const [stream] = await source.discover(contextFor(NAME, fixture(NAME)));
    expect(stream?.dimensions[1]?.levels?.map(({ id, adds }) => [id, adds]).toSorted()).toEqual([
      ['england', 'whole'],
      ['local-authority', 'parts'],
      ['region', 'total'],
    ]);
  });

  it('takes London boroughs, which it calls UA, for local authorities', async () => {
    const { members } = await run(source, cut(['E09000030', ',2024,']));
    expect(members['place']).toMatchObject([{ label: 'Tower Hamlets', level: 'local-authority' }]);
  });

  it.each([
    ['District', 'local-authority', 'parts'],
    ['County', 'county', 'total'],
    ['Combined authorities', 'other-combined-authorities', 'total'],
    ['PHE Centre', 'other-phe-centre', 'total'],
    ['ONS 2011 group', 'other-ons-2011-group', 'total'],
    ['ONS 2011 subgroup', 'other-ons-2011-subgroup', 'total'],
  ])('takes the area type %s for %s, whose figures are %s', async (type, level, adds) => {
    const text = cut(LUTON_2010, (row) => row.replace(',Luton,UA,', `,Somewhere,${type},`));
    const { members, problems } = await run(source, text);
    expect(problems).toEqual([]);
    expect(members['place']).toMatchObject([{ label: 'Somewhere', level }]);
    const [stream] = await source.discover(contextFor(NAME, new TextEncoder().encode(text)));
    expect(stream?.dimensions[1]?.levels).toEqual([{ id: level, title: expect.any(String), adds }]);
  });

  it('reads periods in words as well as years', async () => {
    const { rows } = await run(
      source,
      cut(LUTON_2010, (row) => row.replace(',2010,', ',2019/20,')),
    );
    expect(rows[0]?.cells['period']).toBe('2019-04-01/2020-04-01');
  });

  it('checks a coverage of two printed decimals to those decimals', async () => {
    // District decile 5 of 2023 is printed 64.56, and 571,970 of 885,993 is 64.5569.
    const { rows, problems } = await run(
      source,
      cut(['District & UA', 'Fifth more deprived', ',2023,', '64.56,']),
    );
    expect([rows.length, problems]).toEqual([1, []]);
  });

  it("does not take the paper's 24 to 49 for the published cohort", async () => {
    const { problems } = await run(
      source,
      cut(LUTON_2010, (row) => row.replace('25-49 yrs', '24-49 yrs')),
    );
    expect(problems[0]).toMatchObject({ row: 2, column: 'Age', found: '24-49 yrs', rule: 'age-unknown' });
  });

  it('replaces one age group only, since each indicator is a file of its own', async () => {
    const [stream] = await source.discover(contextFor(NAME, fixture(NAME)));
    expect(stream?.replaces).toEqual(['age']);
  });
});

describe('recognition', () => {
  const head = (text: string) => {
    const bytes = new TextEncoder().encode(text).subarray(0, 65_536);
    return { name: 'a.csv', size: text.length, bytes };
  };

  it('knows the two indicators', () => {
    expect(source.file?.recognise(head(TEXT))).toMatchObject({ score: 3 });
    expect(source.file?.recognise(head(TEXT))).not.toHaveProperty('needs');
    expect(
      source.file?.recognise(head(new TextDecoder().decode(fixture('fingertips-93561-all-data-2026-05.csv'))))
        .score,
    ).toBe(3);
  });

  it('says that another indicator is not read yet', () => {
    expect(source.file?.recognise(head(cut(LUTON_2010, (row) => row.replace('93560', '90366'))))).toEqual({
      score: 0,
      near: true,
      because: 'It is a Fingertips file of indicator 90366, which is not read yet.',
    });
    const other = source.file?.recognise(head('a,b\n1,2\n'));
    expect(other).toMatchObject({ score: 0 });
    expect(other).not.toHaveProperty('near');
  });
});

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
    expect(
      source.file?.recognise(head(cut(LUTON_2010, (row) => row.replace('93560', '90366')))),
    ).toMatchObject({ score: 0, because: expect.stringContaining('90366') });
    expect(source.file?.recognise(head('a,b\n1,2\n')).score).toBe(0);
  });
});

describe('broken Fingertips files', () => {
  it.each([
    [
      'a coverage that is not that of its counts',
      '71.0781441431844',
      '91.0781441431844',
      'coverage-differs',
      'Value',
    ],
    ['swapped counts', '26687,37546', '37546,26687', 'numerator-above-denominator', 'Count'],
    ['a word for a number', '26687,37546', 'many,37546', 'not-a-number', 'Count'],
    ['part of a person', '26687,37546', '26687.5,37546', 'not-a-count', 'Count'],
    ['another indicator', '93560,', '90366,', 'indicator-unknown', 'Indicator ID'],
    ['an unknown sex', ',Female,', ',Boats,', 'sex-unknown', 'Sex'],
    ['no area', 'E06000032,', ',', 'place-missing', 'Area Code'],
    ['no period', ',2010,', ',soon,', 'period-unknown', 'Time period'],
    [
      'a category without a type',
      '25-49 yrs,,,',
      '25-49 yrs,,Most deprived decile (IMD2019),',
      'category-incomplete',
      'Category',
    ],
    ['a coverage without counts', '26687,37546', ',', 'value-without-counts', 'Count'],
  ])('refuses %s', async (_name, from, to, rule, column) => {
    const text = cut(LUTON_2010);
    expect(text).toContain(from);
    const { problems, rows, events } = await run(source, text.replace(from, to));
    expect(problems[0]).toMatchObject({ row: 2, rule, column });
    expect(problems[0]?.remedy).toMatch(/\.$/);
    expect(rows).toEqual([]);
    expect(events.at(-1)).toMatchObject({ type: 'file', rows: { read: 0, notes: 0, refused: 1 } });
  });

  it('refuses a row that stands there twice', async () => {
    const text = cut(LUTON_2010);
    const again = text + text.slice(text.indexOf('\r\n') + 2);
    expect((await run(source, again)).problems[0]).toMatchObject({ row: 3, rule: 'row-repeated' });
  });

  it('names the row of a file that was cut short', async () => {
    const { problems } = await run(source, TEXT.slice(0, TEXT.lastIndexOf('Not compared') - 40));
    expect(problems[0]).toMatchObject({ row: 336, rule: 'row-width' });
  });

  it('names the row of an unclosed quote, and fails', async () => {
    const { problems, thrown } = await run(source, cut(LUTON_2010).replace(',Luton,', ',"Luton,'));
    expect(problems[0]).toMatchObject({ row: 2, rule: 'quote-unclosed' });
    expect(thrown).toMatchObject({ kind: 'data' });
  });

  it('names a heading that is missing or stands there twice', async () => {
    expect(
      (await run(source, cut(LUTON_2010).replace(',Denominator,', ',Population,'))).problems[0],
    ).toMatchObject({ row: 1, column: 'Denominator', rule: 'heading-missing' });
    expect((await run(source, cut(LUTON_2010).replace('New data', 'Count'))).problems[0]).toMatchObject({
      row: 1,
      column: 'Count',
      rule: 'heading-repeated',
    });
  });

  it('refuses mixed encodings and reads windows-1252', async () => {
    const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const western = await run(source, bytes(cut(LUTON_2010).replace('Luton', 'L\u00fbton')));
    expect(western.events.at(-1)).toMatchObject({ encoding: 'windows-1252' });
    expect(western.members['place']?.[0]?.label).toBe('Lûton');
    const mixed = await run(source, bytes(cut(LUTON_2010).replace('Luton', 'L\u00fbton \u00c3\u00bb')));
    expect(mixed.problems[0]).toMatchObject({ row: 2, rule: 'encoding-mixed' });
  });
});

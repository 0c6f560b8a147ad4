import { describe, expect, it } from '@jest/globals';
import { censusBulk as source } from '../index.js';
import { fixture, fixtureText, grouping, run, sumOf } from '../test-run.js';

const TS021 = 'census2021-ts021-lsoa.csv';
const HEADING = 'date,geography,geography code';

describe('quirks of bulk tables', () => {
  it('keeps subtotals apart from their parts, and the total from both', async () => {
    const { rows, stream } = await run(source, fixture(TS021));
    expect(stream?.dimensions.map(({ id }) => id)).toEqual([
      'period',
      'place',
      'ethnicity',
      'ethnicity-broad',
    ]);
    const total = sumOf(grouping(rows, stream), 'residents');
    // Cells are changed one by one, so parts and totals differ by a few people of a million.
    for (const split of ['ethnicity', 'ethnicity-broad']) {
      const sum = sumOf(grouping(rows, stream, split), 'residents');
      expect(Math.abs(sum - total)).toBeLessThan(total / 2_000);
    }
    expect(grouping(rows, stream, 'ethnicity', 'ethnicity-broad')).toEqual([]);
  });

  it('gives the rows of one area, at their row of the file', async () => {
    const line = fixtureText(TS021)
      .split('\n')
      .find((row) => row.startsWith('2021,Tower Hamlets 036E,'));
    const { rows, members } = await run(source, `${fixtureText(TS021).split('\n')[0]}\n${line}\n`);
    const common = { period: '2021-01-01/2022-01-01', place: 'E01035706' };
    // 1,291 people, 550 Asian, of them 244 Bangladeshi: as printed.
    expect(rows.slice(0, 3)).toEqual([
      { cells: { ...common, residents: 1291 }, at: 2 },
      { cells: { ...common, 'ethnicity-broad': '1', residents: 550 }, at: 2 },
      { cells: { ...common, ethnicity: '1', residents: 244 }, at: 2 },
    ]);
    expect(members['place']).toEqual([{ code: 'E01035706', label: 'Tower Hamlets 036E', level: 'lsoa' }]);
  });

  it('names groups by the code lists, with their positions and roles', async () => {
    const { members, stream } = await run(source, fixture('census2021-ts021-msoa.csv'));
    expect(members['ethnicity']?.[16]).toEqual({
      code: '17',
      label: 'Any other White background',
      role: 'group',
      position: 17,
    });
    expect(members['ethnicity']).toHaveLength(19);
    expect(members['ethnicity-broad']?.map(({ label }) => label)).toEqual([
      'Asian',
      'Black',
      'Mixed',
      'White',
      'Other',
    ]);
    expect(stream?.dimensions[2]?.codeSystem).toBe('urn:fairshift:codes:ethnic-group:census-2021');
    const ages = await run(source, fixture('census2021-ts007a-lsoa.csv'));
    expect(ages.members['age']?.map(({ code }) => code).slice(0, 2)).toEqual(['0-4', '5-9']);
    expect(ages.members['age']?.at(-1)).toMatchObject({ code: '85+', position: 86 });
  });

  it('reads the other style of heading of the same release', async () => {
    const { rows, stream } = await run(source, fixture('census2021-ts008-lsoa.csv'));
    expect(stream).toMatchObject({ id: 'sex-2-lsoa', measures: [{ id: 'residents', unit: 'people' }] });
    expect(rows.slice(0, 3).map(({ cells }) => [cells['sex'], cells['residents']])).toEqual([
      [undefined, 1408],
      ['female', 725],
      ['male', 683],
    ]);
  });

  it('leaves percentages and columns that count nothing alone', async () => {
    const heading = `${HEADING},Rural Urban,Sex: Female; measures: Value,Sex: Female; measures: Percent`;
    const { rows, problems } = await run(source, `${heading}\n2011,A,E01000001,Total,3,60.0\n`);
    expect(problems).toEqual([]);
    expect(rows.map(({ cells }) => cells)).toEqual([
      { period: '2011-01-01/2012-01-01', place: 'E01000001', sex: 'female', residents: 3 },
    ]);
  });

  it('reads headings with uneven spaces, as TS066 has them', async () => {
    const names = [
      'Total: All usual residents aged 16 years and over',
      'Economically active (excluding full-time students)',
      'Economically active (excluding full-time students):In employment',
      'Economically active (excluding full-time students):In employment:Employee',
      'Economically active (excluding full-time students): In employment: Employee: Part-time',
      'Economically active (excluding full-time students): In employment: Employee: Full-time',
      'Economically active (excluding full-time students): Unemployed',
      'Economically inactive',
    ];
    const heading = [HEADING, ...names.map((name) => `Economic activity status: ${name}`)].join(',');
    const { rows, stream, members } = await run(source, `${heading}\n2021,A,E01000001,10,8,7,7,3,4,1,2\n`);
    expect(stream?.measures[0]).toMatchObject({
      id: 'residents',
      title: 'Usual residents aged 16 years and over',
    });
    const sums = stream?.dimensions
      .slice(2)
      .map(({ id }) => [id, sumOf(grouping(rows, stream, id), 'residents')]);
    // Each split counts all ten once.
    expect(sums).toEqual([
      ['economic-activity-status', 10],
      ['economic-activity-status-level-1', 10],
      ['economic-activity-status-level-2', 10],
      ['economic-activity-status-level-3', 10],
    ]);
    expect(members['economic-activity-status']?.map(({ label }) => label)).toEqual([
      names[4]?.replace(/ ?: ?/g, ': '),
      names[5]?.replace(/ ?: ?/g, ': '),
      names[6]?.replace(/ ?: ?/g, ': '),
      'Economically inactive',
    ]);
  });

  it('counts households where the total says so', async () => {
    const heading = `${HEADING},Tenure of household: Total: All households,Tenure of household: Owned`;
    const { stream } = await run(source, `${heading}\n2021,A,E01000001,5,3\n`);
    expect(stream?.measures[0]).toMatchObject({ id: 'households', title: 'Households', unit: 'households' });
  });

  it('never adds the total of one table to that of another', async () => {
    // Newham: 351,068 in TS021 at MSOA, 351,010 in TS007A, 351,036 in TS008.
    const ids = await Promise.all(
      ['ts021-msoa', 'ts021-lsoa', 'ts007a-lsoa', 'ts008-lsoa'].map(
        async (name) => (await run(source, fixture(`census2021-${name}.csv`))).stream?.id,
      ),
    );
    expect(ids).toEqual(['ethnic-group-19-msoa', 'ethnic-group-19-lsoa', 'age-18-lsoa', 'sex-2-lsoa']);
  });

  it('keeps accents of Welsh names', async () => {
    const { members } = await run(source, `${HEADING},Sex: Female\n2021,Ynys Môn 001A,W01000008,3\n`);
    expect(members['place']?.[0]?.label).toBe('Ynys Môn 001A');
  });
});

describe('kinds of area', () => {
  const levels = async (text: string) => {
    const place = (await run(source, text)).stream?.dimensions[1];
    return Object.fromEntries(place?.levels?.map(({ id, adds }) => [id, adds]) ?? []);
  };

  it('takes the smallest kind for the parts, and larger ones for published totals', async () => {
    const rows = '2021,England,E92000001,9\n2021,Luton,E06000032,4\n2021,Luton 001A,E01015706,2\n';
    expect(await levels(`${HEADING},Sex: Female\n${rows}`)).toMatchObject({
      lsoa: 'parts',
      'local-authority': 'total',
      country: 'total',
      nations: 'whole',
    });
    expect(await levels(fixtureText('census2021-ts021-msoa.csv'))).toMatchObject({
      msoa: 'parts',
      region: 'total',
    });
  });

  it('refuses a smaller kind that comes after the first rows', async () => {
    const many = Array.from({ length: 60 }, (_, at) => `2021,A,E090000${String(at).padStart(2, '0')},1`);
    const text = [`${HEADING},Sex: Female`, ...many, '2021,A,E01015706,1', ''].join('\n');
    expect((await run(source, text)).problems).toMatchObject([{ row: 62, rule: 'place-of-smaller-kind' }]);
  });
});

describe('broken bulk tables', () => {
  const text = `${HEADING},Sex: All persons,Sex: Female\n2021,Luton 001A,E01015706,5,3\n`;

  it.each([
    ['a word for a number', ',5,3', ',many,3', 'not-a-number', 'Sex: All persons'],
    ['part of a person', ',5,3', ',5,2.5', 'not-a-count', 'Sex: Female'],
    ['fewer than nobody', ',5,3', ',5,-3', 'not-a-count', 'Sex: Female'],
    ['a place of another list', 'E01015706', 'E81002', 'place-unknown', 'geography code'],
    ['no place', 'E01015706', '', 'place-missing', 'geography code'],
    ['no date', '2021,', 'soon,', 'period-unknown', 'date'],
  ])('refuses %s', async (_what, from, to, rule, column) => {
    const { problems, rows, file } = await run(source, text.replace(from, to));
    expect(problems).toMatchObject([{ row: 2, rule, column }]);
    expect(problems[0]?.remedy).toMatch(/\.$/);
    expect([rows, file?.rows]).toEqual([[], { read: 0, notes: 0, refused: 1 }]);
  });

  it('takes a mark for what it means, and never for zero', async () => {
    const { rows } = await run(source, text.replace(',5,3', ',*,'));
    expect(rows).toMatchObject([
      { cells: { residents: null }, flags: { residents: ['suppressed'] } },
      { cells: { residents: null, sex: 'female' }, flags: { residents: ['missing'] } },
    ]);
  });

  it('refuses an area that stands there twice, and a row that was cut short', async () => {
    const again = `${text}2021,Luton 001A,E01015706,5,3\n2021,Luton 001B,E0101`;
    expect((await run(source, again)).problems).toMatchObject([
      { row: 3, rule: 'row-repeated' },
      { row: 4, rule: 'row-width' },
    ]);
  });

  it('takes an area in a later row when its first one was refused', async () => {
    const again = `${text.replace(',5,3', ',many,3')}2021,Luton 001A,E01015706,5,3\n`;
    const { rows, problems } = await run(source, again);
    expect(problems).toMatchObject([{ row: 2, rule: 'not-a-number' }]);
    expect(rows.map(({ at }) => at)).toEqual([3, 3]);
  });

  it.each([
    ['no category', `${HEADING},Women\n2021,A,E01015706,1\n`, 'No column of this table counts a category'],
    [
      'two headings alike',
      `${HEADING},Sex: Female,Sex: Female\n2021,A,E01015706,1,1\n`,
      'Two columns have the heading',
    ],
    ['other headings', 'a,b\n1,2\n', 'begins with the headings'],
    ['a web page', '<html><body>Sign in</body></html>', 'This is a web page'],
  ])('says what is wrong with %s', async (_what, broken, words) => {
    const { thrown, rows } = await run(source, broken);
    expect(thrown).toMatchObject({ kind: 'data', message: expect.stringContaining(words) });
    expect(rows).toEqual([]);
  });

  it('reads windows-1252 too', async () => {
    const bytes = Uint8Array.from(text.replace('Luton', 'L\u00fbton'), (letter) => letter.charCodeAt(0));
    const { members, file } = await run(source, bytes);
    expect([members['place']?.[0]?.label, file?.encoding]).toEqual(['Lûton 001A', 'windows-1252']);
  });
});

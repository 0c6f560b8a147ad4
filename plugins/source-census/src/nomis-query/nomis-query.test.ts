import { describe, expect, it } from '@jest/globals';
import { nomisQuery as source } from '../index.js';
import { fixture, fixtureText, run } from '../test-run.js';

const NAME = 'nomis-query-colon-census2021-ts003-lsoa.csv';
const PERIOD = '2021-01-01/2022-01-01';

/** The notes of the sample, with another heading and other rows. */
function query(heading: string, rows: readonly string[], notes: readonly string[] = []): string {
  return [
    'TS021 - Ethnic group',
    'ONS Crown Copyright Reserved [from Nomis on 25 June 2024]',
    '',
    ...notes,
    '',
    heading,
    '',
    ...rows,
    '',
  ].join('\r\n');
}

describe('quirks of a Nomis query', () => {
  it('takes date, people and category from the notes, and the code from its cell', async () => {
    const { rows, stream, members } = await run(source, fixture(NAME));
    const category = 'Single family household: Lone parent family';
    expect(stream).toMatchObject({
      id: 'ts003-household-composition-lsoa',
      measures: [
        { id: 'households', title: 'Households', kind: 'count', aggregation: 'sum' },
        { id: 'percent', kind: 'value', aggregation: 'none' },
      ],
      replaces: ['place', 'household-composition'],
    });
    expect(rows[0]).toEqual({
      cells: {
        period: PERIOD,
        place: 'E01012607',
        'household-composition': category,
        households: 63,
        percent: 9.7,
      },
      at: 9,
    });
    expect(members['household-composition']).toEqual([{ code: category, label: category, position: 1 }]);
    expect(members['place']?.[0]).toEqual({
      code: 'E01012607',
      label: 'Blackburn with Darwen 001A',
      level: 'lsoa',
    });
  });

  it('counts the notes above and below as notes, and takes no number from them', async () => {
    const { file, problems } = await run(source, fixture(NAME));
    expect(problems).toEqual([]);
    // Title, copyright, four notes (one of commas), heading, commas; at the foot three of commas and four of words.
    expect(file?.rows).toEqual({ read: 954, notes: 15, refused: 0 });
  });

  it('reads Welsh areas beside English ones', async () => {
    const { members } = await run(source, fixture(NAME));
    expect(members['place']?.find(({ code }) => code === 'W01000008')?.label).toBe('Isle of Anglesey 008A');
  });
});

/** Known from their layout only: made up here. */
describe('other variants of the query page', () => {
  it('quoted, with name and code in two columns, one column for each category, and short notes at the foot', async () => {
    const heading =
      '"2021 super output area - lower layer","mnemonic","Total: All usual residents","White","White: Irish","White: Roma"';
    const text = query(
      heading,
      [
        '"Luton 001A","E01015706","9","4","3","1"',
        '"Luton 001B","E01015707","8","0","0","0"',
        '',
        '"In order to protect against disclosure of personal information,"',
        '"records have been swapped."',
      ],
      ['"Date       :","2021"', '"Population :","All usual residents"'],
    );
    const { rows, problems, file, stream } = await run(source, text);
    expect(problems).toEqual([]);
    expect(file?.rows.read).toBe(2);
    expect(rows.slice(0, 4).map(({ cells }) => cells)).toEqual([
      { period: PERIOD, place: 'E01015706', residents: 9 },
      { period: PERIOD, place: 'E01015706', 'ethnicity-broad': '4', residents: 4 },
      { period: PERIOD, place: 'E01015706', ethnicity: '14', residents: 3 },
      { period: PERIOD, place: 'E01015706', ethnicity: '16', residents: 1 },
    ]);
    expect(stream?.measures.map(({ id }) => id)).toEqual(['residents']);
  });

  it('several categories side by side, each with a column headed "%"', async () => {
    const text = query(
      '2021 census merged local authority district,Total: All usual residents,%,White: Irish,%,White: Roma,%',
      ['E06000032 : Luton,100,100.0,7,7.0,-,-'],
    );
    const { rows, problems } = await run(source, text);
    expect(problems).toEqual([]);
    expect(
      rows.map(({ cells, flags }) => [cells['ethnicity'], cells['residents'], cells['percent'], flags]),
    ).toEqual([
      [undefined, 100, 100, undefined],
      ['14', 7, 7, undefined],
      ['16', null, null, { residents: ['missing'], percent: ['missing'] }],
    ]);
  });

  it('business tables: Flags beside values, * marks, a heading that is just a number, codes of 2011', async () => {
    const text = [
      'UK Business Counts - local units by industry and employment size band',
      'ONS Crown Copyright Reserved [from Nomis on 3 July 2024]',
      '',
      'units:,Units',
      'Employment size band:,Total',
      'legal status:,Private sector',
      '',
      '2011 super output area - lower layer,2023,Flags',
      'E01015706 : Luton 001A,35,',
      'E01015707 : Luton 001B,*,These figures are suppressed',
      '',
    ].join('\n');
    const { rows, problems, stream } = await run(source, text);
    expect(problems).toEqual([]);
    expect(stream?.measures[0]).toMatchObject({ id: 'count', unit: 'units' });
    expect(rows.map(({ cells, flags }) => [cells, flags])).toEqual([
      [
        {
          period: '2023-01-01/2024-01-01',
          place: 'E01015706',
          'legal-status': 'Private sector',
          count: 35,
        },
        undefined,
      ],
      [
        {
          period: '2023-01-01/2024-01-01',
          place: 'E01015707',
          'legal-status': 'Private sector',
          count: null,
        },
        { count: ['suppressed'] },
      ],
    ]);
  });

  it('several years side by side are several periods', async () => {
    const text = query('local authority,2020,2021', ['E06000032 : Luton,5,6']);
    const { rows } = await run(source, text);
    expect(rows.map(({ cells }) => [cells['period'], cells['residents']])).toEqual([
      ['2020-01-01/2021-01-01', 5],
      ['2021-01-01/2022-01-01', 6],
    ]);
  });
});

describe('broken queries', () => {
  const rows = fixtureText(NAME);

  it.each([
    ['a word for a number', ',63,9.7', ',many,9.7', 9, 'not-a-number'],
    ['a percentage above 100', ',63,9.7', ',63,970', 9, 'not-a-percentage'],
    ['numbers without a code', 'E01012607 : Blackburn', 'Blackburn', 9, 'place-missing'],
    ['a row that stands there twice', 'E01012608 :', 'E01012607 :', 10, 'row-repeated'],
  ])('refuses %s', async (_what, from, to, row, rule) => {
    const { problems } = await run(source, rows.replace(from, to));
    expect(problems).toMatchObject([{ row, rule, remedy: expect.stringMatching(/\.$/) }]);
  });

  it.each([
    [
      'no heading',
      'T\nONS Crown Copyright Reserved [from Nomis on 1 May 2024]\nDate :,2021\n',
      'stands no heading row',
    ],
    ['a % without a count', query('area,%,White', ['E06000032 : Luton,5,6']), 'no count stands before it'],
    [
      'no date',
      'A table\nONS Crown Copyright Reserved [from Nomis on 1 May 2024]\n\narea,White\nE06000032 : Luton,5\n',
      'say of when',
    ],
  ])('says what is wrong with %s', async (_what, text, words) => {
    expect((await run(source, text)).thrown).toMatchObject({
      kind: 'data',
      message: expect.stringContaining(words),
    });
  });
});

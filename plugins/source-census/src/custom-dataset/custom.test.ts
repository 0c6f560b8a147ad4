import { describe, expect, it } from '@jest/globals';
import { censusCustom as source } from '../index.js';
import { fixture, run } from '../test-run.js';

const HEADING =
  'Lower Tier Local Authorities Code,Lower Tier Local Authorities,Sex (2 categories) Code,Sex (2 categories),' +
  'Ethnic group (20 categories) Code,Ethnic group (20 categories),Observation';
const IRISH = '14,White: Irish';

describe('quirks of custom datasets', () => {
  it('drops "-8 Does not apply", which is no mark of a hidden number', async () => {
    const { rows, file, members } = await run(source, fixture('RM008-2021-3.xlsx'));
    // 331 areas, 3 × 8 combinations, of which 2 × 7 apply.
    expect([rows.length, file?.rows.notes]).toEqual([331 * 14, 331 * 10]);
    expect(rows.filter(({ flags }) => flags !== undefined)).toEqual([]);
    expect(members['car-or-van-availability']?.map(({ label, position }) => [label, position])).toEqual([
      ['No cars or vans in household', 1],
      ['1 or more cars or vans in household', 2],
    ]);
  });

  it('reads the sheet with the table, and codes that are numbers', async () => {
    const { rows, stream, members } = await run(source, fixture('RM008-2021-3.xlsx'));
    expect(stream?.id).toBe('car-or-van-availability-by-household-composition-local-authority');
    expect(members['place']?.[0]).toEqual({
      code: 'E06000001',
      label: 'Hartlepool',
      level: 'local-authority',
    });
    expect(rows[0]?.cells).toEqual({
      period: '2021-01-01/2022-01-01',
      place: 'E06000001',
      'car-or-van-availability': 'No cars or vans in household',
      'household-composition': 'One-person household: Aged 66 years and over',
      observation: expect.any(Number),
    });
  });

  it('is the same as CSV, whatever the capitals of the area heading', async () => {
    const line = 'E06000032,Luton,1,Female,14,White: Irish,5';
    const [one, other] = await Promise.all([
      run(source, `${HEADING}\n${line}\n`),
      run(
        source,
        `${HEADING.replaceAll('Lower Tier Local Authorities', 'Lower tier local authorities')}\n${line}\n`,
      ),
    ]);
    expect(one.rows).toEqual(other.rows);
    expect(one.rows).toHaveLength(1);
  });

  it('tells sex by its word: 1 is female in the census, and male in the NHS', async () => {
    const { rows } = await run(
      source,
      `${HEADING}\nE06000032,Luton,1,Female,${IRISH},5\nE06000032,Luton,2,Male,${IRISH},4\n`,
    );
    expect(rows.map(({ cells }) => [cells['sex'], cells['ethnicity'], cells['observation']])).toEqual([
      ['female', '14', 5],
      ['male', '14', 4],
    ]);
  });

  it('keeps the 6 broad categories apart from the 20, and 8 from both', async () => {
    const of = async (count: number, label: string) => {
      const heading = HEADING.replaceAll('(20 categories)', `(${count} categories)`);
      const { rows, stream } = await run(source, `${heading}\nE06000032,Luton,1,Female,4,${label},5\n`);
      const { id = '' } = stream?.dimensions.at(-1) ?? {};
      return [id, rows[0]?.cells[id]];
    };
    expect(await of(6, 'White')).toEqual(['ethnicity-broad', '4']);
    expect(await of(8, 'White: British')).toEqual(['ethnic-group-8-categories', 'White: British']);
  });
});

describe('broken custom datasets', () => {
  const text = `${HEADING}\nE06000032,Luton,1,Female,${IRISH},5\n`;

  it.each([
    ['people to whom nothing applies', '1,Female', '-8,Does not apply', 'does-not-apply'],
    ['a category without a name', '1,Female', '1,', 'category-unknown'],
    ['a word for a code', '1,Female', 'one,Female', 'category-unknown'],
    ['a word for a number', ',5', ',five', 'not-a-number'],
    ['a place of another list', 'E06000032', 'RXT', 'place-unknown'],
  ])('refuses %s', async (_what, from, to, rule) => {
    const { problems, rows } = await run(source, text.replace(from, to));
    expect(problems).toMatchObject([{ row: 2, rule, remedy: expect.stringMatching(/\.$/) }]);
    expect(rows).toEqual([]);
  });

  it('refuses a combination that stands there twice', async () => {
    const again = `${text}E06000032,Luton,1,Female,${IRISH},6\n`;
    expect((await run(source, again)).problems).toMatchObject([{ row: 3, rule: 'row-repeated' }]);
  });

  it('names what a heading lacks', async () => {
    const { thrown } = await run(source, text.replace('Observation', 'Count'));
    expect(thrown).toMatchObject({ kind: 'data', message: expect.stringContaining('"Observation"') });
  });
});

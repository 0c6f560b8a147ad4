import { describe, expect, it } from '@jest/globals';
import { fingertips as source } from '../index.js';
import { fixture, run } from '../test-run.js';

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

describe('broken Fingertips files', () => {
  it.each([
    [
      'a coverage that is not that of its counts',
      '71.0781441431844',
      '91.0781441431844',
      'coverage-differs',
      'Value',
    ],
    ['a fraction for a percentage', '71.0781441431844', '0.710781441431844', 'coverage-differs', 'Value'],
    [
      'a GP practice',
      'E06000032,Luton,UA',
      'E81002,Greensands Surgery,GPs',
      'place-of-other-list',
      'Area Code',
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

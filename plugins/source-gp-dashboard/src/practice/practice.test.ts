import { describe, expect, it } from '@jest/globals';
import type { Row } from '@fairshift/plugin-sdk';
import { cervicalGpPractice as source } from '../index.js';
import { contextFor, fixture, run, type TestRun } from '../test-run.js';

const NAME = 'cervical-coverage-gp-practice-dec-2017.csv';
const TEXT = new TextDecoder().decode(fixture(NAME));
const HEADING = TEXT.slice(0, TEXT.indexOf('\r\n'));

/** Counted by fixtures/count.py. */
type Counts = Readonly<Record<string, { readonly coverageMarks: Readonly<Record<string, number>> }>>;

/** The heading and the rows of some practices, changed as told. */
function cut(codes: readonly string[], change = (row: string) => row): string {
  const rows = TEXT.split('\r\n').filter((row) => codes.some((code) => row.includes(`"${code}"`)));
  expect(rows).toHaveLength(codes.length);
  return [HEADING, ...rows.map(change), ''].join('\r\n');
}

const rowsOf = (result: TestRun, place: string) => result.rows.filter((row) => row.cells['place'] === place);

describe('quirks of the practice file', () => {
  it('makes a row for each age group, at the row of the file', async () => {
    const result = await run(source, cut(['E81002']));
    const common = {
      period: '2017-12-01/2018-01-01',
      place: 'E81002',
      ccg: 'NHS Bedfordshire CCG',
      region: 'NHS England Midlands And East (Central Midlands)',
    };
    expect(result.rows).toEqual([
      { cells: { ...common, age: '25-49', screened: 1285, eligible: 1553 }, at: 2 },
      { cells: { ...common, age: '50-64', screened: 677, eligible: 801 }, at: 2 },
    ]);
  });

  it('reads "under 6" as 0 to 5, never as a number', async () => {
    const [row] = rowsOf(await run(source, cut(['E81020'])), 'E81020');
    expect(row).toMatchObject({
      cells: { screened: null, eligible: null },
      flags: { screened: ['suppressed'], eligible: ['suppressed'] },
      bounds: { screened: [0, 5], eligible: [0, 5] },
    });
  });

  it('knows nothing of the size of a second suppression', async () => {
    const [younger, older] = rowsOf(await run(source, cut(['E81635'])), 'E81635');
    expect(younger).toMatchObject({
      cells: { screened: null, eligible: null },
      bounds: { screened: [0, null], eligible: [0, null] },
    });
    expect(older).toMatchObject({ cells: { screened: 181, eligible: 252 } });
    expect(older).not.toHaveProperty('flags');
  });

  it('keeps the number eligible where only the number screened is hidden', async () => {
    const [younger, older] = rowsOf(await run(source, cut(['F84659'])), 'F84659');
    expect(younger).toMatchObject({
      cells: { screened: null, eligible: 9 },
      flags: { screened: ['suppressed'] },
      bounds: { screened: [0, 5] },
    });
    expect(younger?.flags).not.toHaveProperty('eligible');
    expect(older).toMatchObject({ cells: { screened: 6, eligible: 12 } });
  });

  it.each(['-2', '-1.75', '-1.5'])('never takes the mark %s for a coverage', async (mark) => {
    const text = TEXT.split('\r\n').filter((row) => row === HEADING || row.includes(`,${mark},`));
    const { rows, problems } = await run(source, text.join('\r\n'));
    expect(problems).toEqual([]);
    const numbers = rows.flatMap((row) => [row.cells['screened'], row.cells['eligible']]);
    expect(rows.length).toBeGreaterThan(0);
    expect(numbers.filter((number) => Number(number) < 0)).toEqual([]);
  });

  it('takes each mark for the one pair of counts that it stands beside, as often as it is in the file', async () => {
    const marks = (JSON.parse(new TextDecoder().decode(fixture('counts.json'))) as Counts)[NAME]!
      .coverageMarks;
    const { rows } = await run(source, fixture(NAME));
    const hidden = (row: Row) => [row.bounds?.['screened'] ?? null, row.bounds?.['eligible'] ?? null];
    const count = (pair: unknown) =>
      rows.filter((row) => JSON.stringify(hidden(row)) === JSON.stringify(pair)).length;
    // Screened and eligible: both under 6, both of any size, and only the first under 6.
    expect({
      '-2': count([
        [0, 5],
        [0, 5],
      ]),
      '-1.75': count([
        [0, null],
        [0, null],
      ]),
      '-1.5': count([[0, 5], null]),
    }).toEqual(marks);
  });

  it.each([
    ['-1.75', '"<under 6>","<under 6>"'],
    ['-1.5', '"<under 6>","<under 6>"'],
    ['-2', '"<Suppressed>","<Suppressed>"'],
    ['-2', '"9","<under 6>"'],
    ['-1.75', '"9","<Suppressed>"'],
    ['-1.5', '"9","<Suppressed>"'],
    ['-2', 'NA,NA'],
  ])('refuses the mark %s beside the counts %s', async (mark, counts) => {
    const text = cut(['E81020'], (row) => row.replace('"<under 6>","<under 6>",-2,', `${counts},${mark},`));
    expect(text).toContain(`${counts},${mark}`);
    expect((await run(source, text)).problems).toMatchObject([
      { row: 2, column: 'X3.5.year.coverage..', found: mark, rule: 'mark-of-other-counts' },
    ]);
  });

  it('refuses a number screened of a hidden number eligible', async () => {
    const text = cut(['E81020'], (row) => row.replace('"<under 6>","<under 6>",-2,', '"<under 6>","3",*,'));
    expect((await run(source, text)).problems).toMatchObject([
      { row: 2, column: 'Eligible25to49', rule: 'only-denominator-hidden' },
    ]);
  });

  it('takes NA in a count for missing', async () => {
    const both = cut(['E81002'], (row) => row.replace('"1553","1285",82.7430779137154', 'NA,NA,NA'));
    const result = await run(source, both);
    expect(result.problems).toEqual([]);
    expect(result.rows[0]).toMatchObject({
      cells: { age: '25-49', screened: null, eligible: null },
      flags: { screened: ['missing'], eligible: ['missing'] },
    });
    expect(result.rows[0]).not.toHaveProperty('bounds');
    const one = cut(['E81002'], (row) => row.replace('"1553","1285",82.7430779137154', '"1553",NA,NA'));
    expect((await run(source, one)).rows[0]).toMatchObject({
      cells: { screened: null, eligible: 1553 },
      flags: { screened: ['missing'] },
    });
  });

  it('takes *, n/a, .. and NA in columns that it does not read for no problem', async () => {
    // E81002 has NA, ".." and "n/a"; E81020 has "*".
    const { problems, rows } = await run(source, cut(['E81002', 'E81020']));
    expect([problems, rows.length]).toEqual([[], 4]);
  });

  it('reads a coverage in quotes as well as a bare one', async () => {
    const { problems } = await run(
      source,
      cut(['E81002'], (row) => row.replace('82.7430779137154', '"82.7430779137154"')),
    );
    expect(problems).toEqual([]);
  });

  it('keeps the two blocks of the same headings apart by their .1', async () => {
    const shuffled = cut(['E81002'], (row) =>
      row.replace(',NA,"NHS Bedfordshire CCG",NA,"801"', ',NA,"NHS Luton CCG",NA,"801"'),
    );
    expect((await run(source, shuffled)).problems[0]).toMatchObject({
      row: 2,
      column: 'CCG.1',
      rule: 'blocks-differ',
    });
  });

  it('writes the two spaces of "NHS  England" as one', async () => {
    expect(TEXT).toContain('NHS  England London');
    const { members } = await run(source, fixture(NAME));
    expect(members['region']?.map((region) => region.label)).toEqual([
      'NHS England Midlands And East (Central Midlands)',
      'NHS England London',
    ]);
  });

  it('lists closed practices as practices with hidden counts', async () => {
    const { members, rows } = await run(source, fixture(NAME));
    expect(members['place']).toHaveLength(223);
    expect(rows.filter((row) => row.bounds?.['eligible']?.[1] === 5)).toHaveLength(24);
  });

  it('names places by their code, with name and level', async () => {
    const { members } = await run(source, cut(['E81002']));
    expect(members['place']).toEqual([
      {
        code: 'E81002',
        label: 'GREENSANDS SURG - ROWE',
        level: 'practice',
        codeSystem: 'https://fhir.nhs.uk/Id/ods-organization-code',
      },
    ]);
    expect(members['age']?.map((age) => age.label)).toEqual(['25 to 49', '50 to 64']);
  });

  it('sends values before the rows that use them', async () => {
    const { events } = await run(source, fixture(NAME));
    const seen = new Set<string>();
    for (const event of events) {
      if (event.type === 'members')
        for (const { code } of event.members) seen.add(`${event.dimension}=${code}`);
      if (event.type !== 'rows') continue;
      for (const { cells } of event.rows) {
        for (const dimension of ['place', 'age', 'ccg', 'region'])
          expect(seen).toContain(`${dimension}=${cells[dimension]}`);
      }
    }
  });
});

describe('recognition and period', () => {
  const head = (text: string, name = NAME) => {
    const bytes = new TextEncoder().encode(text);
    return { name, size: bytes.length, bytes };
  };

  it("knows the file by its author's note, and asks for the period that only its name hints at", () => {
    const found = source.file?.recognise(head(TEXT));
    expect(found).toMatchObject({ score: 3, needs: ['period'] });
    expect(found?.because).toContain('Dec 2017');
  });

  it('knows the layout without the note, and no other file', () => {
    expect(source.file?.recognise(head(TEXT.replace(/"Copy\.\.Data[^"]*",/, ''), 'a.csv')).score).toBe(2);
    expect(source.file?.recognise(head('a,b\n1,2\n'))).toMatchObject({ score: 0 });
    expect(source.file?.recognise(head('<html></html>'))).toMatchObject({ score: 0 });
  });

  it('does not read without a period, and never takes it from the name', async () => {
    const { thrown, rows } = await run(source, fixture(NAME), '');
    expect(rows).toEqual([]);
    expect(thrown).toMatchObject({ kind: 'configuration' });
  });

  it('says what can be read', async () => {
    const [stream] = await source.discover(contextFor(NAME, fixture(NAME)));
    expect(stream?.dimensions[0]).toMatchObject({ role: 'time', periodKind: 'month' });
    expect(stream?.key).toEqual(stream?.dimensions.map((dimension) => dimension.id));
    expect(stream?.measures.map((measure) => [measure.id, measure.kind])).toEqual([
      ['screened', 'count'],
      ['eligible', 'count'],
      ['coverage', 'proportion'],
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { fairshiftCsv as source } from './index.js';
import { run } from './testing/run.js';

const HEADING =
  'period_start,period_end,place_code,place_name,age_band,ethnicity,measure,numerator,denominator,value,flags';
const ROW = '2020-08-01,2020-09-01,E81002,Greensands,25-49,A,coverage,1285,1553,,';
const table = (...rows: string[]) => [HEADING, ...rows, ''].join('\n');

describe('rows of the layout', () => {
  it('reads a row with its place, groups and numbers', async () => {
    const { rows, members, events } = await run(table(ROW));
    expect(rows).toEqual([
      {
        cells: {
          period: '2020-08-01/2020-09-01',
          place: 'E81002',
          'age-band': '25-49',
          ethnicity: 'A',
          'coverage-numerator': 1285,
          'coverage-denominator': 1553,
        },
        at: 2,
      },
    ]);
    expect(members).toEqual({
      place: [
        {
          code: 'E81002',
          label: 'Greensands',
          level: 'part-place',
          codeSystem: 'urn:fairshift:codes:own-place',
        },
      ],
      'age-band': [{ code: '25-49', label: '25 to 49', role: 'group', position: 26 }],
      ethnicity: [{ code: 'A', label: 'White British', role: 'group', position: 1 }],
    });
    expect(events.at(-1)).toEqual({
      type: 'file',
      encoding: 'utf-8',
      rows: { read: 1, notes: 0, refused: 0 },
    });
  });

  it('leaves a group out where its cell is empty: the row is about everyone', async () => {
    const { rows } = await run(table(ROW.replace(',25-49,A,', ',,,')));
    expect(Object.keys(rows[0]?.cells ?? {})).toEqual([
      'period',
      'place',
      'coverage-numerator',
      'coverage-denominator',
    ]);
  });

  it('keeps zero, missing, hidden and not applicable apart', async () => {
    const { rows } = await run(
      table(
        ROW.replace('1285,1553', '0,1553'),
        ROW.replace('1285,1553', ',1553'),
        ROW.replace('1285,1553,,', ',1553,,numerator:suppressed[1-7]'),
        ROW.replace('1285,1553,,', ',1553,,numerator:suppressed[8-]'),
        ROW.replace('1285,1553', '*,[z]'),
        ROW.replace('1285,1553,,', '1285,1555,,denominator:rounded[1553-1557] provisional'),
      ),
    );
    expect(
      rows.map(({ cells, flags, bounds }) => [
        cells['coverage-numerator'],
        cells['coverage-denominator'],
        flags,
        bounds,
      ]),
    ).toEqual([
      [0, 1553, undefined, undefined],
      [null, 1553, { 'coverage-numerator': ['missing'] }, undefined],
      [null, 1553, { 'coverage-numerator': ['suppressed'] }, { 'coverage-numerator': [1, 7] }],
      [null, 1553, { 'coverage-numerator': ['suppressed'] }, { 'coverage-numerator': [8, null] }],
      [
        null,
        null,
        { 'coverage-numerator': ['suppressed'], 'coverage-denominator': ['not-applicable'] },
        undefined,
      ],
      [
        1285,
        1555,
        { 'coverage-numerator': ['provisional'], 'coverage-denominator': ['rounded', 'provisional'] },
        { 'coverage-denominator': [1553, 1557] },
      ],
    ]);
  });

  it('reads not stated and not known as groups of their own kind', async () => {
    const { members } = await run(
      table(ROW.replace(',A,', ',Z,'), ROW.replace(',A,', ',99,'), ROW.replace(',A,', ',Prefer not to say,')),
    );
    expect(members['ethnicity']?.map(({ code, role }) => [code, role])).toEqual([
      ['Z', 'not-stated'],
      ['99', 'unknown'],
    ]);
  });

  it('reads several measures, each with its own form', async () => {
    const { stream, rows } = await run(
      table(
        ROW,
        ROW.replace('coverage,1285,1553,,', 'Complaints,12,,,'),
        ROW.replace('coverage,1285,1553,,', 'median wait,,,41.5,'),
      ),
    );
    expect(stream?.measures.map(({ id, kind, aggregation }) => [id, kind, aggregation])).toEqual([
      ['coverage-numerator', 'count', 'sum'],
      ['coverage-denominator', 'count', 'sum'],
      ['coverage', 'proportion', 'ratio-of-sums'],
      ['complaints', 'count', 'sum'],
      ['median-wait', 'value', 'none'],
    ]);
    expect(
      rows.map(({ cells }) => [cells['coverage-numerator'], cells['complaints'], cells['median-wait']]),
    ).toEqual([
      [1285, undefined, undefined],
      [undefined, 12, undefined],
      [undefined, undefined, 41.5],
    ]);
  });

  it('finds the form of a measure in whichever row shows it', async () => {
    const first = ROW.replace('1285,1553', ',').replace('coverage', 'late');
    const { stream } = await run(
      table(...Array.from({ length: 9_000 }, () => first), ROW.replace('coverage', 'late')),
    );
    expect(stream?.measures.map(({ kind }) => kind)).toEqual(['count', 'count', 'proportion']);
  });

  it('takes title, unit, polarity and kind from the columns about the measure', async () => {
    const text = `${HEADING},measure_title,measure_kind,measure_unit,measure_multiplier,polarity,over_periods\n${ROW},Visits,rate,,1000,lower-is-better,none\n`;
    const { stream } = await run(text);
    expect(stream?.measures[2]).toEqual({
      id: 'coverage',
      title: 'Visits',
      kind: 'rate',
      numerator: 'coverage-numerator',
      denominator: 'coverage-denominator',
      multiplier: 1000,
      unit: 'per 1,000',
      polarity: 'lower-is-better',
      aggregation: 'ratio-of-sums',
      overPeriods: 'none',
    });
  });

  it('reads levels of places', async () => {
    const rows = ['part: Practice', 'total: Region', 'whole'].map(
      (level, index) => `${ROW.replace('E81002', `P${index}`)},${level}`,
    );
    const { stream, members } = await run(`${HEADING},place_level\n${rows.join('\n')}\n`);
    expect(stream?.dimensions[1]?.levels).toEqual([
      { id: 'part-practice', title: 'Practice', adds: 'parts' },
      { id: 'total-region', title: 'Region', adds: 'total' },
      { id: 'whole-whole', title: 'Whole', adds: 'whole' },
    ]);
    expect(members['place']?.map(({ level }) => level)).toEqual([
      'part-practice',
      'total-region',
      'whole-whole',
    ]);
  });

  it('says what can be read: every dimension is in the key', async () => {
    const { stream } = await run(table(ROW));
    expect(stream?.dimensions.map(({ id, title, role }) => [id, title, role])).toEqual([
      ['period', 'Period', 'time'],
      ['place', 'Place', 'area'],
      ['age-band', 'Age band', 'equity'],
      ['ethnicity', 'Ethnicity', 'equity'],
    ]);
    expect(stream?.key).toEqual(['period', 'place', 'age-band', 'ethnicity']);
    expect(stream?.replaces).toEqual(['measure']);
  });

  it('takes off the quote that an export puts before a formula sign', async () => {
    const { members } = await run(table(ROW.replace('Greensands', "'=Greensands")));
    expect(members['place']?.[0]?.label).toBe('=Greensands');
  });

  it('bears blank lines, CRLF, semicolons and headings with spaces', async () => {
    const text = table(ROW, '', ROW.replace('E81002', 'E81003'))
      .replaceAll(',', ';')
      .replaceAll('\n', '\r\n')
      .replace('period_start', 'Period start');
    const { rows, events } = await run(text);
    expect(rows.map(({ at }) => at)).toEqual([2, 4]);
    expect(events.at(-1)).toMatchObject({ rows: { read: 2, notes: 1, refused: 0 } });
  });
});

describe('rows that are refused', () => {
  it.each([
    ['a last day for an end', '2020-09-01', '2020-08-31', 'period-end-last-day', 'period_end'],
    ['an end before the start', '2020-09-01', '2020-07-01', 'period-backwards', 'period_end'],
    ['an end on the start', '2020-09-01', '2020-08-01', 'period-backwards', 'period_end'],
    ['another order of dates', '2020-08-01', '01/08/2020', 'date-unknown', 'period_start'],
    ['a day that does not exist', '2020-09-01', '2020-02-30', 'date-unknown', 'period_end'],
    ['no place', 'E81002', '', 'place-missing', 'place_code'],
    ['no measure', 'coverage', '', 'measure-missing', 'measure'],
    ['a total among the groups', ',A,', ',All,', 'group-is-total', 'ethnicity'],
    ['a word for a number', '1285', 'many', 'not-a-number', 'numerator'],
    ['swapped counts', '1285,1553', '1553,1285', 'numerator-above-denominator', 'numerator'],
    ['a negative count', '1285', '-5', 'negative-count', 'numerator'],
    ['an unknown flag', '1553,,', '1553,,hidden', 'flag-unknown', 'flags'],
    ['a flag about nothing', '1553,,', '1553,,suppressed', 'flag-without-part', 'flags'],
    [
      'a hidden number that is there',
      '1553,,',
      '1553,,numerator:suppressed',
      'flag-with-number',
      'numerator',
    ],
    ['a value that its counts do not make', '1553,,', '1553,62.7,', 'value-differs', 'value'],
    ['a missing cell', ',A,', ',', 'row-width', undefined],
  ])('refuses %s', async (_name, from, to, rule, column) => {
    expect(ROW).toContain(from);
    const { problems, rows, events } = await run(table(ROW.replace(from, to), ROW));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ row: 2, rule, ...(column === undefined ? {} : { column }) });
    expect(problems[0]?.message).toMatch(/\.$/);
    expect(problems[0]?.remedy).toMatch(/[.]$/);
    expect(rows.map(({ at }) => at)).toEqual([3]);
    expect(events.at(-1)).toMatchObject({ rows: { read: 1, refused: 1 } });
  });

  it('names the day that should have been written', async () => {
    const { problems } = await run(table(ROW.replace('2020-09-01', '2020-08-31')));
    expect(problems[0]?.remedy).toContain('2020-09-01');
  });

  it('accepts an odd length when it is called irregular', async () => {
    const { rows } = await run(
      `${HEADING},period_kind\n${ROW.replace('2020-09-01', '2020-08-31')},irregular\n`,
    );
    expect(rows[0]?.cells['period']).toBe('2020-08-01/2020-08-31');
  });

  it('accepts a value to its last printed decimal: 1,285 of 1,553 is 82.743…', async () => {
    for (const value of ['82.7', '82.74', '83'])
      expect((await run(table(ROW.replace('1553,,', `1553,${value},`)))).problems).toEqual([]);
  });

  it.each([
    ['a missing heading', HEADING.replace('period_end', 'until'), 'heading-missing', 'period_end'],
    ['a heading twice', HEADING.replace('ethnicity', 'measure'), 'heading-repeated', 'measure'],
    ['two groupings with one name', HEADING.replace('ethnicity', 'age band'), 'heading-repeated', 'age band'],
    ['an empty heading', HEADING.replace('ethnicity', ''), 'heading-missing', 'column 6'],
  ])('refuses a file with %s', async (_name, heading, rule, column) => {
    const { problems, thrown } = await run(`${heading}\n${ROW}\n`);
    expect(problems).toEqual([expect.objectContaining({ row: 1, rule, column })]);
    expect(thrown).toMatchObject({ kind: 'data' });
  });

  it('names the row of an unclosed quote, and fails', async () => {
    const { problems, thrown, stream } = await run(table(ROW, ROW.replace('Greensands', '"Greensands')));
    expect(problems[0]).toMatchObject({ row: 3, rule: 'quote-unclosed' });
    expect(thrown).toMatchObject({ kind: 'data' });
    expect(stream?.measures.length).toBeGreaterThan(0);
  });

  it('names the encoding of a file whose end is missing', async () => {
    const text = table(ROW.replace('Greensands', 'Môn'), ROW.replace('A,', '"A,'));
    // Windows-1252: one byte a letter.
    const { events } = await run(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
    expect(events.at(-1)).toMatchObject({ type: 'file', encoding: 'windows-1252', rows: { read: 0 } });
  });

  it('reads no row of a file whose end is missing', async () => {
    // More than a block of the parser, so that rows before the fault could be read.
    const rows = Array.from({ length: 20_000 }, (_, at) => ROW.replace('E81002', `E${at}`));
    const { rows: read, problems, thrown } = await run(table(...rows, ROW.replace('A,', '"A,')));
    expect(problems).toMatchObject([{ row: 20_002, rule: 'quote-unclosed' }]);
    expect(read).toEqual([]);
    expect(thrown).toMatchObject({ kind: 'data' });
  });
});

describe('recognition', () => {
  const head = (text: string) => ({
    name: 'a.csv',
    size: text.length,
    bytes: new TextEncoder().encode(text),
  });

  it('knows its headings, and says what an almost right file lacks', () => {
    expect(source.file?.recognise(head(table(ROW))).score).toBe(3);
    expect(source.file?.recognise(head(table(ROW).replace('period_end', 'until')))).toMatchObject({
      score: 1,
      because: expect.stringContaining('period_end'),
    });
    expect(source.file?.recognise(head('a,b\n1,2\n')).score).toBe(0);
    expect(source.file?.recognise(head('<html>')).score).toBe(0);
  });

  it('asks the host for nothing when it read the head already', () => {
    expect(
      source.file?.recognise({
        name: 'a',
        size: 9,
        bytes: new Uint8Array(0),
        tables: [{ rows: [HEADING.split(',')] }],
      }).score,
    ).toBe(3);
  });
});

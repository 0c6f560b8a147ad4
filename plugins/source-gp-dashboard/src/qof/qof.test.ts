import { describe, expect, it } from '@jest/globals';
import { qofPracticeMap, qofPrevalence } from '../index.js';
import { contextFor, fixture, headOf, run } from '../test-run.js';

const NAME = 'PREVALENCE_2223.csv';
const TEXT = new TextDecoder().decode(fixture(NAME));
const HEADING = 'PRACTICE_CODE,GROUP_CODE,REGISTER,PATIENT_LIST_TYPE,PRACTICE_LIST_SIZE';
const MAP_NAME = 'MAPPING_NHS_GEOGRAPHIES_2223.csv';
const MAP = new TextDecoder().decode(fixture(MAP_NAME));
const YEAR = '2022-04-01/2023-04-01';

const read = (text: string | Uint8Array, period = YEAR) => run(qofPrevalence, text, period, 'prevalence');
const readMap = (text: string | Uint8Array) => run(qofPracticeMap, text, YEAR, 'practice-map');
const table = (...rows: string[]) => [HEADING, ...rows, ''].join('\n');

describe('prevalence', () => {
  it('reads counts that are written as floats, and puts the registers of a practice side by side', async () => {
    // From the file: E81001,AF,27.0,TOTAL,3579 and E81001,AST,144.0,06OV,3316.
    expect(TEXT).toContain('E81001,AF,27.0,TOTAL,3579\nE81001,AST,144.0,06OV,3316');
    const { rows } = await read(TEXT);
    expect(rows[0]?.cells).toMatchObject({
      period: YEAR,
      place: 'E81001',
      'af-total-register': 27,
      'af-total-list': 3579,
      'ast-06ov-register': 144,
      'ast-06ov-list': 3316,
    });
    // 40 practices; a page of 100 records ends inside a practice eight times, and the rest of it is another row.
    expect(rows).toHaveLength(48);
  });

  it('keeps the list that a register is out of in the measure, since lists differ', async () => {
    const [stream] = await qofPrevalence.discover(contextFor(NAME, fixture(NAME), YEAR));
    const titles = new Map(stream?.measures.map(({ id, title }) => [id, title]));
    expect(titles.get('dm-17ov')).toBe('Diabetes, of people aged 17 and over');
    expect(titles.get('dem-total')).toBe('Dementia, of people of all ages');
    expect(stream?.measures).toHaveLength(63);
    expect(stream?.measures.find(({ id }) => id === 'dm-17ov')).toMatchObject({
      kind: 'proportion',
      numerator: 'dm-17ov-register',
      denominator: 'dm-17ov-list',
      multiplier: 100,
      overPeriods: 'none',
    });
    expect(stream?.dimensions[0]?.periodKind).toBe('financial-year');
  });

  it('keeps one register out of two lists apart', async () => {
    const { rows } = await read(table('E81001,OB,10.0,18OV,100', 'E81001,OB,12.0,16OV,120'));
    expect(rows.map(({ cells }) => [cells['ob-18ov-list'], cells['ob-16ov-list']])).toEqual([[100, 120]]);
  });

  it('says that a person can be on several registers', async () => {
    const { events } = await read(TEXT);
    expect(events[0]).toMatchObject({ type: 'notice', code: 'lists-differ' });
  });

  it('does not merge rows of a practice that come again: each says its own row', async () => {
    const { rows } = await read(table('E81001,AF,1,TOTAL,9', 'E81001,AF,2,TOTAL,9', 'E81001,MH,2,TOTAL,9'));
    expect(rows.map(({ at, cells }) => [at, cells['af-total-register'], cells['mh-total-register']])).toEqual(
      [
        [2, 1, undefined],
        [3, 2, 2],
      ],
    );
  });

  it('reads older files: names in small letters, a ready percentage that must fit and is not kept', async () => {
    const old = [`${HEADING.toLowerCase()},prevalence_percent`, 'E81001,AF,27,TOTAL,3579,0.75', ''].join(
      '\n',
    );
    const { rows, problems } = await read(old, '2013-04-01/2014-04-01');
    expect(problems).toEqual([]);
    expect(Object.values(rows[0]?.cells ?? {})).toEqual(['2013-04-01/2014-04-01', 'E81001', 27, 3579]);
    const wrong = await read(old.replace('0.75', '7.5'));
    expect(wrong.problems).toMatchObject([
      { row: 2, column: 'prevalence_percent', rule: 'prevalence-differs' },
    ]);
  });

  it.each([
    ['E81001,AF,27.5,TOTAL,3579', 'not-a-count', 'REGISTER'],
    ['E81001,AF,many,TOTAL,3579', 'not-a-count', 'REGISTER'],
    ['E81001,AF,27.0,TOTAL,', 'not-a-count', 'PRACTICE_LIST_SIZE'],
    ['E81001,AF,3580.0,TOTAL,3579', 'numerator-above-denominator', 'REGISTER'],
    [',AF,27.0,TOTAL,3579', 'place-missing', 'PRACTICE_CODE'],
    ['E81001,,27.0,TOTAL,3579', 'register-unknown', 'GROUP_CODE'],
    ['E81001,AF,27.0,TOTAL', 'row-width', undefined],
  ])('refuses %s', async (row, rule, column) => {
    const { problems, rows } = await read(table(row, 'E81002,AF,1.0,TOTAL,9'));
    expect(problems).toMatchObject([{ row: 2, rule, ...(column === undefined ? {} : { column }) }]);
    expect(rows).toHaveLength(1);
  });

  it('does not read without a period, and never takes it from the name', async () => {
    expect((await read(TEXT, '')).thrown).toMatchObject({ kind: 'configuration' });
  });
});

describe('the organisation map', () => {
  it('says of each practice what it belongs to, by code and name', async () => {
    const { rows, members, problems } = await readMap(MAP);
    expect(problems).toEqual([]);
    expect(rows.find(({ cells }) => cells['place'] === 'E81002')?.cells).toEqual({
      period: YEAR,
      place: 'E81002',
      practices: 1,
      pcn: 'U83511',
      'sub-icb': 'M1J4Y',
      icb: 'QHG',
      region: 'Y61',
    });
    const name = (dimension: string, code: string) =>
      members[dimension]?.find((member) => member.code === code)?.label;
    expect(name('place', 'E81002')).toBe('Greensand Surgery (Ampthill)');
    expect(name('pcn', 'U83511')).toBe('Hillton PCN');
    expect(name('icb', 'QHG')).toBe('NHS Bedfordshire, Luton and Milton Keynes Integrated Care Board');
  });

  it('keeps practices that are in no network apart', async () => {
    const { members } = await readMap(MAP);
    expect(members['pcn']?.find(({ code }) => code === 'U')).toEqual({
      code: 'U',
      label: 'Unallocated',
      role: 'unknown',
    });
  });

  it('refuses a row without a practice', async () => {
    const { problems } = await readMap(MAP.replace(',E81001,', ',,'));
    expect(problems).toMatchObject([{ row: 2, column: 'PRACTICE_CODE', rule: 'place-missing' }]);
  });
});

describe('recognition', () => {
  it('knows each file by its headings, and asks for the year that only its name hints at', () => {
    expect(qofPrevalence.file?.recognise(headOf(TEXT, NAME))).toEqual({
      score: 2,
      because:
        'It has the headings of prevalence of the Quality and Outcomes Framework. Its name says April 2022 to March 2023.',
      needs: ['period'],
    });
    expect(qofPracticeMap.file?.recognise(headOf(MAP, MAP_NAME))).toMatchObject({
      score: 2,
      needs: ['period'],
    });
  });

  it('takes neither for the other', () => {
    expect(qofPrevalence.file?.recognise(headOf(MAP)).score).toBe(0);
    expect(qofPracticeMap.file?.recognise(headOf(TEXT)).score).toBe(0);
    expect(qofPrevalence.file?.recognise(headOf('<html></html>')).score).toBe(0);
  });
});

import { describe, expect, it } from '@jest/globals';
import { registeredPatients as source } from '../index.js';
import { contextFor, fixture, headOf, run } from '../test-run.js';

const NAME = 'gp-reg-pat-prac-all-jan-2021.csv';
const TEXT = new TextDecoder().decode(fixture(NAME));
const HEADING = TEXT.slice(0, TEXT.indexOf('\r\n'));
const ROW = 'GP_PRAC_PAT_LIST,01JAN2021,GP,06F,E38000010,E81002,MK45 2SB,ALL,ALL,9724';

const read = (text: string | Uint8Array) => run(source, text, '', 'registered-patients');
const table = (...rows: string[]) => [HEADING, ...rows, ''].join('\r\n');

/** The layout by five years of age, from the publisher's field list; the figures are made up. */
const BY_AGE = [
  'PUBLICATION,EXTRACT_DATE,ORG_TYPE,ORG_CODE,ONS_CODE,POSTCODE,SEX,AGE_GROUP_5,NUMBER_OF_PATIENTS',
  ...[
    ['ALL', 'ALL', 100],
    ['FEMALE', 'ALL', 60],
    ['FEMALE', '0_4', 20],
    ['FEMALE', '10_14', 25],
    ['FEMALE', '95+', 15],
    ['MALE', 'ALL', 40],
    ['MALE', '0_4', 22],
    ['MALE', '10_14', 18],
  ].map(([sex, age, count]) => `GP_PRAC_PAT_LIST,01JAN2021,GP,E81002,,MK45 2SB,${sex},${age},${count}`),
  'GP_PRAC_PAT_LIST,01JAN2021,CCG,06F,E38000010,,ALL,ALL,100',
  '',
].join('\r\n');

describe('the file of totals', () => {
  it('makes one row of each practice, for the month of the day, without sex and age', async () => {
    expect(TEXT).toContain(ROW);
    const { rows, members } = await read(table(ROW));
    expect(rows).toEqual([
      {
        cells: { period: '2021-01-01/2021-02-01', place: 'E81002', commissioner: '06F', patients: 9724 },
        at: 2,
      },
    ]);
    expect(members['place']).toEqual([
      {
        code: 'E81002',
        label: 'E81002',
        level: 'practice',
        codeSystem: 'https://fhir.nhs.uk/Id/ods-organization-code',
      },
    ]);
  });

  it.each([
    ['01JAN2021', '2021-01-01/2021-02-01'],
    ['01-Apr-17', '2017-04-01/2017-05-01'],
    ['01FEB2023', '2023-02-01/2023-03-01'],
  ])('reads the date %s', async (date, period) => {
    const { rows } = await read(table(ROW.replace('01JAN2021', date)));
    expect(rows[0]?.cells['period']).toBe(period);
  });

  it('reads sub-ICB locations, which took the place of CCGs in July 2022', async () => {
    const heading = HEADING.replace('CCG_CODE', 'SUB_ICB_LOCATION_CODE').replace(
      'ONS_CCG',
      'ONS_SUB_ICB_LOCATION',
    );
    const { rows, problems } = await read([heading, ROW.replace('06F', 'M1J4Y'), ''].join('\r\n'));
    expect([problems, rows[0]?.cells['commissioner']]).toEqual([[], 'M1J4Y']);
  });

  it('never keeps the postcode', async () => {
    const { events } = await read(table(ROW));
    expect(JSON.stringify(events)).not.toContain('MK45');
  });

  it('says that a list of one day is never added up over months', async () => {
    const { events } = await read(table(ROW));
    expect(events[0]).toMatchObject({ type: 'notice', code: 'snapshot' });
    const [stream] = await source.discover(contextFor(NAME, fixture(NAME), ''));
    expect(stream?.measures).toMatchObject([{ id: 'patients', kind: 'count', overPeriods: 'none' }]);
  });
});

describe('the file by five years of age', () => {
  it('takes ALL for a published total, so that nobody is counted several times', async () => {
    const { rows, problems } = await read(BY_AGE);
    expect(problems).toEqual([]);
    const practice = rows.filter(({ cells }) => cells['place'] === 'E81002');
    const sum = (of: typeof rows) => of.reduce((total, { cells }) => total + Number(cells['patients']), 0);
    const has = (name: string) => (row: (typeof rows)[number]) => name in row.cells;
    const total = practice.filter((row) => !has('sex')(row) && !has('age')(row));
    const bySex = practice.filter((row) => has('sex')(row) && !has('age')(row));
    const parts = practice.filter((row) => has('sex')(row) && has('age')(row));
    expect([sum(total), sum(bySex), sum(parts), sum(practice)]).toEqual([100, 100, 100, 300]);
  });

  it('reads the bands 0_4, 10_14 and 95+ in their order', async () => {
    const { members } = await read(BY_AGE);
    expect(members['age']?.map(({ code, label, position }) => [code, label, position])).toEqual([
      ['0-4', '0 to 4', 1],
      ['10-14', '10 to 14', 11],
      ['95+', '95 and over', 96],
    ]);
  });

  it('keeps regions and commissioners as totals beside the practices', async () => {
    const bytes = new TextEncoder().encode(BY_AGE);
    const [stream] = await source.discover(contextFor('quin.csv', bytes, ''));
    expect(stream?.dimensions.map(({ id }) => id)).toEqual(['period', 'place', 'sex', 'age']);
    expect(stream?.dimensions[1]?.levels).toEqual([
      { id: 'practice', title: 'GP practices', adds: 'parts' },
      { id: 'other-ccg', title: 'CCG', adds: 'total' },
    ]);
    const { members } = await read(BY_AGE);
    expect(members['place']?.map(({ code, level }) => [code, level])).toEqual([
      ['E81002', 'practice'],
      ['06F', 'other-ccg'],
    ]);
  });
});

describe('rows that are refused', () => {
  it.each([
    ['01JAN2021', 'January', 'date-unknown', 'EXTRACT_DATE'],
    ['E81002', '', 'place-missing', 'CODE'],
    [',GP,', ',,', 'type-missing', 'TYPE'],
    ['ALL,ALL', 'PEOPLE,ALL', 'sex-unknown', 'SEX'],
    ['ALL,ALL', 'ALL,old', 'age-unknown', 'AGE'],
    ['9724', '9724.5', 'not-a-count', 'NUMBER_OF_PATIENTS'],
    ['9724', '*', 'not-a-count', 'NUMBER_OF_PATIENTS'],
    [',9724', '', 'row-width', undefined],
  ])('%s as %s', async (from, to, rule, column) => {
    const { problems, rows } = await read(table(ROW.replace(from, to), ROW.replace('E81002', 'E81003')));
    expect(rows).toHaveLength(1);
    expect(problems).toMatchObject([{ row: 2, rule, ...(column === undefined ? {} : { column }) }]);
    expect(problems[0]?.remedy).toMatch(/\.$/);
  });

  it('refuses a file whose figures have no column, by name', async () => {
    const { problems, thrown } = await read(table(ROW).replace('NUMBER_OF_PATIENTS', 'PATIENTS'));
    expect(problems).toMatchObject([{ row: 1, rule: 'heading-missing', column: 'NUMBER_OF_PATIENTS' }]);
    expect(thrown).toMatchObject({ kind: 'data' });
  });
});

describe('recognition', () => {
  it('knows both files by what the publisher writes in every row', () => {
    expect(source.file?.recognise(headOf(TEXT))).toMatchObject({ score: 3 });
    expect(source.file?.recognise(headOf(BY_AGE))).toMatchObject({
      score: 3,
      because: expect.stringContaining('five years of age'),
    });
    expect(source.file?.recognise(headOf(TEXT.replaceAll('GP_PRAC_PAT_LIST', 'x')))).toMatchObject({
      score: 2,
    });
    expect(source.file?.recognise(headOf('a,b\n1,2\n'))).toMatchObject({ score: 0 });
  });
});

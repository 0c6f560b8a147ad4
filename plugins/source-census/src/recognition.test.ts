import { describe, expect, it } from '@jest/globals';
import { beginsAsWorkbook, Workbook } from '@fairshift/tabular';
import type { FileHead } from '@fairshift/plugin-sdk';
import * as all from './index.js';
import { contextFor, fixture, headOf } from './test-run.js';

const SOURCES = Object.values(all);

/** The head as the host reads it: 64 kB, and the first rows of each sheet of a workbook. */
async function hostHead(name: string): Promise<FileHead> {
  const bytes = fixture(name);
  if (!beginsAsWorkbook(bytes)) return headOf(bytes, name);
  const workbook = await Workbook.open(contextFor(bytes).file!);
  const tables = (await workbook.heads()).map(({ name: sheet, rows }) => ({ sheet, rows }));
  return { ...headOf(bytes, name), tables };
}

const scores = (head: FileHead) =>
  Object.fromEntries(
    SOURCES.map((source) => [source.id, source.file?.recognise(head).score ?? 0] as const).filter(
      ([, score]) => score > 0,
    ),
  );

describe('recognition', () => {
  it.each([
    ['census2021-ts007a-lsoa.csv', 'census-bulk'],
    ['census2021-ts008-lsoa.csv', 'census-bulk'],
    ['census2021-ts021-lsoa.csv', 'census-bulk'],
    ['census2021-ts021-msoa.csv', 'census-bulk'],
    ['nomis-query-colon-census2021-ts003-lsoa.csv', 'nomis-query'],
    ['RM008-2021-3.xlsx', 'census-custom'],
    ['File_1_IMD2019_Index_of_Multiple_Deprivation.xlsx', 'imd-2019'],
    ['lsoa11-lsoa21-lad22-lookup.csv', 'lsoa-lookup'],
    ['epraccur-2019-10.csv', 'ods-practices'],
    ['epcmem-2019-10.csv', 'ods-memberships'],
    ['ord-api-org.json', 'ods-organisation'],
  ])('%s is known by %s and nobody else', async (name, source) => {
    expect(scores(await hostHead(name))).toEqual({ [source]: 3 });
    const found = SOURCES.find(({ id }) => id === source)?.file?.recognise(await hostHead(name));
    expect(found?.because).toMatch(/^It .+\.$/);
    expect(found?.needs).toEqual(source.startsWith('ods') ? ['period'] : undefined);
  });

  it.each(['epraccur-2019-10.csv', 'epcmem-2019-10.csv'])('%s is known by its shape alone', async (name) => {
    expect(Object.values(scores({ ...(await hostHead(name)), name: 'a.csv' }))).toEqual([2]);
  });

  // First rows of the samples of other families.
  it.each([
    [
      'Fingertips',
      'Indicator ID,Indicator Name,Parent Code,Area Code,Area Name,Area Type,Sex,Age,Category Type\n1,a\n',
    ],
    [
      'patients registered',
      'PUBLICATION,EXTRACT_DATE,TYPE,CCG_CODE,ONS_CCG_CODE,CODE,POSTCODE,SEX,AGE,NUMBER_OF_PATIENTS\n',
    ],
    [
      'QOF',
      'PRACTICE_CODE,GROUP_CODE,REGISTER,PATIENT_LIST_TYPE,PRACTICE_LIST_SIZE\nE81002,AF,100,TOTAL,11000\n',
    ],
    [
      'MHSDS',
      'REPORTING_PERIOD_START,REPORTING_PERIOD_END,STATUS,BREAKDOWN,PRIMARY_LEVEL,MEASURE_ID,MEASURE_VALUE\n',
    ],
    [
      'ethnicity facts',
      '"measure","ethnicity","ethnicity_type","time","geography","geography_type","geography_code"\n',
    ],
    [
      'own layout',
      'period_start,period_end,place_code,measure,numerator,denominator\n2024-01-01,2024-02-01,P1,u,3,9\n',
    ],
    // Lists of the same publisher in the same 27 columns.
    ['trusts', `"RXT","A TRUST","Y60",${'"",'.repeat(7)}"20030401",${'"",'.repeat(15)}""\n`],
    ['a letter', 'Dear all,\nplease find the figures enclosed.\n'],
    ['a web page', '<html></html>'],
    ['nothing', ''],
  ])('%s is known by no source', (_what, text) => {
    expect(scores(headOf(text))).toEqual({});
  });

  it('names what is near, and not read', () => {
    const near = (text: string) =>
      SOURCES.flatMap(({ file }) => {
        const found = file?.recognise(headOf(text));
        return found?.near === true ? [found.because] : [];
      });
    expect(near('date,geography,geography code,Age: Total,Sex: Female\n2021,A,E01000001,3,2\n')).toEqual([
      'It is a Nomis bulk table of Age and Sex, and only tables of one variable are read.',
    ]);
    const file7 =
      'LSOA code (2011),LSOA name (2011),Local Authority District code (2019),Income Score (rate)\nE01000001,A,E09000001,0.1\n';
    expect(near(file7)).toEqual([
      'It is another file of the English indices of deprivation 2019. Only File 1 is read.',
    ]);
  });

  it('checks a file that it is given, and tells why one does not fit', async () => {
    const check = (text: string) => all.censusBulk.check(contextFor(new TextEncoder().encode(text)));
    expect(await check('date,geography,geography code,Sex: Female\n2021,A,E01000001,3\n')).toMatchObject({
      ok: true,
    });
    expect(await check('a,b\n1,2\n')).toMatchObject({ ok: false, reason: 'data' });
    expect(await check('<html><body></body></html>')).toMatchObject({ ok: false, reason: 'data' });
  });
});

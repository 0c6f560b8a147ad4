import { describe, expect, it } from '@jest/globals';
import { personalColumn, personalValue } from './personal.js';
import { book, csv, run } from './test-run.js';

// 943 476 5919 is the NHS Data Dictionary's own example of a valid number; 987 654 4321 fails the check digit.
const NHS_NUMBER = '943 476 5919';

describe('data about single people', () => {
  it('knows an NHS number by its check digit', () => {
    expect(personalValue(`Seen by us, ${NHS_NUMBER}, on Monday`)).toBe('NHS numbers');
    expect(personalValue('9876544321')).toBeUndefined();
  });

  it.each([
    ['NHS No', ['1', '2'], 'NHS numbers'],
    ['Date of birth', ['01/02/1950'], 'dates of birth'],
    ['DOB', [''], 'dates of birth'],
    ['Surname', ['Smith'], 'names of people'],
    ['Patient Name', ['x'], 'names of people'],
    ['Name', ['Anna Smith', 'Bob Jones', 'Cara Lee'], 'names of people'],
    ['Who', ['Mrs Jones'], 'names of people'],
    ['Who', ['SMITH, Anna'], 'names of people'],
    ['Home', ['MK40 2NS'], 'postcodes'],
    ['Contact', ['a@b.org'], 'e-mail addresses'],
    [
      'Description',
      [
        'He fell in the corridor at night',
        'She was not told about the visit',
        'They waited two hours for an answer',
      ],
      'free text',
    ],
    ['Event', [`${'a word '.repeat(20)}`], 'free text'],
  ])('finds what the column %s holds', (heading, samples, found) => {
    expect(personalColumn(heading, samples)).toBe(found);
  });

  it.each([
    ['Practice name', ['Oak Surgery', 'Elm Medical Centre', 'Ash Health Centre']],
    ['Ward', ['Maple', 'Oak']],
    ['Area', ['MK40', 'LU1']],
    ['LSOA', ['E01012607']],
    ['Name', ['North Bedford', 'South Luton', 'East London']],
    ['Falls', ['1200000000', '3']],
    ['Ethnic group', ['White and Black Caribbean', 'Any other Asian background', 'White British']],
  ])('lets the column %s pass', (heading, samples) => {
    expect(personalColumn(heading, samples)).toBeUndefined();
  });

  const MAPPED = {
    columns: { Month: { role: 'period' }, Ward: { role: 'group' }, Falls: { role: 'numerator' } },
  };

  it.each<[string, string]>([
    ['an NHS number among the figures', NHS_NUMBER.replaceAll(' ', '')],
    ['a postcode', 'MK40 2NS'],
    ['a name', 'Mr Jones'],
  ])(
    '%s in the last of 500 rows: nothing is taken in, the column is named and the value is not',
    async (_, value) => {
      const lines = Array.from({ length: 500 }, (_, at) => `2024-04,W${at % 7},${at}`);
      const { rows, members, problems, failure } = await run(
        csv('Month,Ward,Falls', ...lines, `2024-04,${value},1`),
        MAPPED,
      );
      expect([rows, members]).toEqual([[], {}]);
      expect(problems).toMatchObject([{ row: 502, column: 'Ward', rule: 'personal-data' }]);
      expect(failure).toContain('The column "Ward" holds');
      expect(failure).toContain('Choose "Leave this column out" for "Ward"');
      expect(JSON.stringify([problems, failure])).not.toContain(value);
    },
  );

  it('notes below a table may say what they like: they are not kept', async () => {
    const note =
      'Figures below five are not shown, and all figures are rounded so that nobody can be known from them by anyone else';
    const bytes = csv('Ward,Month,Falls', 'A,2024-04,1', 'B,2024-04,2', `"${note}",,`);
    const columns = { Ward: { role: 'place' }, Month: { role: 'period' }, Falls: { role: 'numerator' } };
    const { rows, failure, counts } = await run(bytes, { columns });
    expect([rows.length, failure, counts]).toEqual([2, undefined, { read: 2, notes: 1, refused: 0 }]);
  });

  it('a column that is left out is let be, also where each row is a case', async () => {
    const bytes = book({
      name: 'List',
      rows: [
        ['NHS number', 'Name', 'Date', 'Story'],
        [
          NHS_NUMBER,
          'Anna Smith',
          { date: 45_383 },
          'He fell in the night and nobody came for a long while to help him up',
        ],
      ],
    });
    const columns = { Date: { role: 'period' }, 'NHS number': { role: 'leave-out' } };
    const { rows, failure } = await run(bytes, { rows: 'cases', columns });
    expect(failure).toBeUndefined();
    expect(rows).toEqual([{ cells: { period: '2024-04-01/2024-05-01', cases: 1 } }]);
    const kept = await run(bytes, { rows: 'cases', columns: { ...columns, Name: { role: 'group' } } });
    expect(kept.failure).toContain('The column "Name" holds');
    const born = await run(csv('Born,N', '01/02/1950,1'), {
      rows: 'cases',
      columns: { Born: { role: 'period' } },
    });
    expect(born.failure).toContain('dates of birth');
  });
});

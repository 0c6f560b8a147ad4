import { describe, expect, it } from '@jest/globals';
import { columns } from './columns.js';
import { findHeading } from './find-heading.js';
import { recognise } from './recognise.js';
import { book, csv, headOf } from './test-run.js';

describe('what a file seems to hold', () => {
  it('finds the headings under titles and notes', () => {
    const rows = [
      ['Title of the report'],
      [''],
      ['Printed', '1 May'],
      ['Month', 'Ward', 'Falls'],
      ['2024-04', 'A', '1'],
      ['2024-05', 'A', '2'],
    ];
    expect(findHeading(rows)).toEqual({ row: 4, headings: ['Month', 'Ward', 'Falls'] });
    expect(
      findHeading([
        ['Month', '', '%', '%'],
        ['a', 'b', '1', '2'],
      ])?.headings,
    ).toEqual(['Month', 'Column B', '%', '% (2)']);
    expect(findHeading([['only one column'], ['a'], ['b']])).toBeUndefined();
    expect(
      findHeading([
        ['1', '2'],
        ['3', '4'],
      ]),
    ).toBeUndefined();
  });

  it('guesses a role and says why, and does not show what may not be taken in', async () => {
    const bytes = csv(
      'Month,Ward,Ethnic group,Age,Attended,Invited,% attended,NHS number,Notes',
      ...Array.from(
        { length: 12 },
        (_, at) =>
          `2024-${String(at + 1).padStart(2, '0')},W${at % 2},${at % 2 ? 'White British' : 'Klingon'},25-49,${at},${at + 9},50.5,943 476 5919,`,
      ),
    );
    const found = columns(await headOf(bytes, 'a.csv'));
    expect(found.map(({ heading, guess }) => [heading, guess.role, guess.list])).toEqual([
      ['Month', 'period', undefined],
      ['Ward', 'place', undefined],
      ['Ethnic group', 'group', 'ethnicity'],
      ['Age', 'group', 'age'],
      ['Attended', 'numerator', undefined],
      ['Invited', 'denominator', undefined],
      ['% attended', 'value', undefined],
      ['NHS number', 'leave-out', undefined],
      ['Notes', 'leave-out', undefined],
    ]);
    expect(found[2]?.matches).toEqual([
      { label: 'Klingon' },
      { label: 'White British', code: 'A', meaning: 'White British' },
    ]);
    expect(JSON.stringify(found)).not.toContain('943 476');
    expect(found[7]?.guess.because).toBe('It seems to hold NHS numbers, which may not be taken in.');
  });

  it('asks about words that no list knows before those that one does, however far down they stand', () => {
    const rows = [
      ['Month', 'Ethnic group', 'Seen'],
      ...Array.from({ length: 1_500 }, () => ['2024-01', 'White British', '1']),
    ];
    const tables = [{ rows: [...rows, ['2024-01', 'Klingon', '2']] }];
    const found = columns({ name: 'a.csv', size: 30_000, bytes: new Uint8Array(), tables });
    expect(found[1]?.matches).toEqual([
      { label: 'Klingon' },
      { label: 'White British', code: 'A', meaning: 'White British' },
    ]);
  });
});

describe('recognise', () => {
  it('knows any table by its shape and no more, and asks for the sheet only when there is a choice', async () => {
    const data = {
      name: 'Data',
      rows: [
        ['Month', 'Falls'],
        ['2024-04', 1],
      ],
    };
    const one = recognise(await headOf(book({ ...data, name: 'Old', hidden: true }, data), 'a.xlsx'));
    expect(one).toEqual({
      score: 1,
      because:
        'A table in the sheet "Data" with 2 columns; the headings are in row 1: "Month", "Falls". Hidden sheets ("Old") are left out unless you choose one.',
      needs: ['mapping'],
    });
    const two = recognise(await headOf(book(data, { ...data, name: 'More' }), 'a.xlsx'));
    expect(two.needs).toEqual(['sheet', 'mapping']);
    expect(recognise(await headOf(csv('Ward,Falls', 'A,1'), 'a.csv')).needs).toEqual(['mapping', 'period']);
  });

  it('says why a file is no table, with the remedy', async () => {
    const empty = recognise(await headOf(csv(''), 'a.csv'));
    expect(empty).toMatchObject({
      score: 0,
      near: true,
      because: expect.stringContaining('No row of headings'),
    });
    const fault = { message: 'This is a web page.', remedy: 'Download the file again.' };
    const page = { name: 'a.xls', size: 1, bytes: new Uint8Array(1), fault };
    expect(recognise(page)).toEqual({
      score: 0,
      near: true,
      because: 'This is a web page. Download the file again.',
    });
    expect(recognise({ ...page, name: 'a.json' })).toMatchObject({ score: 0 });
  });
});

import { describe, expect, it } from '@jest/globals';
import { complaintsExport as source } from '../index.js';
import { fixture, headOf, run } from '../test-run.js';

const HEADING = 'Ref,Incident date,Directorate,Category,Ethnicity,Person type';
const ROW = 'W1,05/03/2024,Medicine,Falls,A,Patient';
const table = (...rows: string[]) => [HEADING, ...rows, ''].join('\n');
const read = (text: string) => run(source, text);
const total = (
  rows: Awaited<ReturnType<typeof read>>['rows'],
  has: readonly string[],
  lacks: readonly string[],
) =>
  rows
    .filter(({ cells }) => has.every((id) => id in cells) && lacks.every((id) => !(id in cells)))
    .reduce((sum, { cells }) => sum + Number(cells['incidents']), 0);

describe('several rows about one case', () => {
  it('counts it once, and once in each group that its rows name', async () => {
    const { rows, stream, notices } = await read(
      table(
        ROW,
        ROW.replace('Patient', 'Visitor'),
        ROW.replace('Patient', 'Visitor'),
        ROW.replace('W1', 'W2'),
      ),
    );
    expect(stream?.dimensions.filter(({ overlaps }) => overlaps).map(({ id }) => id)).toEqual(['person']);
    expect(total(rows, ['category'], ['person'])).toBe(2);
    const persons = rows.filter(({ cells }) => 'person' in cells);
    expect(persons.map(({ cells }) => [cells['person'], cells['incidents']])).toEqual([
      ['Patient', 2],
      ['Visitor', 1],
    ]);
    expect(notices['several-rows']).toBe(
      '4 rows are about 2 incidents: 1 stands in several rows. Each counts once in a month and group.',
    );
    expect(notices['groups-overlap']).toContain('"Person type"');
  });

  it('counts each row where there is no reference, and says so', async () => {
    const { rows, notices } = await read(
      table(ROW, ROW).replaceAll('Ref,', 'Web form,').replaceAll('W1,', 'x,'),
    );
    expect(total(rows, ['category'], [])).toBe(2);
    expect(notices['no-reference']).toContain('each row counts as one');
  });

  it('counts a row whose reference is empty by itself, and says so', async () => {
    const { rows, notices } = await read(table(ROW, ROW.replace('W1', ''), ROW.replace('W1', '')));
    expect(total(rows, ['category'], [])).toBe(3);
    expect(notices['reference-missing']).toContain('2 rows have no reference');
  });

  it('counts one that has rows in two months in each of them, and says so', async () => {
    const { rows, notices } = await read(table(ROW, ROW.replace('05/03', '05/04')));
    expect(rows.map(({ cells }) => [cells['period'], cells['incidents']])).toEqual([
      ['2024-03-01/2024-04-01', 1],
      ['2024-04-01/2024-05-01', 1],
    ]);
    expect(notices['several-months']).toContain('One of the incidents has rows in several months');
  });
});

describe('rows that say the same again', () => {
  it('change no count, however often and in what order they come', async () => {
    const some = [ROW, ROW.replace('Patient', 'Visitor'), ROW.replace('W1', 'W2'), ROW.replace('W1', '')];
    const other = ROW.replace('Falls', 'Pressure ulcer');
    const once = await read(table(...some, other));
    const often = await read(
      table(...some.slice(0, 3), other, ...some, ...some.slice(0, 3).toReversed(), other),
    );
    const counts = ({ rows }: Awaited<ReturnType<typeof read>>) => rows.map(({ cells }) => cells);
    expect(counts(often)).toEqual(counts(once));
    expect(once.events.at(-1)).toMatchObject({ rows: { read: 5 } });
    expect(often.events.at(-1)).toMatchObject({ rows: { read: 12 } });
    // W1 and W2; the row without a reference is one by itself.
    expect(often.notices['several-rows']).toContain('12 rows are about 3 incidents: 2 stand in several rows');
  });

  it('are each refused by their own number where the day turns out not to have come yet', async () => {
    // 7 April, until a month in first place makes it the 4th of July. Today is 2 June 2025.
    const late = ROW.replace('05/03/2024', '07/04/2025');
    const { problems, events } = await read(table(late, late, ROW.replace('05/03', '05/13'), late));
    expect(problems.map(({ row, rule }) => [row, rule])).toEqual([
      [2, 'date-in-future'],
      [3, 'date-in-future'],
      [5, 'date-in-future'],
    ]);
    expect(events.at(-1)).toMatchObject({ rows: { read: 1, refused: 3 } });
  });
});

describe('groups', () => {
  it('matches labels with the code lists, keeps strange ones, and never drops an empty cell', async () => {
    const { members } = await read(
      table(
        ROW.replace(',A,', ',White British,'),
        ROW.replace(',A,', ',A - White British,'),
        ROW.replace(',A,', ',Martian,'),
        ROW.replace(',A,', ',,'),
        ROW.replace(',A,', ',Not stated,'),
      ),
    );
    expect(members['ethnicity']?.map(({ code, label, role }) => [code, label, role])).toEqual([
      ['A', 'White British', 'group'],
      ['Martian', 'Martian', undefined],
      ['not-known', 'Not known', 'unknown'],
      ['Z', 'Not stated', 'not-stated'],
    ]);
  });

  it('takes one ward in two spellings for one', async () => {
    const { members } = await read(
      table(ROW, ROW.replace('Medicine', ' MEDICINE '), ROW.replace('Medicine', 'Surgery')),
    );
    expect(members['directorate']?.map(({ label }) => label)).toEqual(['Medicine', 'Surgery']);
  });

  it('puts ages in years into bands', async () => {
    const { members, notices } = await read(
      table(ROW, ROW.replace('Patient', '34'), ROW.replace('Patient', '92'))
        .replace('Person type', 'Age')
        .replace('Patient', '17'),
    );
    expect(members['age']?.map(({ code }) => code)).toEqual(['0-17', '25-34', '85+']);
    expect(notices['age-bands']).toContain('0 to 17');
  });

  it('leaves out a column that has a value of its own for each case', async () => {
    const rows = Array.from({ length: 600 }, (_, at) =>
      ROW.replace('W1', `W${at}`).replace('Falls', `Cause ${at}`),
    );
    const { stream, notices } = await read(table(...rows));
    expect(stream?.dimensions.map(({ id }) => id)).not.toContain('category');
    expect(notices['too-many-values']).toContain('"Category"');
  });
});

describe('dates', () => {
  it.each(['2024-03-05', '05/03/2024', '5 Mar 2024', '05/03/2024 14:30', '05-Mar-24'])(
    'reads %s',
    async (date) => {
      const { rows } = await read(table(ROW.replace('05/03/2024', date)));
      expect(rows[0]?.cells['period']).toBe('2024-03-01/2024-04-01');
    },
  );

  it('reads a column month first when one of its days shows it, and says so', async () => {
    const { rows, notices } = await read(
      table(ROW, ROW.replace('05/03/2024', '03/25/2024').replace('W1', 'W2')),
    );
    expect([...new Set(rows.map(({ cells }) => cells['period']))].toSorted()).toEqual([
      '2024-03-01/2024-04-01',
      '2024-04-01/2024-05-01',
      '2024-05-01/2024-06-01',
    ]);
    expect(notices['month-of']).toContain('month first, as row 3 shows');
  });

  it('refuses a column that mixes both orders, with the rows that show it', async () => {
    const { problems, thrown, rows } = await read(
      table(ROW.replace('05/03', '25/03'), ROW.replace('05/03', '03/26').replace('W1', 'W2')),
    );
    expect(rows).toEqual([]);
    expect(problems).toMatchObject([{ row: 2, column: 'Incident date', rule: 'date-orders-mixed' }]);
    expect(problems[0]?.message).toContain('row 2 has the day first, row 3 the month');
    expect(thrown).toMatchObject({ kind: 'data' });
  });

  it.each([
    ['', 'date-unknown'],
    ['soon', 'date-unknown'],
    ['05/03/2104', 'date-in-future'],
    ['05/03/1924', 'date-unlikely'],
  ])('leaves out a case of %s, and tells it', async (date, rule) => {
    const { problems, rows, events } = await read(
      table(ROW, ROW.replace('05/03/2024', date).replace('W1', 'W2')),
    );
    expect(problems).toMatchObject([{ row: 3, column: 'Incident date', rule }]);
    expect(total(rows, ['category'], [])).toBe(1);
    expect(events.at(-1)).toMatchObject({ rows: { read: 1, refused: 1 } });
  });

  it('marks the last weeks as provisional, since late reports make them look better', async () => {
    const { rows, notices } = await read(
      table(
        ROW.replace('05/03', '05/01'),
        ROW.replace('05/03', '28/02').replace('W1', 'W2'),
        ROW.replace('W1', 'W3'),
      ),
    );
    const flagged = rows.filter(({ flags }) => flags?.['incidents']?.includes('provisional'));
    expect([...new Set(flagged.map(({ cells }) => cells['period']))]).toEqual([
      '2024-02-01/2024-03-01',
      '2024-03-01/2024-04-01',
    ]);
    expect(notices['late-reports']).toContain('The last 2 months are marked as provisional');
  });

  it('counts complaints in the month in which they were received', async () => {
    const { rows, stream } = await run(source, fixture('complaints-ulysses-like.csv'));
    expect([stream?.id, stream?.measures[0].id]).toEqual(['complaints', 'complaints']);
    expect(rows[0]?.cells['period']).toBe('2023-01-01/2023-02-01');
  });
});

describe('recognition', () => {
  const text = (name: string) => new TextDecoder().decode(fixture(name));
  const IN_PHASE =
    'InPhase ID,Event date,Care group,Event type,Degree of harm,Ethnic group\n1,2024-03-05,Care,Falls,Low,A\n';

  it('knows exports by their headings, also below a title', () => {
    expect(source.file?.recognise(headOf(text('incidents-datix-like.csv')))).toMatchObject({ score: 2 });
    expect(source.file?.recognise(headOf(text('complaints-ulysses-like.csv')))).toMatchObject({
      score: 2,
      because: expect.stringContaining('Rows with the same "Complaint No" are one complaint'),
    });
    expect(source.file?.recognise(headOf(IN_PHASE))).toMatchObject({ score: 3 });
  });

  it.each([
    'a,b\n1,2\n',
    '<html></html>',
    'Date,Ward,Sex\n2024-01-01,5,F\n',
    'PUBLICATION,EXTRACT_DATE,TYPE,CODE,SEX,AGE,NUMBER_OF_PATIENTS\nx,01JAN2021,GP,E81002,ALL,ALL,1\n',
    'period_start,period_end,place_code,age_band,ethnicity,measure,numerator\n2024-01-01,2024-02-01,W,a,A,incidents,1\n',
  ])('knows no other file: %s', (other) => {
    expect(source.file?.recognise(headOf(other))).toMatchObject({ score: 0 });
  });
});

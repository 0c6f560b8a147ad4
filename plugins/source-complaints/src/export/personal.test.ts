import { describe, expect, it } from '@jest/globals';
import { complaintsExport as source } from '../index.js';
import { run } from '../test-run.js';

const HEADING = 'Ref,Incident date,Directorate,Category,Severity';
const ROW = 'W1,05/03/2024,Medicine,Falls,Low';
const withColumn = (heading: string, ...cells: string[]) =>
  [`${HEADING},${heading}`, ...cells.map((cell, at) => `${ROW.replace('W1', `W${at}`)},"${cell}"`), ''].join(
    '\n',
  );
const read = (text: string) => run(source, text);

// 943 476 5919 is the example of the NHS Data Dictionary; its check digit is 9.
describe('columns that tell who people are', () => {
  it.each([
    ['NHS number', '', 'NHS numbers'],
    ['Patient DOB', '', 'dates of birth'],
    ['Date of birth', '', 'dates of birth'],
    ['Surname', '', 'names of people'],
    ['Complainant name', '', 'names of people'],
    ['Handler', '', 'names of people'],
    ['Post code', '', 'postcodes'],
    ['Email', '', 'e-mail addresses'],
    ['Telephone', '', 'telephone numbers'],
    ['Home address', '', 'addresses'],
    ['Extra', '943 476 5919', 'NHS numbers'],
    ['Extra', 'seen with 9434765919', 'NHS numbers'],
    ['Extra', 'MK45 2SB', 'postcodes'],
    ['Extra', 'jo@example.org', 'e-mail addresses'],
    ['Description', 'Then Mrs Smith fell', 'names of people'],
  ])('refuses "%s" holding "%s"', async (heading, cell, what) => {
    const { problems, rows, thrown, events } = await read(withColumn(heading, cell));
    expect(rows).toEqual([]);
    expect(problems).toMatchObject([{ column: heading, rule: 'personal-data' }]);
    expect(problems[0]?.message).toContain(`"${heading}" (${what})`);
    expect(problems[0]?.remedy).toContain('Take these columns out');
    expect(thrown).toMatchObject({ kind: 'data' });
    if (cell !== '') expect(JSON.stringify(events)).not.toContain(cell);
  });

  it('names all of them at once, so that one visit to the export is enough', async () => {
    const text = `${HEADING},Surname,NHS No,Postcode\n${ROW},a,b,c\n`;
    const { problems } = await read(text);
    expect(problems[0]?.message).toBe(
      'The file tells who people are, in "Surname" (names of people), "NHS No" (NHS numbers), "Postcode" (postcodes). Nothing of it was taken in.',
    );
  });

  it('keeps to what a message has room for, however many and long the headings are', async () => {
    const names = Array.from({ length: 40 }, (_, at) => `Patient name ${'x'.repeat(80)} ${at}`);
    const { problems } = await read(`${HEADING},${names.join(',')}\n${ROW}\n`);
    expect(problems[0]?.message.length).toBeLessThan(300);
    expect(problems[0]?.message).toContain('and 36 more. Nothing of it was taken in.');
    const others = Array.from({ length: 40 }, (_, at) => `Extra ${'y'.repeat(80)} ${at}`);
    const { notices } = await read(`${HEADING},${others.join(',')}\n${ROW}\n`);
    expect(notices['not-read']?.length).toBeLessThan(400);
    expect(notices['not-read']).toContain('and 35 more');
  });

  it('finds them in columns that it reads, too', async () => {
    const { problems } = await read(`${HEADING}\n${ROW.replace('Falls', '943 476 5919')}\n`);
    expect(problems).toMatchObject([{ row: 2, column: 'Category', rule: 'personal-data' }]);
  });

  it('takes a reference of ten digits for one unless most are NHS numbers', async () => {
    const one = await read(
      `${HEADING}\n${ROW.replace('W1', '9434765919')}\n${ROW.replace('W1', '2024000123')}\n`,
    );
    expect(one.problems).toEqual([]);
    const all = ['9434765919', '4010232137', '9876543210'].map((ref) => ROW.replace('W1', ref));
    expect((await read([HEADING, ...all, ''].join('\n'))).problems).toMatchObject([
      { column: 'Ref', rule: 'personal-data' },
    ]);
  });

  it('does not take a place for a person', async () => {
    const { problems } = await read(withColumn('Place', 'Dr Hill surgery', 'St Mary ward', 'B12'));
    expect(problems).toEqual([]);
  });
});

describe('a text that names somebody', () => {
  const named = 'Complaint that Dr Hill shouted at a relative during the outpatient visit';
  const long =
    'The family told us about a long wait in the corridor and that nobody had come to see them all day';

  it('is found once the column turns out to be free text, also where it stood before', async () => {
    const rows = [named, named, long, named].map((text, at) =>
      ROW.replace('W1', `W${at}`).replace('Falls', text),
    );
    const { problems } = await read([HEADING, ...rows, ''].join('\n'));
    expect(problems[0]).toMatchObject({ rule: 'personal-data', column: 'Category' });
  });
});

describe('free text', () => {
  const STORY =
    'the patient slipped on a wet floor near the door and was helped up by two members of the team at once';

  it.each(['Description', 'What happened', 'Immediate action', 'Column without a telling name'])(
    'is never read, and the person is told: %s',
    async (heading) => {
      const { rows, events, notices, stream } = await read(withColumn(heading, STORY));
      expect(rows).toHaveLength(1);
      expect(JSON.stringify([events, stream])).not.toContain('wet floor');
      expect(notices['free-text']).toContain(`"${heading}"`);
    },
  );

  it('says which columns nothing is read of', async () => {
    const { notices } = await read(withColumn('Approval status', 'Closed'));
    expect(notices['not-read']).toContain('"Approval status"');
  });
});

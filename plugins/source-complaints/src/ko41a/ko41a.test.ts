import { describe, expect, it } from '@jest/globals';
import { ko41a as source } from '../index.js';
import { headOf, run } from '../test-run.js';

/** Made up from what is known of the layout: no file could be had. */
const HEADING = [
  'Organisation code',
  'Organisation name',
  'Site code',
  'Site name',
  'Year',
  'Total brought forward',
  'Total new',
  'Total carried forward',
  'Resolved: upheld',
  'Resolved: partially upheld',
  'Resolved: not upheld',
  'Age of patient: 0-5',
  'Age of patient: Unknown',
  'Subject area: Communications',
  'Subject area: Access',
  'Profession: Nursing',
  'Something else',
].join(',');
const ROW = 'RXX,Example Trust,RXX01,Example Hospital,2022-23,4,10,3,2,5,4,6,4,9,7,8,1';
const read = (text: string) => run(source, text);

describe('KO41a', () => {
  it('gives totals of a site, and the new complaints by each section', async () => {
    const { rows, problems, stream, members } = await read(`${HEADING}\n${ROW}\n`);
    expect(problems).toEqual([]);
    const common = { period: '2022-04-01/2023-04-01', place: 'RXX01' };
    expect(rows.map(({ cells }) => cells)).toEqual([
      {
        ...common,
        'brought-forward': 4,
        new: 10,
        'carried-forward': 3,
        upheld: 2,
        'partially-upheld': 5,
        'not-upheld': 4,
      },
      { ...common, age: '0-5', new: 6 },
      { ...common, age: 'not-known', new: 4 },
      { ...common, subject: 'Communications', new: 9 },
      { ...common, subject: 'Access', new: 7 },
      { ...common, profession: 'Nursing', new: 8 },
    ]);
    expect(members['place']).toMatchObject([{ code: 'RXX01', label: 'Example Hospital', level: 'site' }]);
    expect(stream?.title).toContain('not checked against a real file');
  });

  it('never sums over subjects and professions: 9 and 7 are more than the 10 new complaints', async () => {
    const { stream } = await read(`${HEADING}\n${ROW}\n`);
    expect(stream?.dimensions.map(({ id, overlaps }) => [id, overlaps === true])).toEqual([
      ['period', false],
      ['place', false],
      ['age', false],
      ['subject', true],
      ['profession', true],
    ]);
  });

  it('says its two traps and that it is unchecked: before the choice, and before the start', async () => {
    const because = source.file?.recognise(headOf(`${HEADING}\n${ROW}\n`)).because ?? '';
    const { events } = await read(`${HEADING}\n${ROW}\n`);
    const told = events.flatMap((event) => (event.type === 'notice' ? [event] : []));
    for (const words of [
      'never checked against a real file',
      'counts in several subjects',
      'no ethnicity since 2015',
    ]) {
      expect(because).toContain(words);
      expect(told.find(({ message }) => message.includes(words))).toMatchObject({ level: 'warn' });
    }
    expect(told.at(-1)?.message).toContain('"Something else"');
  });

  it('reads quarters, hidden numbers, and an organisation without a site as a total', async () => {
    const heading = HEADING.replace('Year', 'Year,Quarter');
    const row = ROW.replace('2022-23,4', '2017-18,Q2,*').replace('RXX01,Example Hospital', ',');
    const { rows, members } = await read(`${heading}\n${row}\n`);
    expect(rows[0]?.cells).toMatchObject({
      period: '2017-07-01/2017-10-01',
      place: 'RXX',
      'brought-forward': null,
    });
    expect(rows[0]?.flags).toEqual({ 'brought-forward': ['suppressed'] });
    expect(members['place']).toMatchObject([{ code: 'RXX', level: 'organisation' }]);
  });

  it.each([
    ['2022-23', '2014-15', 'year-before-2015'],
    ['2022-23', 'last', 'period-unknown'],
    ['RXX,Example Trust,RXX01', ',Example Trust,', 'place-missing'],
    [',10,', ',ten,', 'not-a-count'],
  ])('refuses %s as %s', async (from, to, rule) => {
    const { problems, rows } = await read(`${HEADING}\n${ROW.replace(from, to)}\n`);
    expect([problems.map((problem) => problem.rule), rows]).toEqual([[rule], []]);
  });

  it('knows no other file', () => {
    expect(source.file?.recognise(headOf('Year,Organisation code,New\n2022-23,RXX,1\n'))).toMatchObject({
      score: 0,
    });
    expect(source.file?.recognise(headOf('a,b\n1,2\n'))).toMatchObject({ score: 0 });
  });
});

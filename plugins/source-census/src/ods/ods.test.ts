import { describe, expect, it } from '@jest/globals';
import { odsMemberships, odsPractices } from '../index.js';
import { fixture, fixtureText, OCTOBER_2019, run } from '../test-run.js';

const PRACTICES = 'epraccur-2019-10.csv';
const MEMBERSHIPS = 'epcmem-2019-10.csv';
const line = (name: string, start: string) =>
  fixtureText(name)
    .split('\r\n')
    .find((row) => row.startsWith(start)) ?? '';

describe('quirks of the list of practices', () => {
  it('takes the first row for data: the list has no headings', async () => {
    const { rows, members } = await run(odsPractices, fixture(PRACTICES), OCTOBER_2019);
    expect(rows[0]).toEqual({
      cells: {
        period: OCTOBER_2019,
        place: 'A99957',
        commissioner: '06F',
        'health-geography': 'Q79',
        status: 'A',
        'prescribing-setting': '0',
        organisations: 1,
        opened: 20180401,
        closed: null,
      },
      at: 1,
      flags: { closed: ['not-applicable'] },
    });
    expect(members['place']?.[2]).toEqual({ code: 'E81001', label: "DR I SALEH'S PRACTICE" });
  });

  it('keeps closed and dormant practices, with the day on which they closed', async () => {
    const { rows } = await run(odsPractices, fixture(PRACTICES), OCTOBER_2019);
    const closed = rows.find(({ cells }) => cells['place'] === 'E81020');
    expect(closed).toMatchObject({ cells: { status: 'C', closed: 20180131 } });
    expect(closed).not.toHaveProperty('flags');
    expect(rows.filter(({ cells }) => cells['status'] === 'D')).toHaveLength(8);
  });

  it('does not tell the area or the kind by a Y code', async () => {
    const { rows } = await run(odsPractices, fixture(PRACTICES), OCTOBER_2019);
    const settings = rows
      .filter(({ cells }) => String(cells['place']).startsWith('Y'))
      .map(({ cells }) => cells['prescribing-setting']);
    expect(new Set(settings).size).toBeGreaterThan(1);
  });

  it('asks for its month, and never takes it from the name', async () => {
    const { thrown, rows } = await run(odsPractices, fixture(PRACTICES));
    expect([rows, thrown]).toMatchObject([[], { kind: 'configuration' }]);
  });

  it('keeps an organisation without a commissioner, as not known', async () => {
    const text = line(PRACTICES, '"E81002"').replace('"06F","20130401"', '"",""');
    const { rows, members } = await run(odsPractices, text, OCTOBER_2019);
    expect(rows[0]?.cells['commissioner']).toBe('not-known');
    expect(members['commissioner']).toMatchObject([{ code: 'not-known', role: 'unknown' }]);
  });

  it.each([
    ['an unknown status', '"A","B"', '"X","B"', 'status-unknown', 'Column 13 (status)'],
    ['a date that there is not', '"19740401"', '"19740231"', 'date-unknown', 'Column 11 (open date)'],
    [
      'an end before the start',
      '"19740401",""',
      '"19740401","19700101"',
      'end-before-start',
      'Column 12 (close date)',
    ],
    ['no organisation', '"E81002"', '""', 'place-unknown', 'Column 1 (organisation code)'],
    ['an unknown setting', '"4",""', '"GP",""', 'setting-unknown', 'Column 26 (prescribing setting)'],
    ['a row that was cut short', '"06F","","4",""', '"06F"', 'row-width', undefined],
  ])('refuses %s, and names the column that has no heading', async (_what, from, to, rule, column) => {
    const good = line(PRACTICES, '"E81002"');
    expect(good).toContain(from);
    const { problems, rows } = await run(odsPractices, good.replace(from, to), OCTOBER_2019);
    expect(problems).toMatchObject([{ row: 1, rule, ...(column === undefined ? {} : { column }) }]);
    expect(rows).toEqual([]);
  });

  it('refuses a practice that stands there twice', async () => {
    const good = line(PRACTICES, '"E81002"');
    const { problems } = await run(odsPractices, `${good}\r\n${good}\r\n`, OCTOBER_2019);
    expect(problems).toMatchObject([{ row: 2, rule: 'place-repeated' }]);
  });
});

describe('quirks of the list of commissioners over time', () => {
  it('keeps every time, from its first to its last day', async () => {
    const { rows } = await run(odsMemberships, fixture(MEMBERSHIPS), OCTOBER_2019);
    const of = rows.filter(({ cells }) => cells['place'] === 'E81002');
    // As printed, in the order of the file.
    expect(of.map(({ cells }) => [cells['commissioner'], cells['from'], cells['to']])).toEqual([
      ['4MG09', 19990401, 20010331],
      ['5GE', 20010401, 20060930],
      ['06F', 20130401, null],
      ['5P2', 20061001, 20130331],
    ]);
    expect(of[2]?.flags).toEqual({ to: ['not-applicable'] });
  });

  it('keeps both times of a practice that came back', async () => {
    const text = '"E81002","06F","W","20130401","20150331","0"\r\n"E81002","06F","W","20180401","","0"\r\n';
    const { rows, problems } = await run(odsMemberships, text, OCTOBER_2019);
    expect(problems).toEqual([]);
    expect(rows.map(({ cells }) => [cells['spell'], cells['from']])).toEqual([
      ['1', 20130401],
      ['2', 20180401],
    ]);
  });

  it.each([
    ['another relation', '"W"', '"X"', 'relation-unknown'],
    ['an end before the start', '"20010331"', '"19980331"', 'end-before-start'],
    ['no commissioner', '"4MG09"', '""', 'organisation-unknown'],
    ['no start', '"19990401"', '""', 'date-unknown'],
  ])('refuses %s', async (_what, from, to, rule) => {
    const text = line(MEMBERSHIPS, '"E81002","4MG09"').replace(from, to);
    const { problems, rows } = await run(odsMemberships, text, OCTOBER_2019);
    expect(problems).toMatchObject([{ row: 1, rule, remedy: expect.stringMatching(/\.$/) }]);
    expect(rows).toEqual([]);
  });

  it('refuses a time that is told twice', async () => {
    const text = line(MEMBERSHIPS, '"E81002","4MG09"');
    const { problems } = await run(odsMemberships, `${text}\r\n${text}\r\n`, OCTOBER_2019);
    expect(problems).toMatchObject([{ row: 2, rule: 'row-repeated' }]);
  });
});

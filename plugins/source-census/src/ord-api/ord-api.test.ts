import { describe, expect, it } from '@jest/globals';
import { odsOrganisation as source } from '../index.js';
import { fixture, fixtureText, headOf, OCTOBER_2019, run, sumOf } from '../test-run.js';

const counted = JSON.parse(fixtureText('counts.json'));

describe('answers of the ORD interface', () => {
  it.each(['ord-api-icb.json', 'ord-api-org.json', 'ord-api-region.json'])(
    '%s: as an independent count finds it',
    async (name) => {
      expect(source.file?.recognise(headOf(fixture(name), name))).toMatchObject({
        score: 3,
        needs: ['period'],
      });
      const { rows, problems, file } = await run(source, fixture(name), OCTOBER_2019);
      expect(problems).toEqual([]);
      const values = (id: string) => rows.flatMap(({ cells }) => cells[id] ?? []);
      expect({ roles: values('role'), others: values('other'), entries: sumOf(rows, 'entries') }).toEqual(
        counted[name],
      );
      expect(file?.rows.read).toBe(counted[name].entries);
    },
  );

  it('names roles and relations, and keeps the day from which the organisation is open', async () => {
    const { rows, members } = await run(source, fixture('ord-api-org.json'), OCTOBER_2019);
    expect(members['place']).toEqual([
      { code: 'RXT', label: 'Nottinghamshire Healthcare NHS Foundation Trust' },
    ]);
    expect(members['role']).toEqual([{ code: 'RO197', label: 'NHS trust' }]);
    expect(members['other-role']?.map(({ label }) => label)).toEqual([
      'Sub-ICB location',
      'Integrated care board',
    ]);
    expect(rows[0]).toMatchObject({
      cells: { role: 'RO197', status: 'Active', from: 20030401, to: null },
      flags: { to: ['not-applicable'] },
    });
    // A relation of the sample has no dates: nothing is known of them.
    expect(rows[1]?.flags).toEqual({ from: ['missing'], to: ['missing'] });
  });

  it('keeps ended relations by their status, with their days, and successors', async () => {
    const answer = JSON.parse(fixtureText('ord-api-org.json'));
    answer.Organisation.Rels.Rel[0].Status = 'Inactive';
    answer.Organisation.Rels.Rel[0].Date = [{ Type: 'Operational', Start: '2013-04-01', End: '2021-03-31' }];
    answer.Organisation.Succs = {
      Succ: [
        {
          Type: 'Successor',
          Target: { OrgId: { extension: 'A3A8R' } },
          Date: [{ Type: 'Legal', Start: '2021-04-01' }],
        },
      ],
    };
    const { rows } = await run(source, JSON.stringify(answer), OCTOBER_2019);
    const of = (other: string) => rows.find(({ cells }) => cells['other'] === other)?.cells;
    expect(of('QF7')).toMatchObject({ relation: 'RE4', status: 'Inactive', from: 20130401, to: 20210331 });
    answer.Organisation.Rels.Rel.push(answer.Organisation.Rels.Rel[0]);
    const twice = (await run(source, JSON.stringify(answer), OCTOBER_2019)).rows;
    expect(twice.flatMap(({ cells }) => (cells['other'] === 'QF7' ? cells['spell'] : []))).toEqual([
      '1',
      '2',
    ]);
    expect(of('A3A8R')).toMatchObject({ relation: 'Successor', from: 20210401, to: null });
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, 300), 'cut short'],
    ['about no organisation', () => '{"Organisation":{}}', 'Organisation.Name'],
    ['without a code', (text: string) => text.replace('"RXT"', '"?"'), 'has no code'],
    ['far too large', (text: string) => text + ' '.repeat(1_048_576), 'larger than'],
  ])('says what is wrong with one that is %s', async (_what, change, words) => {
    const { thrown, rows } = await run(source, change(fixtureText('ord-api-org.json')), OCTOBER_2019);
    expect(rows).toEqual([]);
    expect(thrown).toMatchObject({ kind: 'data', message: expect.stringContaining(words) });
  });

  it('refuses a relation to what is no organisation, and keeps the others', async () => {
    const text = fixtureText('ord-api-org.json').replace('"QF7"', '"?"');
    const { problems, rows } = await run(source, text, OCTOBER_2019);
    expect(problems).toMatchObject([{ row: 1, rule: 'organisation-unknown', found: '?' }]);
    expect(rows).toHaveLength(2);
  });
});

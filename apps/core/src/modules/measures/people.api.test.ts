import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type {
  ChartInputJson,
  ImportJob,
  Measure,
  MeasureDefinition,
  OpenDataset,
} from '@fairshift/contracts';
import { Transactions } from '../../database/transactions.js';
import { Importer } from '../../../test/fixtures/importing.js';
import { createTestApp } from '../../../test/harness/index.js';
import type { TestApp } from '../../../test/harness/index.js';

/** Made up. On one day of 2021, at two places: people by sex, and by narrow ages. */
const PEOPLE = [
  'period_start,period_end,place_code,place_name,sex,age_band,measure,numerator',
  ...[
    ['F', '', 4000],
    ['M', '', 5000],
    ['', '25-29', 1000],
    ['', '30-49', 3000],
    ['', '50-64', 5000],
    ['', '', 9000],
  ].map(([sex, age, count]) => `2021-03-21,2021-03-22,E09000001,Borough,${sex},${age},people,${count}`),
  '2021-03-21,2021-03-22,E09000002,Another,,,people,1000',
  '',
].join('\n');

/** Complaints of January 2024, by sex and by age. */
const COMPLAINTS = [
  'period_start,period_end,place_code,sex,age_band,measure,numerator',
  ...[
    ['F', '', 8],
    ['M', '', 5],
    ['Not known', '', 2],
    ['', '25-49', 6],
    ['', '65+', 9],
    ['', '', 15],
  ].map(([sex, age, count]) => `2024-01-01,2024-02-01,WARD,${sex},${age},complaints,${count}`),
  '',
].join('\n');

let app: TestApp;
let people: ImportJob;
let complaints: ImportJob;
let definition: MeasureDefinition;
beforeAll(async () => {
  app = await createTestApp();
  // Organisation b holds the open data of the system.
  await app.owner.query(`update organisations set kind = 'open-data' where id = $1`, [
    app.organisations.b.id,
  ]);
  people = await new Importer(app, 'b.analyst').import(PEOPLE, { kind: 'new', title: 'Census 2021' });
  complaints = await new Importer(app).import(COMPLAINTS, { kind: 'new', title: 'Complaints' });
  const made = await app.as('a.analyst').call(routes.createMeasureDefinition, {
    body: {
      title: 'Complaints for every 1,000 people',
      form: 'rate',
      kind: 'outcome',
      domain: 'experience',
      polarity: 'lower-is-better',
      unit: 'complaints',
      multiplier: 1000,
      period: 'month',
      numerator: 'Complaints',
      denominator: 'People who live here',
      strata: ['sex'],
      owner: 'Quality team',
    },
  });
  definition = made.body as MeasureDefinition;
});
afterAll(() => app.close());

const create = (peopleFrom: object | undefined, columnId = 'complaints') =>
  app.as('a.analyst').call(routes.createMeasure, {
    body: {
      title: 'Complaints by people',
      definitionId: definition.id,
      datasetId: complaints.datasetId!,
      columnId,
      population: 'Everyone who lives here',
      ...(peopleFrom === undefined ? {} : { peopleFrom: peopleFrom as never }),
    },
  });
const borough = () => ({ datasetId: people.datasetId!, columnId: 'people', placeCode: 'E09000001' });

describe('open data', () => {
  it('are listed for every organisation, with what others can be joined by', async () => {
    const { body } = await app.as('a.viewer').call(routes.listOpenDatasets, {}).expect(200);
    const [found] = (body as { items: OpenDataset[] }).items;
    expect(found).toMatchObject({
      id: people.datasetId,
      title: 'Census 2021',
      columns: [{ id: 'people', kind: 'count' }],
      stratifiers: [{ id: 'sex' }, { id: 'age-band' }],
      periods: [{ start: '2021-03-21', end: '2021-03-22' }],
    });
    const places = await app
      .as('a.viewer')
      .call(routes.findOpenPlaces, { query: { like: 'boro' } })
      .expect(200);
    expect(places.body).toMatchObject({
      items: [{ datasetId: people.datasetId, code: 'E09000001', name: 'Borough' }],
    });
  });

  it('are no way to what is not open data, and stay read only', async () => {
    await app
      .as('a.analyst')
      .call(routes.getDataset, { params: { datasetId: people.datasetId! } })
      .expect(404);
    const transactions = app.nest.get(Transactions);
    await app.inOrganisation('a', async (ctx) => {
      const own = async () =>
        (await ctx.db.query<{ id: string }>('select current_organisation_id() as id'))[0]!.id;
      const write = transactions.reading(ctx, app.organisations.b.id, (inside) =>
        inside.db.execute('update datasets set title = $2 where organisation_id = $1', [
          inside.organisationId,
          'Mine now',
        ]),
      );
      await expect(write).rejects.toMatchObject({ code: '25006' });
      expect(await own()).toBe(app.organisations.a.id);
      await transactions.reading(ctx, app.organisations.b.id, async () => undefined);
      expect(await own()).toBe(app.organisations.a.id);
      // And the request may still write in its own organisation.
      expect(
        await ctx.db.execute('update datasets set title = title where organisation_id = $1', [
          ctx.organisationId,
        ]),
      ).toBe(1);
    });
  });
});

describe('a rate by people of open data', () => {
  it('has under each count the people of the same group and place, and says what differs', async () => {
    const measure = (await create(borough()).expect(201)).body as Measure;
    expect(measure.peopleFrom).toEqual(borough());
    const params = { measureId: measure.id };
    const read = async (body: object) =>
      (await app.as('a.viewer').call(routes.readSeries, { params, body }).expect(200)).body as ChartInputJson;

    const bySex = await read({ stratifier: 'sex' });
    const point = (input: ChartInputJson, id: string) =>
      input.series.find(({ group }) => group.id === id)?.points[0];
    expect(point(bySex, 'female')).toMatchObject({ numerator: 8, denominator: 4000 });
    expect(point(bySex, 'male')).toMatchObject({ numerator: 5, denominator: 5000 });
    expect(point(bySex, 'overall')).toMatchObject({ numerator: 15, denominator: 9000 });
    const unknown = bySex.series.find(({ group }) => group.role === 'unknown')!.points[0];
    expect(unknown).toMatchObject({ numerator: 2, denominator: null, flags: ['missing'] });
    expect(bySex.cautions).toEqual([
      'The people were counted in 2021; the counts run from 2024-01-01 to 2024-02-01. Where the population has changed since, the rates are off.',
    ]);
    expect(bySex.sources).toHaveLength(2);

    // 25-29 and 30-49 together are 25-49: 1,000 + 3,000. Nobody of 65 and over is counted.
    const byAge = await read({ stratifier: 'age-band' });
    expect(point(byAge, '25-49')).toMatchObject({ numerator: 6, denominator: 4000 });
    expect(point(byAge, '65+')).toMatchObject({ numerator: 9, denominator: null });
    expect(byAge.cautions).toEqual([
      expect.stringContaining('counted in 2021'),
      'Age groups are added up from narrower ones.',
      'There is no number of people for 65 and over, so there is no rate for them.',
    ]);

    const { body } = await app.as('a.viewer').call(routes.exploreGap, { params, query: {} }).expect(200);
    expect(body).toMatchObject({
      overall: { points: [{ numerator: 15, denominator: 9000 }] },
      cautions: [
        expect.stringContaining('counted in 2021'),
        'Age groups are added up from narrower ones.',
        expect.stringContaining('65 and over'),
      ],
    });
  });

  it.each([
    [{ placeCode: 'E99999999' }, 'In the open data: The dataset has no place "E99999999".'],
    [
      { datasetId: '00000000-0000-7000-8000-000000000000' },
      'The open data do not hold this number of people',
    ],
  ])('is refused in a sentence where the people are not there: %j', async (change, words) => {
    const { body } = await create({ ...borough(), ...change }).expect(422);
    expect((body as { detail: string }).detail).toContain(words);
  });

  it('cannot take its people from an own dataset: that is no open data', async () => {
    await create({ datasetId: complaints.datasetId!, columnId: 'complaints' }).expect(422);
  });
});

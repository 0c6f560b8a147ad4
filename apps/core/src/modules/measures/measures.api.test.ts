import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { Measure } from '@fairshift/contracts';
import { coverageDefinition, incidentDefinition, Maker } from '../../../test/fixtures/improvement.js';
import { createTestApp } from '../../../test/harness/index.js';
import type { TestApp } from '../../../test/harness/index.js';
import { newId } from '../../platform/ids.js';

let app: TestApp;
let maker: Maker;
let measure: Measure;
beforeAll(async () => {
  app = await createTestApp();
  maker = new Maker(app, 'a.analyst');
  measure = await maker.measure();
});
afterAll(() => app.close());

const verbsOf = async (objectId: string) => {
  const { rows } = await app.owner.query<{ verb: string; actor_name: string }>(
    'select verb, actor_name from audit_entries where object_id = $1 order by id',
    [objectId],
  );
  return rows.map(({ verb }) => verb);
};

const measureBody = (other: object = {}) => ({
  title: 'Coverage',
  definitionId: measure.definition.id,
  datasetId: measure.datasetId,
  columnId: 'coverage',
  population: 'Women',
  ...other,
});

describe('measures', () => {
  const create = (body: object, as: 'a.analyst' | 'a.team-member' | 'a.viewer' = 'a.analyst') =>
    app.as(as).call(routes.createMeasure, { body: measureBody(body) });

  it('start without baseline, phases and notes', async () => {
    expect(measure).toMatchObject({
      version: 1,
      columnId: 'coverage',
      datasetTitle: 'Screening at two sites',
    });
    expect(measure.context).toEqual({
      ruleSet: { id: 'making-data-count', version: '2023-11' },
      phases: [],
      targets: [],
      exclusions: [],
      annotations: [],
    });
    expect(await verbsOf(measure.id)).toEqual(['measure.created']);
  });

  it('are for analysts', async () => {
    await create({}, 'a.team-member').expect(403);
    await create({}, 'a.viewer').expect(403);
  });

  it.each([
    ['a column of another kind', { columnId: 'incidents' }, 422, 'holds count figures'],
    ['a column that is not there', { columnId: 'nothing' }, 422, 'has no column'],
    ['a place that is not there', { placeCode: 'nothing' }, 422, 'has no place'],
    ['a dataset that is not there', { datasetId: newId() }, 404, ''],
    ['a definition that is not there', { definitionId: newId() }, 404, ''],
    ['fields of ours', { organisationId: newId() }, 422, ''],
  ])('do not fit %s', async (_, other, status, words) => {
    const { body } = await create(other).expect(status);
    expect(body.detail).toContain(words);
  });

  it('do not fit a period that the dataset does not hold', async () => {
    const { id } = await maker.definition(coverageDefinition({ period: 'quarter' }));
    const { body } = await create({ definitionId: id }).expect(422);
    expect(body.detail).toBe(
      'The definition counts by quarter, but “Screening at two sites” holds figures by month. Choose another definition.',
    );
  });

  it('are listed by dataset', async () => {
    const { body } = await app
      .as('a.viewer')
      .call(routes.listMeasures, { query: { datasetId: measure.datasetId } });
    expect(body.items).toEqual([measure]);
    const none = await app
      .as('b.viewer')
      .call(routes.listMeasures, { query: { datasetId: measure.datasetId } });
    expect(none.body.items).toEqual([]);
  });

  it('are nobody else’s', async () => {
    const params = { measureId: measure.id };
    await app.as('b.admin').call(routes.getMeasure, { params }).expect(404);
    await app.as('b.admin').call(routes.readSeries, { params, body: {} }).expect(404);
    await app.as('b.admin').call(routes.exploreGap, { params }).expect(404);
  });
});

describe('the context of a measure', () => {
  const put = (
    id: string,
    version: number,
    other: object,
    as: 'a.team-member' | 'a.viewer' = 'a.team-member',
  ) =>
    app.as(as).call(routes.updateMeasureContext, {
      params: { measureId: id },
      body: { version, context: { ...measureContext(), ...other } },
    });
  const measureContext = () => {
    const { reference: _, ...context } = measure.context;
    return context;
  };
  const why = { reason: 'Seven points rising', by: 'Somebody else' };

  it('is signed by who changed it, and kept', async () => {
    const { id } = await maker.measure();
    const phases = [{ start: '2024-03-01', name: 'New way', ...why }];
    const { body } = await put(id, 1, { phases }).expect(200);
    expect(body).toMatchObject({
      version: 2,
      context: { phases: [{ ...phases[0], by: 'Person a.team-member' }] },
    });
    expect(await verbsOf(id)).toEqual(['measure.created', 'measure.context-changed']);
    const stale = await put(id, 1, {}).expect(409);
    expect(stale.body.current).toMatchObject({ id, version: 2 });
    await put(id, 2, {}, 'a.viewer').expect(403);
  });

  it.each([
    [
      'a baseline that ends before it starts',
      { baseline: { start: '2024-03-01', end: '2024-02-01', ...why } },
    ],
    ['an empty exclusion', { exclusions: [{ start: '2024-03-01', end: '2024-03-01', ...why }] }],
    ['an unknown rule set', { ruleSet: { id: 'own', version: '1' } }],
    [
      'a reason that is too long',
      { phases: [{ start: '2024-03-01', name: 'x', reason: 'x'.repeat(501), by: '' }] },
    ],
  ])('refuses %s', async (_, other) => {
    await put(measure.id, 1, other).expect(422);
  });
});

describe('series of a measure', () => {
  const read = (body: object) =>
    app.as('a.viewer').call(routes.readSeries, { params: { measureId: measure.id }, body });

  it('names the population where nothing is split', async () => {
    const { body } = await read({}).expect(200);
    expect(body.series).toHaveLength(1);
    expect(body.series[0].group).toEqual({ id: 'overall', label: 'Women at two sites', role: 'overall' });
    expect(body.series[0].points[0]).toEqual({
      start: '2024-01-01',
      end: '2024-02-01',
      numerator: 760,
      denominator: 1200,
    });
    expect(body.measure).toMatchObject({ form: 'proportion', multiplier: 100, polarity: 'higher-is-better' });
    expect(body.sources[0].licence.attribution).toBe('Test publisher');
  });

  it('shows everyone beside a split, and only those asked for otherwise', async () => {
    const ids = ({ body }: { body: { series: { group: { id: string } }[] } }) =>
      body.series.map(({ group }) => group.id);
    expect(ids(await read({ stratifier: 'deprivation' }))).toEqual([
      'overall',
      'most',
      'middle',
      'least',
      'unknown',
    ]);
    expect(ids(await read({ stratifier: 'deprivation', groups: ['least', 'most'] }))).toEqual([
      'least',
      'most',
    ]);
  });

  it('names the reference group', async () => {
    const { body } = await read({ stratifier: 'deprivation', reference: 'least' });
    expect(body.context.reference).toEqual({ group: 'least', label: 'Least deprived' });
    const everyone = await read({ stratifier: 'deprivation', reference: 'overall' });
    expect(everyone.body.context.reference).toEqual({ group: 'overall', label: 'Overall' });
  });

  it.each([
    ['a stratifier that is not there', { stratifier: 'x' }],
    ['a date that is none', { from: '2024-13-01' }],
    ['a field that is not known', { sql: 'x' }],
  ])('refuses %s', async (_, body) => {
    await read(body).expect(422);
  });

  it('explores every stratifier and says which it lacks', async () => {
    const params = { measureId: measure.id };
    const { body } = await app.as('a.viewer').call(routes.exploreGap, { params }).expect(200);
    expect(body.stratifiers.map((each: { id: string }) => each.id)).toEqual(['deprivation', 'sex']);
    expect(body.notHeld).toEqual(['ethnicity']);
    expect(body.overall.points).toHaveLength(6);
    const query = { from: '2024-05-01' };
    const later = await app.as('a.viewer').call(routes.exploreGap, { params, query });
    expect(later.body.overall.points).toHaveLength(2);
  });

  it('keeps a place that the measure is bound to', async () => {
    const bound = await maker.measure({ placeCode: 'N', datasetId: measure.datasetId });
    const params = { measureId: bound.id };
    const { body } = await app.as('a.viewer').call(routes.readSeries, { params, body: {} }).expect(200);
    expect(body.series[0].points[0]).toMatchObject({ numerator: 380, denominator: 600 });
  });

  it('counts without denominators', async () => {
    const { id } = await maker.definition(incidentDefinition());
    const counted = await maker.measure({ definitionId: id, columnId: 'incidents' });
    const { body } = await app
      .as('a.viewer')
      .call(routes.readSeries, { params: { measureId: counted.id }, body: {} });
    expect(body.series[0].points.map((point: { numerator: number }) => point.numerator)).toEqual([
      12, 3, 0, 20, 7, 9,
    ]);
    expect(body.measure.multiplier).toBe(1);
  });
});

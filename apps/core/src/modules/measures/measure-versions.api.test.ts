import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { Measure, MeasureVersion, RouteBodyInput } from '@fairshift/contracts';
import { Maker } from '../../../test/fixtures/improvement.js';
import { createTestApp } from '../../../test/harness/index.js';
import type { PersonKey, TestApp } from '../../../test/harness/index.js';
import { isStillToCome } from './measure-versions.service.js';

type Body = RouteBodyInput<typeof routes.updateMeasureContext>;

let app: TestApp;
let maker: Maker;
let measure: Measure;
beforeAll(async () => {
  app = await createTestApp();
  maker = new Maker(app, 'a.analyst');
});
beforeEach(async () => {
  measure = await maker.measure();
});
afterAll(() => app.close());

const by = { reason: 'A new booking line', by: '' };
const withPhase = (): Body['context'] => ({
  ...measure.context,
  phases: [{ start: '2024-04-01', name: 'Booking line', ...by }],
});
const params = () => ({ measureId: measure.id });
const change = (body: Body, as: PersonKey = 'a.team-member') =>
  app.as(as).call(routes.updateMeasureContext, { params: params(), body });
const versions = async (as: PersonKey = 'a.viewer'): Promise<MeasureVersion[]> =>
  (await app.as(as).call(routes.listMeasureVersions, { params: params() }).expect(200)).body.items;
/** As if versions, or figures, were of another day. */
const date = (table: string, where: string, column: string, at: string) =>
  app.owner.query(`update ${table} set ${column} = $1 where ${where}`, [at]);
const asOf = (day: string, as: PersonKey = 'a.viewer') =>
  app.as(as).call(routes.readSeries, { params: params(), query: { asOf: day }, body: {} });

describe('versions of a measure', () => {
  it('say who changed what, when and why, newest first', async () => {
    await change({ version: 1, context: withPhase(), why: 'Agreed in the team meeting' }).expect(200);
    const [now, first, ...rest] = await versions();
    expect(rest).toEqual([]);
    expect(now).toMatchObject({
      version: 2,
      by: 'Person a.team-member',
      why: 'Agreed in the team meeting',
      definitionVersion: 1,
    });
    expect(now?.context.phases).toMatchObject([{ name: 'Booking line', by: 'Person a.team-member' }]);
    expect(first).toMatchObject({ version: 1, by: 'Person a.analyst', context: { phases: [] } });
    expect(first).not.toHaveProperty('why');
  });

  it('come page by page', async () => {
    await change({ version: 1, context: withPhase() }).expect(200);
    await change({ version: 2, context: measure.context }).expect(200);
    const page = (query: Record<string, string>) =>
      app.as('a.viewer').call(routes.listMeasureVersions, { params: params(), query });
    const { body: first } = await page({ limit: '2' }).expect(200);
    expect(first.items.map(({ version }: MeasureVersion) => version)).toEqual([3, 2]);
    const { body: second } = await page({ limit: '2', after: first.next }).expect(200);
    expect(second.items.map(({ version }: MeasureVersion) => version)).toEqual([1]);
    expect(second.next).toBeUndefined();
  });

  it('hold a new definition too', async () => {
    await app
      .as('a.analyst')
      .call(routes.updateMeasureDefinition, {
        params: { definitionId: measure.definition.id },
        body: { version: 1, from: '2024-03-01', numerator: 'People screened in time' },
      })
      .expect(200);
    expect((await versions())[0]).toMatchObject({ definitionVersion: 2, why: 'Version 2 of the definition' });
  });

  it('are not for other organisations, and nobody can change them', async () => {
    await app.as('b.admin').call(routes.listMeasureVersions, { params: params() }).expect(404);
    await asOf('2024-05-01', 'b.admin').expect(404);
    const sql = 'select has_table_privilege($1, $2, $3) as may';
    for (const right of ['update', 'delete']) {
      const { rows } = await app.owner.query<{ may: boolean }>(sql, [
        'fairshift_app',
        'measure_versions',
        right,
      ]);
      expect(rows[0]?.may).toBe(false);
    }
  });
});

describe('a chart as it was on a day', () => {
  it('has the settings of that day', async () => {
    await change({ version: 1, context: withPhase() }).expect(200);
    const where = `measure_id = '${measure.id}' and version`;
    await date('measure_versions', `${where} = 1`, 'at', '2024-05-01T09:00:00Z');
    await date('measure_versions', `${where} = 2`, 'at', '2024-05-03T09:00:00Z');
    expect((await asOf('2024-05-02').expect(200)).body.context.phases).toEqual([]);
    expect((await asOf('2024-05-03').expect(200)).body.context.phases).toHaveLength(1);
    const early = await asOf('2024-04-30').expect(422);
    expect(early.body).toMatchObject({
      type: 'urn:fairshift:problem:not-there-yet',
      detail: 'This measure was not there yet on that day. Choose a later day.',
    });
  });

  it('ends at midnight in London, also in summer', async () => {
    await change({ version: 1, context: withPhase() }).expect(200);
    const where = `measure_id = '${measure.id}' and version`;
    await date('measure_versions', `${where} = 1`, 'at', '2024-05-01T09:00:00Z');
    // 23:30 UTC on 2 May is half past midnight of 3 May in London.
    await date('measure_versions', `${where} = 2`, 'at', '2024-05-02T23:30:00Z');
    expect((await asOf('2024-05-02').expect(200)).body.context.phases).toEqual([]);
    expect((await asOf('2024-05-03').expect(200)).body.context.phases).toHaveLength(1);
  });

  it('has the figures of that day where they are kept, and says where they are not', async () => {
    await date('measure_versions', `measure_id = '${measure.id}'`, 'at', '2024-05-01T09:00:00Z');
    const generations = `dataset_id = '${measure.datasetId}'`;
    await date('dataset_generations', generations, 'created_at', '2024-05-01T08:00:00Z');
    await date('dataset_generations', generations, 'current_from', '2024-05-01T08:05:00Z');
    const kept = (await asOf('2024-05-02').expect(200)).body;
    expect(kept.cautions).toBeUndefined();
    expect(kept.series[0].points.length).toBeGreaterThan(0);
    // Uploaded on that day, and confirmed a month later: until then nobody read these figures.
    await date('dataset_generations', generations, 'current_from', '2024-06-01T08:00:00Z');
    const gone = (await asOf('2024-05-02').expect(200)).body;
    expect(gone.cautions).toEqual([
      'The figures of that day are no longer kept. These are the figures of today with the settings of then.',
    ]);
    expect(gone.series).toEqual(kept.series);
  });

  it('is a kept chart too', async () => {
    const chart = await maker.chart({ measureId: measure.id });
    await change({ version: 1, context: withPhase() }).expect(200);
    const where = `measure_id = '${measure.id}' and version`;
    await date('measure_versions', `${where} = 1`, 'at', '2024-05-01T09:00:00Z');
    const read = (query: Record<string, string>, as: PersonKey = 'a.viewer') =>
      app.as(as).call(routes.getChart, { params: { chartId: chart.id }, query });
    expect((await read({ asOf: '2024-05-02' }).expect(200)).body.input.context.phases).toEqual([]);
    expect((await read({}).expect(200)).body.input.context.phases).toHaveLength(1);
    await read({ asOf: '2024-05-02' }, 'b.admin').expect(404);
    await read({ asOf: 'yesterday' }).expect(422);
    await read({ asOf: '0000-01-01' }).expect(422);
  });

  it.each(['0000-01-01', '1899-12-31', '2200-01-02', '9999-12-31'])('is not a chart of %s', async (day) => {
    const { body } = await asOf(day).expect(422);
    expect(body.errors).toMatchObject([{ column: 'asOf', message: 'Choose a day from 1900 to 2200.' }]);
  });

  it('has a sentence of its own for days from 1900 to 2200', async () => {
    expect((await asOf('1900-01-01').expect(422)).body.type).toBe('urn:fairshift:problem:not-there-yet');
    expect((await asOf('2200-01-01').expect(422)).body.type).toBe('urn:fairshift:problem:still-to-come');
  });

  it('is of today at the latest', async () => {
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    await asOf(inDays(0)).expect(200);
    const { body } = await asOf(inDays(2)).expect(422);
    expect(body.detail).toBe('That day has not come yet. Choose today, or a day before.');
  });

  it('is of today from midnight in London on, also in summer', () => {
    // 23:30 UTC on 2 May is half past midnight of 3 May in London; in winter both are the same.
    expect(isStillToCome('2024-05-03', new Date('2024-05-02T23:30:00Z'))).toBe(false);
    expect(isStillToCome('2024-05-03', new Date('2024-05-02T22:30:00Z'))).toBe(true);
    expect(isStillToCome('2024-12-03', new Date('2024-12-02T23:30:00Z'))).toBe(true);
  });
});

describe('what can be set on a measure', () => {
  it('is a chart that fits it, rules with lengths, and how limits are worked out, each with who and why', async () => {
    const context: Body['context'] = {
      ...measure.context,
      ruleSet: {
        id: 'making-data-count',
        version: '2023-11',
        lengths: { shift: 8 },
        reason: 'As our board does',
      },
      chart: { type: 'p-prime', ...by },
      limits: { screening: false, clip: false, ...by },
    };
    const { body } = await change({ version: 1, context }).expect(200);
    const person = 'Person a.team-member';
    expect(body.context).toMatchObject({
      ruleSet: { lengths: { shift: 8 }, reason: 'As our board does', by: person },
      chart: { type: 'p-prime', by: person },
      limits: { screening: false, by: person },
    });
    // Another person changes something else: who set the rules stays.
    const again = { ...body.context, exclusions: [{ start: '2024-02-01', end: '2024-03-01', ...by }] };
    const later = (await change({ version: 2, context: again }, 'a.analyst').expect(200)).body;
    expect(later.context.ruleSet.by).toBe(person);
    expect(later.context.exclusions[0].by).toBe('Person a.analyst');
  });

  it('says why, and nothing twice', async () => {
    const span = { start: '2024-02-01', end: '2024-03-01' };
    const exclusions = [
      { ...span, ...by },
      { ...span, reason: ' ', by: '' },
    ];
    const phases = [{ start: '2024-04-01', name: '', reason: '', by: '' }];
    const refused = await change({ version: 1, context: { ...measure.context, exclusions, phases } });
    expect(refused.status).toBe(422);
    expect(
      refused.body.errors.map(({ column, message }: Record<string, string>) => [column, message]),
    ).toEqual([
      ['context.phases.0.name', 'Name the phase.'],
      ['context.phases.0.reason', 'Give the reason for the phase.'],
      ['context.exclusions.1.reason', 'Give the reason for leaving these points out.'],
      [
        'context.exclusions.1',
        'These points are left out already. Choose other points, or keep one of the two.',
      ],
    ]);
  });

  it('may go on from what was stored without a reason', async () => {
    const context = { ...withPhase(), phases: [{ start: '2024-04-01', name: 'Old', reason: '', by: 'Bo' }] };
    await app.owner.query('update measures set context = $1 where id = $2', [context, measure.id]);
    const more = { ...context, exclusions: [{ start: '2024-02-01', end: '2024-03-01', ...by }] };
    await change({ version: 1, context: more }).expect(200);
    const renamed = { ...more, phases: [{ ...context.phases[0]!, name: 'New' }] };
    const { body } = await change({ version: 2, context: renamed }).expect(422);
    expect(body.errors).toMatchObject([{ column: 'context.phases.0.reason' }]);
  });

  it('goes on from a version that can be', async () => {
    await change({ version: 99_999_999_999, context: measure.context }).expect(422);
    await change({ version: 2_147_483_647, context: measure.context }).expect(409);
  });

  it.each([
    ['a chart of counts', { chart: { type: 'c' as const, ...by } }, 'context.chart'],
    ['a rule set that is not there', { ruleSet: { id: 'x', version: '1' } }, 'context.ruleSet'],
    [
      'a shift of 2 points',
      { ruleSet: { id: 'making-data-count', version: '2023-11', lengths: { shift: 2 } } },
      'context.ruleSet.lengths',
    ],
  ])('is not %s', async (_, part, column) => {
    const { body } = await change({ version: 1, context: { ...measure.context, ...part } }).expect(422);
    expect(body.errors.map((error: { column: string }) => error.column)).toEqual([column]);
  });
});

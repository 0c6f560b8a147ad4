import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { AimAnswerJson, Measure, RouteBodyInput } from '@fairshift/contracts';
import { coverageDefinition, incidentDefinition, Maker } from '../../../../test/fixtures/improvement.js';
import { createTestApp } from '../../../../test/harness/index.js';
import type { TestApp } from '../../../../test/harness/index.js';

let app: TestApp;
let maker: Maker;
let coverage: Measure;
beforeAll(async () => {
  app = await createTestApp();
  maker = new Maker(app, 'a.analyst');
  coverage = await maker.measure();
});
afterAll(() => app.close());

type As = 'a.viewer' | 'b.admin';
type Body = RouteBodyInput<typeof routes.askDetectability>;
const ask = (body: object, measureId = coverage.id, as: As = 'a.viewer') =>
  app.as(as).call(routes.askDetectability, { params: { measureId }, body: body as Body });
const points = (change: number) => ({ change: { kind: 'points', change } });

describe('can this chart see your aim?', () => {
  it('is answered from the measure’s own figures: start, usual number of people, baseline and rules', async () => {
    const { body } = await ask(points(3)).expect(200);
    const answer = body as AimAnswerJson;
    // Months of 1,200 women, as test/fixtures/observations.ts has them; one of the six is held back.
    expect(answer.asked).toMatchObject({
      chart: 'p',
      chartName: 'P chart',
      denominator: 1200,
      baseline: 5,
      period: 'month',
      horizon: 12,
      ruleSet: { id: 'making-data-count', version: '2023-11', ties: 'break' },
    });
    expect(answer.asked.to - answer.asked.from).toBeCloseTo(3, 9);
    expect(answer.fromFigures).toEqual(['from', 'denominator', 'baseline']);
    expect(answer.seen.median).toBeGreaterThan(0);
    expect(answer.tries).toBe(4000);
    expect(answer.cautions[0]).toContain('fewer than 12 points');
  });

  it('takes what a person says instead', async () => {
    const said = { from: 1.5, denominator: 1000, baseline: 24, horizon: 6, group: 'overall' };
    const { body } = await ask({ change: { kind: 'relative', change: 20 }, ...said }).expect(200);
    expect(body.asked).toMatchObject({ from: 1.5, to: 1.8, denominator: 1000, baseline: 24, horizon: 6 });
    expect(body.fromFigures).toEqual([]);
    expect(body.shows).toBe(false);
    expect(body.smallest).toBeGreaterThan(1.8);
    expect(body.alternatives.map(({ kind }: { kind: string }) => kind)).toEqual([
      't-chart',
      'pool',
      'longer-period',
      'process',
    ]);
    // Per cent, as charts show it.
    expect(body.alternatives[3]).toMatchObject({ from: 50, to: 55 });
  });

  it('is asked of one group of a split', async () => {
    const selection = { stratifier: 'deprivation' };
    const { body } = await ask({ ...points(5), selection, group: 'least' }).expect(200);
    expect(body.asked).toMatchObject({ group: 'Least deprived', denominator: 400 });
  });

  it('is asked of counts', async () => {
    const { id } = await maker.definition(incidentDefinition());
    const counted = await maker.measure({ definitionId: id, columnId: 'incidents' });
    const { body } = await ask({ change: { kind: 'relative', change: -50 } }, counted.id).expect(200);
    // 12, 3, 0, 20, 7 and 9 in six months: 8.5 a month.
    expect(body.asked).toMatchObject({ chart: 'c', from: 8.5, to: 4.25 });
    expect(body.asked.denominator).toBeUndefined();
    expect(body.fromFigures).toEqual(['from', 'baseline']);
    expect(body.cautions.join(' ')).not.toContain('undefined');
  });

  it('asks for a start and a usual number of people where there are no figures', async () => {
    const selection = { from: '2030-01-01' };
    const { body } = await ask({ ...points(3), selection }).expect(422);
    expect(body.errors.map(({ column }: { column: string }) => column)).toEqual(['from', 'denominator']);
    expect(body.detail).toBe(
      'There are no figures yet. Type where the measure stands now. There are no figures yet. Type the usual number of people or cases in one month.',
    );
    await ask({ ...points(3), selection, from: 60, denominator: 500 }).expect(200);
  });

  it.each([
    ['an aim that equals the start', points(0), 'change', 'no change to see'],
    ['more than everybody', { change: { kind: 'level', to: 130 } }, 'change', 'between 0% and 100%'],
    ['fewer than nobody', { change: { kind: 'level', to: -3 } }, 'change', '0 or more'],
    ['a group that is not shown', { ...points(3), group: 'nobody' }, 'group', 'no such group'],
    ['a chart that the form cannot be', { ...points(3), chart: 'u' }, 'chart', 'does not fit'],
    [
      'a rule set of nobody',
      { ...points(3), ruleSet: { id: 'own', version: '1' } },
      'chart',
      'no such rule set',
    ],
  ])('says why it cannot answer: %s', async (_, body, column, words) => {
    const answer = await ask(body).expect(422);
    expect(answer.body.type).toBe('urn:fairshift:problem:aim-not-simulated');
    expect(answer.body.detail).toContain(words);
    expect(answer.body.errors[0]).toMatchObject({ column });
  });

  it.each([
    ['no change', {}],
    ['a time of no periods', { ...points(3), horizon: 0 }],
    ['more people than there are', { ...points(3), denominator: 1e12 }],
    ['a baseline of one', { ...points(3), baseline: 1 }],
    ['fields of ours', { ...points(3), seed: 1 }],
  ])('refuses %s', async (_, body) => {
    await ask(body).expect(422);
  });

  it('is nobody else’s', async () => {
    await ask(points(3), coverage.id, 'b.admin').expect(404);
    await ask({}, coverage.id, 'b.admin').expect(404);
  });

  it('is asked of rates', async () => {
    const quarterly = coverageDefinition({ form: 'rate', unit: 'for 1,000', multiplier: 1000 });
    const { id } = await maker.definition(quarterly);
    const rate = await maker.measure({ definitionId: id });
    const { body } = await ask({ change: { kind: 'relative', change: 10 } }, rate.id).expect(200);
    expect(body.asked).toMatchObject({ chart: 'u', chartName: 'U chart' });
  });
});

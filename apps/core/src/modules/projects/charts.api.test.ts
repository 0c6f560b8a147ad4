import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { ChartSummary, Measure } from '@fairshift/contracts';
import { GAP, Maker, SPC } from '../../../test/fixtures/improvement.js';
import { createTestApp } from '../../../test/harness/index.js';
import type { PersonKey, TestApp } from '../../../test/harness/index.js';
import { newId } from '../../platform/ids.js';

let app: TestApp;
let maker: Maker;
let measure: Measure;
beforeAll(async () => {
  app = await createTestApp();
  maker = new Maker(app, 'a.admin');
  measure = await maker.measure();
});
afterAll(() => app.close());

const selection = { stratifier: 'deprivation', groups: ['most', 'least'] };
const create = (other: object, as: PersonKey = 'a.team-member') =>
  app.as(as).call(routes.createChart, {
    body: { title: 'The gap', measureId: measure.id, chartType: GAP, selection, ...other },
  });
const change = (chartId: string, body: object, as: PersonKey = 'a.analyst') =>
  app.as(as).call(routes.updateChart, { params: { chartId }, body: { version: 1, ...body } });
const get = (chartId: string, as: PersonKey = 'a.viewer') =>
  app.as(as).call(routes.getChart, { params: { chartId } });

describe('charts', () => {
  it('are kept with their selection, and read with all that is drawn', async () => {
    const { body: made } = await create({ options: { showBand: true } }).expect(201);
    expect(made).toMatchObject({
      version: 1,
      chartType: GAP,
      selection,
      options: { showBand: true },
      example: false,
    });
    const { body } = await get(made.id).expect(200);
    expect(body.chart).toEqual(made);
    expect(body.input.series.map((each: { group: { id: string } }) => each.group.id)).toEqual([
      'most',
      'least',
    ]);
    const sql = 'select verb, actor_name from audit_entries where object_id = $1';
    expect((await app.owner.query(sql, [made.id])).rows).toEqual([
      { verb: 'chart.created', actor_name: 'Person a.team-member' },
    ]);
  });

  it('keep what a change leaves out', async () => {
    const { id } = (await create({ options: { a: 1 } })).body;
    const { body } = await change(id, { title: 'Renamed' }).expect(200);
    expect(body).toMatchObject({ title: 'Renamed', version: 2, selection, options: { a: 1 } });
    const stale = await change(id, { title: 'Again' }).expect(409);
    expect(stale.body.current).toMatchObject({ id, version: 2, title: 'Renamed' });
  });

  it('go away, and their data stay', async () => {
    const { id } = (await create({})).body;
    const params = { chartId: id };
    await app.as('a.viewer').call(routes.deleteChart, { params }).expect(403);
    await app.as('b.admin').call(routes.deleteChart, { params }).expect(404);
    await app.as('a.team-member').call(routes.deleteChart, { params }).expect(204);
    await get(id).expect(404);
    await app
      .as('a.viewer')
      .call(routes.getMeasure, { params: { measureId: measure.id } })
      .expect(200);
  });

  it.each([
    ['a chart type that is not here', { chartType: { pluginId: 'x.y', chartId: 'z' } }, 422],
    ['options that are too long', { options: { text: 'x'.repeat(20_001) } }, 422],
    ['a title that is too long', { title: 'x'.repeat(201) }, 422],
    ['a selection that is not known', { selection: { sql: 'x' } }, 422],
    ['half a character', { options: { text: '\udc00' } }, 400],
    ['a measure that is not there', { measureId: newId() }, 404],
    ['a project that is not there', { projectId: newId() }, 404],
  ])('refuse %s', async (_, other, status) => {
    await create(other).expect(status);
  });

  it('are not for viewers, nor for others', async () => {
    await create({}, 'a.viewer').expect(403);
    await create({}, 'b.admin').expect(404);
    const { id } = (await create({})).body;
    await change(id, { title: 'X' }, 'a.viewer').expect(403);
    await change(id, { title: 'X' }, 'b.admin').expect(404);
    await get(id, 'b.admin').expect(404);
  });

  it('of a plugin that is gone can still be taken away', async () => {
    const { id } = (await create({})).body;
    await app.owner.query(`update charts set plugin_id = 'gone.away' where id = $1`, [id]);
    await change(id, { chartType: SPC }).expect(200);
    await app.owner.query(`update charts set plugin_id = 'gone.away' where id = $1`, [id]);
    await app
      .as('a.analyst')
      .call(routes.deleteChart, { params: { chartId: id } })
      .expect(204);
  });

  it('come page by page, each once, by measure too', async () => {
    const other = await maker.measure();
    for (let made = 0; made < 3; made++) await maker.chart({ measureId: other.id });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const query = { limit: '2', measureId: other.id, ...(after ? { after } : {}) };
      const { body } = await app.as('a.viewer').call(routes.listCharts, { query }).expect(200);
      seen.push(...body.items.map((each: ChartSummary) => each.id));
      after = body.next;
    } while (after);
    expect(seen).toHaveLength(3);
    expect(new Set(seen).size).toBe(3);
    expect(seen).toEqual(seen.toSorted());
  });
});

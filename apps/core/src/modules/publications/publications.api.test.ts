import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { Measure, Publication, Snapshot } from '@fairshift/contracts';
import { answered, coverageDefinition, Maker } from '../../../test/fixtures/improvement.js';
import { seedDataset } from '../../../test/fixtures/seed-dataset.js';
import { createTestApp } from '../../../test/harness/index.js';
import type { PersonKey, TestApp } from '../../../test/harness/index.js';
import { newId } from '../../platform/ids.js';

let app: TestApp;
let maker: Maker;
beforeAll(async () => {
  app = await createTestApp();
  maker = new Maker(app, 'a.admin');
});
afterAll(() => app.close());

const preview = async (chartId: string) =>
  answered<{ snapshot: Snapshot; sha256: string }>(
    await app.as('a.admin').call(routes.previewPublication, { params: { chartId } }),
  );
const release = (chartId: string, previewSha256: string, as: PersonKey = 'a.admin') =>
  app.as(as).call(routes.createPublication, {
    body: { chartId, previewSha256, sentence: 'The gap is closing.' },
  });
const withdraw = (publicationId: string, as: PersonKey = 'a.admin') =>
  app.as(as).call(routes.withdrawPublication, { params: { publicationId } });
const onHub = (publicationId: string, as: PersonKey = 'b.viewer') =>
  app.as(as).call(routes.getHubPublication, { params: { publicationId } });
const hubIds = async (as: PersonKey = 'b.viewer') => {
  const { body } = await app
    .as(as)
    .call(routes.listHubPublications, { query: { limit: '200' } })
    .expect(200);
  return body.items.map((each: Publication) => each.id) as string[];
};
const ledger = async () => {
  const { body } = await app.as('a.viewer').call(routes.listPublications, { query: { limit: '200' } });
  return body.items as Publication[];
};
const verbsOf = async (objectId: string) => {
  const sql = 'select verb from audit_entries where object_id = $1 order by id';
  return (await app.owner.query<{ verb: string }>(sql, [objectId])).rows.map(({ verb }) => verb);
};

/** Counts from 1 to 7 that stand as numbers in a snapshot; bounds of hidden ones are ranges and may. */
const smallCounts = ({ input }: Snapshot) =>
  input.series
    .flatMap(({ points }) => points)
    .flatMap(({ numerator, denominator, value }) => [numerator, denominator, value])
    .filter((number) => typeof number === 'number' && number >= 1 && number <= 7);

const incidentsChart = async () =>
  maker.chart({ measureId: (await maker.incidents()).id, title: 'Incidents' });
const referralsChart = async () => {
  const { id } = await maker.definition(coverageDefinition({ title: 'Referrals' }));
  return maker.chart({ measureId: (await maker.measure({ definitionId: id, columnId: 'referrals' })).id });
};

describe('a preview', () => {
  it('hides counts from 1 to 7 and rounds the others to 5', async () => {
    const { snapshot } = await preview((await incidentsChart()).id);
    expect(snapshot.input.series[0]!.points.map(({ numerator }) => numerator)).toEqual([
      10,
      null,
      0,
      20,
      null,
      10,
    ]);
    expect(snapshot.input.series[0]!.points[1]).toMatchObject({
      flags: ['suppressed'],
      bounds: { numerator: [1, 7] },
    });
    expect(snapshot.protection.map(({ rule }) => rule)).toEqual(['result', 'R1', 'R2']);
    expect(smallCounts(snapshot)).toEqual([]);
  });

  it('hides shares of few, and those that leave few out', async () => {
    const { snapshot } = await preview((await referralsChart()).id);
    const shown = snapshot.input.series[0]!.points.map(({ numerator, denominator }) => [
      numerator,
      denominator,
    ]);
    // 3 of 60 · 57 of 60 · 30 of 60 · 0 of 60 · 20 of 40 · 4 of 6
    expect(shown).toEqual([
      [null, 60],
      [null, 60],
      [30, 60],
      [0, 60],
      [20, 40],
      [null, null],
    ]);
    expect(smallCounts(snapshot)).toEqual([]);
  });

  it('gives a number that was hidden already no sharper bounds than the rules do', async () => {
    const { id: measureId } = await maker.measure();
    const chart = await maker.chart({ measureId, selection: { stratifier: 'deprivation', and: 'sex' } });
    const { snapshot } = await preview(chart.id);
    const most = snapshot.input.series.find(({ group }) => group.id === 'most|female')!;
    expect(most.points[1]!.numerator).toBeNull();
    // Of 60 known and 1 to 7 hidden, a reader must not learn the exact 60.
    expect(most.points[1]!.bounds?.numerator).toEqual([60, 70]);
  });

  it('carries nobody’s name and nothing that was not asked for', async () => {
    const measure = await maker.measure();
    const by = { reason: 'Seven points rising', by: '' };
    const context = {
      ruleSet: { id: 'making-data-count', version: '2023-11' },
      baseline: { start: '2024-01-01', end: '2024-03-01', ...by },
      phases: [{ start: '2024-04-01', name: 'New way', ...by }],
      targets: [{ value: 80, label: 'Standard', ...by }],
      exclusions: [{ start: '2024-02-01', end: '2024-03-01', ...by }],
      annotations: [{ at: '2024-05-01', text: 'Texts sent', kind: 'test' as const, by: '' }],
    };
    const params = { measureId: measure.id };
    answered(
      await app.as('a.analyst').call(routes.updateMeasureContext, { params, body: { version: 1, context } }),
    );
    const project = await maker.project({ teamId: await maker.team(), summary: 'Canary of the summary' });
    const chart = await maker.chart({ measureId: measure.id, projectId: project.id });
    const { snapshot, sha256 } = await preview(chart.id);
    expect(snapshot.input.context.phases).toMatchObject([{ by: 'Anemone Trust' }]);
    expect(snapshot).toMatchObject({ organisationName: 'Anemone Trust', projectTitle: 'Fair screening' });
    const { id } = answered<Publication>(await release(chart.id, sha256));
    const { text } = await onHub(id).expect(200);
    const list = (await app.as('b.viewer').call(routes.listHubPublications)).text;
    for (const canary of [
      'Person ',
      'Canary',
      'Screening team',
      'screening.csv',
      'Somebody',
      measure.datasetId,
    ]) {
      expect(text).not.toContain(canary);
      expect(list).not.toContain(canary);
    }
  });

  it('names nobody who chose its rules, its chart or its limits', async () => {
    const measure = await maker.measure();
    const by = { reason: 'As the board reads it', by: '' };
    const context = {
      ...measure.context,
      ruleSet: { id: 'making-data-count', version: '2023-11', lengths: { shift: 8 }, ...by },
      chart: { type: 'p-prime' as const, ...by },
      limits: { screening: false, ...by },
    };
    const params = { measureId: measure.id };
    const set = answered<Measure>(
      await app.as('a.analyst').call(routes.updateMeasureContext, { params, body: { version: 1, context } }),
    );
    expect(set.context.ruleSet.by).toBe('Person a.analyst');
    const chart = await maker.chart({ measureId: measure.id });
    const seen = await preview(chart.id);
    const others = { reason: by.reason, by: 'Anemone Trust' };
    expect(seen.snapshot.input.context).toMatchObject({ ruleSet: others, chart: others, limits: others });
    expect(JSON.stringify(seen)).not.toContain('Person ');
    const { id } = answered<Publication>(await release(chart.id, seen.sha256));
    const read = await onHub(id).expect(200);
    expect(read.body.snapshot).toEqual(seen.snapshot);
    const list = await app.as('b.viewer').call(routes.listHubPublications).expect(200);
    const ofPicture = { params: { publicationId: id } };
    const picture = await app.as('b.viewer').call(routes.getPublicationSvg, ofPicture).expect(200);
    for (const text of [read.text, list.text, String(picture.body)]) expect(text).not.toContain('Person ');
  });

  it('is refused where the licence forbids it', async () => {
    const { id: datasetId } = await seedDataset(app.owner, app.organisations.a.id, {
      redistribution: 'not-allowed',
    });
    const chart = await maker.chart({ measureId: (await maker.measure({ datasetId })).id });
    const { body } = await app
      .as('a.admin')
      .call(routes.previewPublication, { params: { chartId: chart.id } })
      .expect(422);
    expect(body.detail).toContain('licence');
  });

  it('and the release are for admins of the organisation', async () => {
    const chart = await maker.chart();
    const { sha256 } = await preview(chart.id);
    const params = { chartId: chart.id };
    for (const as of ['a.analyst', 'a.team-member', 'a.viewer'] as const) {
      await app.as(as).call(routes.previewPublication, { params }).expect(403);
      await release(chart.id, sha256, as).expect(403);
    }
    await app.as('b.admin').call(routes.previewPublication, { params }).expect(404);
    await release(chart.id, sha256, 'b.admin').expect(404);
    await release(newId(), sha256).expect(404);
  });
});

describe('a release', () => {
  it('gives the system what was seen, frozen', async () => {
    const chart = await incidentsChart();
    const seen = await preview(chart.id);
    const { body: made } = await release(chart.id, seen.sha256).expect(201);
    expect(made).toMatchObject({ chartId: chart.id, title: 'Incidents', releasedBy: 'Person a.admin' });
    expect(made.organisation).toEqual({ id: app.organisations.a.id, name: 'Anemone Trust' });
    await app.owner.query(`update charts set title = 'Changed since' where id = $1`, [chart.id]);
    for (const as of ['b.viewer', 'a.viewer', 'hub-manager'] as const) {
      const { body } = await onHub(made.id, as).expect(200);
      expect(body.snapshot).toEqual(seen.snapshot);
      expect(body.publication).toEqual({ ...made, releasedBy: 'Anemone Trust' });
      expect(await hubIds(as)).toContain(made.id);
    }
    const read = await app.as('a.viewer').call(routes.getChart, { params: { chartId: chart.id } });
    expect(read.body.chart.publicationId).toBe(made.id);
    expect(await verbsOf(made.id)).toEqual(['publication.released']);
  });

  it('records what it was worked out with, and its picture prints the same', async () => {
    const { id } = await maker.publication((await incidentsChart()).id);
    const sql = 'select worked_with from releases where id = $1';
    const { worked_with: record } = (await app.owner.query(sql, [id])).rows[0] as { worked_with: object };
    const sha256 = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(record).toEqual({
      engine: expect.stringMatching(/^\d+\.\d+\.\d+/),
      chart: { version: '0.1.0', hash: expect.stringMatching(/^sha384-/) },
      ruleSet: { id: 'making-data-count', version: expect.any(String) },
      inputSha256: sha256,
    });
    const params = { publicationId: id };
    const { body } = await app.as('b.viewer').call(routes.getPublicationSvg, { params }).expect(200);
    const { inputSha256 } = record as { inputSha256: string };
    expect(String(body)).toContain(`Figures: sha256 ${inputSha256}.`);
  });

  it('is refused when it is no longer what was seen', async () => {
    const chart = await maker.chart();
    const { sha256 } = await preview(chart.id);
    await release(chart.id, 'a'.repeat(64)).expect(409);
    const params = { chartId: chart.id };
    answered(
      await app.as('a.analyst').call(routes.updateChart, { params, body: { version: 1, title: 'Other' } }),
    );
    const { body } = await release(chart.id, sha256).expect(409);
    expect(body.detail).toBe('The chart changed since you looked at it. Look again before you release it.');
    expect((await ledger()).filter(({ chartId }) => chartId === chart.id)).toEqual([]);
  });

  it('replaces the one before', async () => {
    const chart = await maker.chart();
    const first = await maker.publication(chart.id);
    const second = await maker.publication(chart.id);
    const ids = await hubIds();
    expect([ids.includes(first.id), ids.includes(second.id)]).toEqual([false, true]);
    expect((await ledger()).find(({ id }) => id === first.id)?.withdrawnAt).toBeDefined();
  });

  it('made twice at once leaves one on the hub', async () => {
    const chart = await maker.chart();
    const { sha256 } = await preview(chart.id);
    const answers = await Promise.all([release(chart.id, sha256), release(chart.id, sha256)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const ids = await hubIds();
    expect(answers.filter(({ body }) => ids.includes(body.id))).toHaveLength(1);
  });

  it('withdrawn is gone for everybody else and stays in the ledger', async () => {
    const chart = await maker.chart();
    const made = await maker.publication(chart.id);
    const params = { chartId: chart.id };
    const kept = await app.as('a.admin').call(routes.deleteChart, { params }).expect(422);
    expect(kept.body.detail).toContain('Withdraw it first');
    await withdraw(made.id, 'a.analyst').expect(403);
    await withdraw(made.id, 'b.admin').expect(404);
    const { body } = await withdraw(made.id).expect(200);
    expect(body.withdrawnAt).toBeDefined();
    expect((await withdraw(made.id).expect(200)).body).toEqual(body);
    expect(await verbsOf(made.id)).toEqual(['publication.released', 'publication.withdrawn']);
    for (const as of ['b.viewer', 'a.admin', 'hub-manager'] as const) {
      await onHub(made.id, as).expect(404);
      expect(await hubIds(as)).not.toContain(made.id);
    }
    await app.as('a.admin').call(routes.deleteChart, { params }).expect(204);
    expect(await ledger()).toContainEqual(body);
  });

  it('cannot be changed afterwards, even past the service', async () => {
    const { id } = await maker.publication();
    for (const sql of [
      `update releases set sentence = 'x' where id = $1`,
      'delete from releases where id = $1',
    ]) {
      await expect(app.inOrganisation('a', (ctx) => ctx.db.execute(sql, [id]))).rejects.toMatchObject({
        code: '42501',
      });
    }
  });

  it('stays in its system', async () => {
    const { id } = await maker.publication();
    const system = newId();
    await app.owner.query(`insert into systems (id, name) values ($1, 'Another system')`, [system]);
    const rows = await app.owner.query('select system_id from publications where id = $1', [id]);
    expect(rows.rows).toEqual([{ system_id: app.systemId }]);
    await app.owner.query('update persons set system_id = $1 where id = $2', [
      system,
      app.person('b.analyst').id,
    ]);
    await app.owner.query('update organisations set system_id = $1 where id = $2', [
      system,
      app.organisations.b.id,
    ]);
    await onHub(id, 'b.analyst').expect(404);
    expect(await hubIds('b.analyst')).toEqual([]);
  });

  it('comes page by page, newest first', async () => {
    const { body: first } = await app
      .as('a.viewer')
      .call(routes.listHubPublications, { query: { limit: '2' } });
    const query = { limit: '200', after: first.next as string };
    const { body: rest } = await app.as('a.viewer').call(routes.listHubPublications, { query });
    const ids = [...first.items, ...rest.items].map((each: Publication) => each.id);
    expect(ids).toEqual(await hubIds('a.viewer'));
    expect(ids).toEqual(ids.toSorted().toReversed());
  });
});

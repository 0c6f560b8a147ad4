import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { Measure, MeasureDefinition } from '@fairshift/contracts';
import { answered, coverageDefinition, Maker } from '../../../test/fixtures/improvement.js';
import { seedDataset } from '../../../test/fixtures/seed-dataset.js';
import { createTestApp } from '../../../test/harness/index.js';
import type { TestApp } from '../../../test/harness/index.js';
import { newId } from '../../platform/ids.js';

let app: TestApp;
let maker: Maker;
beforeAll(async () => {
  app = await createTestApp();
  maker = new Maker(app, 'a.analyst');
});
afterAll(() => app.close());

const verbsOf = async (objectId: string) => {
  const { rows } = await app.owner.query<{ verb: string; actor_name: string }>(
    'select verb, actor_name from audit_entries where object_id = $1 order by id',
    [objectId],
  );
  return rows.map(({ verb }) => verb);
};

describe('measure definitions', () => {
  it('are made by analysts, and not by team members or viewers', async () => {
    const body = coverageDefinition();
    await app.as('a.team-member').call(routes.createMeasureDefinition, { body }).expect(403);
    await app.as('a.viewer').call(routes.createMeasureDefinition, { body }).expect(403);
    const made = await maker.definition();
    expect(made).toMatchObject({
      ...body,
      version: 1,
      multiplier: 1,
      published: false,
      organisationId: app.organisations.a.id,
    });
    expect(await verbsOf(made.id)).toEqual(['measure-definition.created']);
  });

  it.each(['polarity', 'unit', 'period'])('need a %s', async (field) => {
    const body = { ...coverageDefinition(), [field]: undefined } as never;
    await app.as('a.analyst').call(routes.createMeasureDefinition, { body }).expect(422);
  });

  it('need a denominator where they divide', async () => {
    const { denominator: _, ...body } = coverageDefinition();
    const { body: problem } = await app
      .as('a.analyst')
      .call(routes.createMeasureDefinition, { body })
      .expect(422);
    expect(problem.detail).toContain('denominator');
  });

  it('are listed page by page, each once', async () => {
    for (let made = 0; made < 3; made++) await maker.definition();
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const query = { limit: '2', ...(after ? { after } : {}) };
      const { body } = await app.as('a.viewer').call(routes.listMeasureDefinitions, { query }).expect(200);
      seen.push(...body.items.map((each: MeasureDefinition) => each.id));
      expect(body.items.length).toBeLessThanOrEqual(2);
      after = body.next;
    } while (after);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(4);
  });

  it('refuse a page mark that is not ours', async () => {
    const query = { after: `' or 1=1 --` };
    await app.as('a.viewer').call(routes.listMeasureDefinitions, { query }).expect(422);
  });
});

describe('a change of definition', () => {
  const change = (id: string, body: object, as: 'a.analyst' | 'a.viewer' | 'b.analyst' = 'a.analyst') =>
    app.as(as).call(routes.updateMeasureDefinition, {
      params: { definitionId: id },
      body: { version: 1, from: '2024-04-01', ...body },
    });

  it('makes a version, and a phase in the measures that use it', async () => {
    const own = await maker.measure();
    const { id } = own.definition;
    const { body } = await change(id, { numerator: 'People screened in time' }).expect(200);
    expect(body).toMatchObject({
      id,
      version: 2,
      numerator: 'People screened in time',
      title: 'Cervical screening coverage',
    });
    const now = answered<Measure>(
      await app.as('a.viewer').call(routes.getMeasure, { params: { measureId: own.id } }),
    );
    expect(now.definition.version).toBe(2);
    expect(now.version).toBe(2);
    expect(now.context.phases).toMatchObject([{ start: '2024-04-01', by: 'Person a.analyst' }]);
    expect(now.context.annotations).toMatchObject([{ at: '2024-04-01', kind: 'definition' }]);
    expect(await verbsOf(id)).toEqual(['measure-definition.created', 'measure-definition.changed']);
  });

  it('is refused with what is stored when somebody else was first', async () => {
    const { id } = await maker.definition();
    await change(id, { owner: 'First' }).expect(200);
    const { body } = await change(id, { owner: 'Second' }).expect(409);
    expect(body.current).toMatchObject({ id, version: 2, owner: 'First' });
  });

  it('holds from a day that the database knows', async () => {
    const { id: definitionId } = await maker.definition();
    for (const from of ['0000-01-01', '2200-01-02']) {
      const body = { version: 1, from, owner: 'Ward team' };
      const sent = app
        .as('a.analyst')
        .call(routes.updateMeasureDefinition, { params: { definitionId }, body });
      expect((await sent.expect(422)).body.errors).toMatchObject([{ column: 'from' }]);
    }
  });

  it('made twice at once makes one version', async () => {
    const { id } = await maker.definition();
    const answers = await Promise.all([1, 2, 3].map((owner) => change(id, { owner: `Owner ${owner}` })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
  });

  it('keeps form and period where measures use them', async () => {
    const { id } = (await maker.measure()).definition;
    await change(id, { period: 'quarter' }).expect(422);
    await change(id, { form: 'count' }).expect(422);
  });

  it('is for analysts of the organisation', async () => {
    const { id } = await maker.definition();
    await change(id, { owner: 'X' }, 'a.viewer').expect(403);
    await change(id, { owner: 'X' }, 'b.analyst').expect(404);
    await change(newId(), { owner: 'X' }).expect(404);
  });
});

describe('a published definition', () => {
  const publish = async (definition: MeasureDefinition, published: boolean) =>
    answered<MeasureDefinition>(
      await app.as('a.analyst').call(routes.updateMeasureDefinition, {
        params: { definitionId: definition.id },
        body: { version: definition.version, from: '2024-01-01', published },
      }),
    );
  const listOfB = async () => {
    const { body } = await app
      .as('b.analyst')
      .call(routes.listMeasureDefinitions, { query: { limit: '200' } });
    return body.items as MeasureDefinition[];
  };

  it('is used by another organisation as it is, and changed by its owner only', async () => {
    const definition = await maker.definition(coverageDefinition({ title: 'Shared coverage' }));
    const ofB = new Maker(app, 'b.analyst');
    const dataset = await seedDataset(app.owner, app.organisations.b.id);
    const use = () => ofB.measure({ definitionId: definition.id, datasetId: dataset.id });
    await expect(use()).rejects.toThrow('404');
    expect((await listOfB()).map(({ id }) => id)).not.toContain(definition.id);

    expect(await publish(definition, true)).toMatchObject({ version: 1, published: true });
    expect(await listOfB()).toContainEqual({ ...definition, published: true });
    const used = await use();
    expect(used.definition).toEqual({ ...definition, published: true });
    expect((await listOfB()).filter(({ id }) => id === definition.id)).toHaveLength(1);

    const body = { version: 1, from: '2024-01-01', owner: 'B', published: true };
    const params = { definitionId: definition.id };
    const refused = await app
      .as('b.analyst')
      .call(routes.updateMeasureDefinition, { params, body })
      .expect(403);
    expect(refused.body.detail).toContain('Another organisation owns this definition');
    expect(await verbsOf(definition.id)).toEqual([
      'measure-definition.created',
      'measure-definition.published',
    ]);
  });

  it('is taken again in its newer version, and stays in use when it is withdrawn', async () => {
    const first = await maker.definition();
    await publish(first, true);
    const ofB = new Maker(app, 'b.analyst');
    const old = await ofB.measure({ definitionId: first.id });
    const second = answered<MeasureDefinition>(
      await app.as('a.analyst').call(routes.updateMeasureDefinition, {
        params: { definitionId: first.id },
        body: { version: 1, from: '2024-02-01', numerator: 'Otherwise', published: true },
      }),
    );
    expect(second).toMatchObject({ version: 2, published: true });
    expect((await ofB.measure({ definitionId: first.id })).definition.version).toBe(2);
    const params = { measureId: old.id };
    const kept = answered<Measure>(await app.as('b.viewer').call(routes.getMeasure, { params }));
    expect(kept.definition).toMatchObject({ version: 1, published: false });

    expect(await publish(second, false)).toMatchObject({ published: false });
    expect((await ofB.measure({ definitionId: first.id })).definition).toMatchObject({
      version: 2,
      published: false,
    });
    await expect(new Maker(app, 'b.analyst').measure({ definitionId: newId() })).rejects.toThrow('404');
  });
});

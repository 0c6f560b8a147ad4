import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { Project, RouteBodyInput } from '@fairshift/contracts';
import { answered, Maker } from '../../../test/fixtures/improvement.js';
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

const AIM = {
  group: 'women in the most deprived areas',
  inequity: 'screening coverage',
  where: 'at two sites',
  kind: 'gap' as const,
  from: 20,
  to: 10,
  by: '2025-03-31',
};

type Change = Omit<RouteBodyInput<typeof routes.updateProject>, 'version'> & { readonly version?: number };
const change = (projectId: string, body: Change, as: PersonKey = 'a.analyst') =>
  app.as(as).call(routes.updateProject, { params: { projectId }, body: { version: 1, ...body } });
const note = (projectId: string, as: PersonKey) =>
  app
    .as(as)
    .call(routes.addProjectNote, { params: { projectId }, body: { text: 'Texts at six work best.' } });
const verbsOf = async (objectId: string) => {
  const sql = 'select verb from audit_entries where object_id = $1 order by id';
  return (await app.owner.query<{ verb: string }>(sql, [objectId])).rows.map(({ verb }) => verb);
};

describe('projects', () => {
  it('write the aim as a sentence', async () => {
    const made = await maker.project({ aim: AIM, summary: 'Why we do it' });
    expect(made).toMatchObject({
      version: 1,
      title: 'Fair screening',
      aim: AIM,
      aimSentence:
        'Close the gap in screening coverage for women in the most deprived areas at two sites, from 20 to 10 percentage points, by March 2025.',
      example: false,
      charts: [],
      notes: [],
    });
    const read = await app
      .as('a.viewer')
      .call(routes.getProject, { params: { projectId: made.id } })
      .expect(200);
    expect(read.body).toEqual(made);
  });

  it('keep what a change leaves out', async () => {
    const made = await maker.project({ aim: AIM, summary: 'Why we do it', setting: 'General practice' });
    const { body } = await change(made.id, { title: 'Fairer screening' }).expect(200);
    expect(body).toMatchObject({ title: 'Fairer screening', version: 2, summary: 'Why we do it', aim: AIM });
    expect(body.setting).toBe('General practice');
    expect(await verbsOf(made.id)).toEqual(['project.created', 'project.changed']);
  });

  it('answer a stale change with what is stored', async () => {
    const { id } = await maker.project();
    await change(id, { title: 'First' }).expect(200);
    const { body } = await change(id, { title: 'Second' }).expect(409);
    expect(body.current).toMatchObject({ id, title: 'First', version: 2 });
  });

  it('are read by viewers and not written', async () => {
    const { id } = await maker.project();
    const body = { title: 'X', characteristic: 'sex', domain: 'access' as const };
    await app.as('a.viewer').call(routes.createProject, { body }).expect(403);
    await change(id, { title: 'X' }, 'a.viewer').expect(403);
    await note(id, 'a.viewer').expect(403);
  });

  it('are nobody else’s', async () => {
    const { id } = await maker.project();
    for (const projectId of [id, newId()]) {
      await app.as('b.admin').call(routes.getProject, { params: { projectId } }).expect(404);
      await change(projectId, { title: 'X' }, 'b.admin').expect(404);
      await note(projectId, 'b.admin').expect(404);
    }
  });

  it('come page by page, each once', async () => {
    for (let made = 0; made < 3; made++) await maker.project();
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const query = { limit: '2', ...(after ? { after } : {}) };
      const { body } = await app.as('a.viewer').call(routes.listProjects, { query }).expect(200);
      seen.push(...body.items.map((each: Project) => each.id));
      after = body.next;
    } while (after);
    const { rows } = await app.owner.query('select id from projects where organisation_id = $1 order by id', [
      app.organisations.a.id,
    ]);
    expect(seen).toEqual(rows.map(({ id }: { id: string }) => id));
    expect((await app.as('b.viewer').call(routes.listProjects)).body.items).toEqual([]);
  });

  it.each([
    ['a summary that is too long', { summary: 'x'.repeat(1001) }],
    ['half a character', { summary: '\ud800' }],
    ['a title of spaces', { title: '   ' }],
    ['another organisation', { organisationId: newId() }],
  ])('refuse %s', async (_, other) => {
    const body = { title: 'X', characteristic: 'sex', domain: 'access' as const, ...other };
    const { status } = await app.as('a.admin').call(routes.createProject, { body });
    expect([400, 422]).toContain(status);
  });

  it('refuse a team of another organisation', async () => {
    const teamId = await new Maker(app, 'b.admin').team();
    await expect(maker.project({ teamId })).rejects.toThrow('404');
  });
});

describe('a team member', () => {
  it('changes the projects of their teams', async () => {
    const teamId = await maker.team([app.person('a.team-member').id]);
    const project = await new Maker(app, 'a.team-member').project({ teamId });
    expect(project.team).toEqual({ id: teamId, name: 'Screening team' });
    await change(project.id, { title: 'Ours' }, 'a.team-member').expect(200);
    const { body } = await note(project.id, 'a.team-member').expect(201);
    expect(body.notes).toMatchObject([{ by: 'Person a.team-member', text: 'Texts at six work best.' }]);
    expect(await verbsOf(project.id)).toEqual(['project.created', 'project.changed', 'project.noted']);
  });

  it('is told whose a project is that they may not change', async () => {
    const { id } = await maker.project({ teamId: await maker.team() });
    const told =
      'This project belongs to Screening team. Ask your organisation admin to add you to that team.';
    for (const answer of [
      await change(id, { title: 'X' }, 'a.team-member'),
      await note(id, 'a.team-member'),
    ]) {
      expect({ status: answer.status, detail: answer.body.detail }).toEqual({ status: 403, detail: told });
    }
    const chart = await maker.chart({ projectId: id });
    const params = { chartId: chart.id };
    const agent = app.as('a.team-member');
    await agent.call(routes.updateChart, { params, body: { version: 1, title: 'X' } }).expect(403);
    await agent.call(routes.deleteChart, { params }).expect(403);
    const body = { title: 'X', measureId: chart.measureId, chartType: chart.chartType, projectId: id };
    await agent.call(routes.createChart, { body }).expect(403);
  });

  it('gives no project away to another team', async () => {
    const [mine, theirs] = [await maker.team([app.person('a.team-member').id]), await maker.team()];
    const { id } = await maker.project({ teamId: mine });
    await change(id, { teamId: theirs }, 'a.team-member').expect(403);
    expect(answered<Project>(await change(id, { teamId: theirs }, 'a.analyst')).team?.id).toBe(theirs);
  });
});

describe('home', () => {
  const home = async (as: PersonKey) => {
    const { body } = await app.as(as).call(routes.getHome).expect(200);
    return body as { needs: { id: string; href: string }[]; projects: Project[]; datasets: number };
  };

  it('asks a newcomer for a file, and a viewer for nothing', async () => {
    expect((await home('b.analyst')).needs.map(({ id }) => id)).toEqual(['first-file']);
    expect(await home('b.viewer')).toEqual({ needs: [], projects: [], datasets: 0 });
  });

  it('asks for what is next, at most five things', async () => {
    const ofB = new Maker(app, 'b.admin');
    const measure = await ofB.measure();
    const project = await ofB.project();
    expect((await home('b.team-member')).needs.map(({ id }) => id)).toEqual([
      `explore-${measure.id}`,
      `chart-${project.id}`,
    ]);
    await ofB.chart({ measureId: measure.id, projectId: project.id });
    const done = await home('b.team-member');
    expect(done.needs).toEqual([]);
    expect(done.datasets).toBe(1);
    expect(done.projects[0]!.charts).toHaveLength(1);
    for (let made = 0; made < 4; made++) await maker.measure();
    expect((await home('a.analyst')).needs.length).toBeLessThanOrEqual(5);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routes } from '@fairshift/contracts';
import type { RouteSpec } from '@fairshift/contracts';
import { fullCsv, Importer } from '../fixtures/importing.js';
import { Maker, SPC } from '../fixtures/improvement.js';
import { seedDataset } from '../fixtures/seed-dataset.js';
import { createTestApp } from '../harness/index.js';
import type { OrganisationKey } from '../harness/index.js';
import { canariesOf } from './canaries.js';
import type { ExampleInput } from './example.js';
import { withOtherIds } from './other-ids.js';
import { perform, visible } from './walk.js';

const app = await createTestApp();
afterAll(() => app.close());

/** One of each thing that a body may name. */
interface Things {
  readonly person: string;
  readonly team: string;
  readonly dataset: string;
  /** One that takes files of the source that the import has. */
  readonly refreshable: string;
  readonly definition: string;
  readonly measure: string;
  readonly project: string;
  readonly chart: string;
}

async function thingsOf(key: OrganisationKey): Promise<Things> {
  const maker = new Maker(app, `${key}.admin`);
  const [{ id: measure }, { id: project }] = [await maker.measure(), await maker.project()];
  const dataset = await seedDataset(app.owner, app.organisations[key].id);
  const importer = new Importer(app, `${key}.admin`);
  const imported = await importer.import(fullCsv([1]), { kind: 'new', title: 'Data' });
  return {
    refreshable: imported.datasetId!,
    person: app.person(`${key}.viewer`).id,
    team: await maker.team(),
    dataset: dataset.id,
    definition: (await maker.definition()).id,
    measure,
    project,
    chart: (await maker.chart({ measureId: measure, projectId: project })).id,
  };
}

let own: Things;
let foreign: Things;
let importId: string;
beforeAll(async () => {
  [own, foreign] = [await thingsOf('b'), await thingsOf('a')];
  importId = (await new Importer(app, 'b.admin').upload(fullCsv([1]))).id;
});

const project = { title: 'Fair access', characteristic: 'deprivation', domain: 'access' };
const measure = { title: 'Coverage', columnId: 'coverage', population: 'Women' };
const chart = { title: 'Coverage', chartType: SPC };

/** Calls on B's own objects, with one thing of the other kind among them. */
type Call = (others: Things) => ExampleInput;
const calls: readonly (readonly [string, RouteSpec, Call])[] = [
  [
    'a team with a person',
    routes.updateTeam,
    ({ person }) => ({
      params: { teamId: own.team },
      body: { version: 1, memberIds: [app.person('b.viewer').id, person] },
    }),
  ],
  ['a project of a team', routes.createProject, ({ team: teamId }) => ({ body: { ...project, teamId } })],
  [
    'a project moved to a team',
    routes.updateProject,
    ({ team: teamId }) => ({ params: { projectId: own.project }, body: { version: 1, teamId } }),
  ],
  [
    'a measure of a dataset',
    routes.createMeasure,
    ({ dataset: datasetId }) => ({ body: { ...measure, definitionId: own.definition, datasetId } }),
  ],
  [
    'a measure of a definition',
    routes.createMeasure,
    ({ definition: definitionId }) => ({ body: { ...measure, datasetId: own.dataset, definitionId } }),
  ],
  [
    'a chart of a measure',
    routes.createChart,
    ({ measure: measureId }) => ({ body: { ...chart, projectId: own.project, measureId } }),
  ],
  [
    'a chart in a project',
    routes.createChart,
    ({ project: projectId }) => ({ body: { ...chart, measureId: own.measure, projectId } }),
  ],
  [
    'a chart moved to a project',
    routes.updateChart,
    ({ project: projectId }) => ({ params: { chartId: own.chart }, body: { version: 1, projectId } }),
  ],
  [
    'an import into a dataset',
    routes.updateImport,
    ({ refreshable: datasetId }) => ({
      params: { importId },
      body: { version: 1, target: { kind: 'existing', datasetId } },
    }),
  ],
];

const as = (input: ExampleInput, route: RouteSpec) => perform(app.as('b.admin'), route, input);

async function rowsOfB(): Promise<string> {
  const found = [];
  for (const table of ['teams', 'team_members', 'projects', 'measures', 'charts', 'imports']) {
    const sql = `select to_jsonb(t) as row from ${table} t where organisation_id = $1 order by t::text`;
    found.push((await app.owner.query(sql, [app.organisations.b.id])).rows);
  }
  return JSON.stringify(found);
}

describe.each(calls)('%s', (_, route, call) => {
  it('of another organisation answers like one that is not there, and keeps nothing', async () => {
    const before = await rowsOfB();
    const told = visible(await as(call(foreign), route));
    expect(told).toEqual(visible(await as(call(withOtherIds(foreign)), route)));
    expect([404, 422]).toContain(told.status);
    expect((await canariesOf(app)).filter((canary) => told.text.includes(canary))).toEqual([]);
    expect(await rowsOfB()).toBe(before);
  });

  it('of one’s own is taken, so that the other answer says something', async () => {
    const { status, body } = await as(call(own), route);
    expect({ status, body: status < 300 ? '' : body }).toEqual({ status: route.status, body: '' });
  });
});

import { routes } from '@fairshift/contracts';
import { answered, coverageDefinition, Maker, SPC } from '../fixtures/improvement.js';
import { Connector } from '../fixtures/connecting.js';
import { csvOf, Importer } from '../fixtures/importing.js';
import { seedDataset } from '../fixtures/seed-dataset.js';
import type { TestApp } from '../harness/index.js';
import { MARKER } from './canaries.js';

const called = (what: string) => `${MARKER} ${what}`;

/** A file with one row that can be used and two that cannot. */
const WITH_PROBLEM = csvOf([
  { month: 1, place: `${MARKER}1`, sex: 'F', age: '25-49', numerator: 1, denominator: 20 },
  { month: 1, place: `${MARKER}2`, sex: 'F', age: '25-49', numerator: 'x' as never, denominator: 20 },
  { month: 1, place: `${MARKER}3`, sex: 'F', age: '25-49', numerator: 'y' as never, denominator: 20 },
]);

/** An import that has been checked, with a problem in it. */
export const withProblem = (importer: Importer) =>
  importer.check(WITH_PROBLEM, { kind: 'new', title: called('data') }, `${MARKER}.csv`);

/** Rows of A in every list, marked: a stranger's empty answer then says something. */
export async function plenty(app: TestApp): Promise<void> {
  const admin = app.as('a.admin');
  const importer = new Importer(app, 'a.admin');
  await importer.work(await importer.start(await withProblem(importer)));
  const teamId = answered<{ id: string }>(
    await admin.call(routes.createTeam, { body: { name: called('team') } }),
  ).id;
  const members = { version: 1, memberIds: [app.person('a.team-member').id] };
  answered(await admin.call(routes.updateTeam, { params: { teamId }, body: members }));
  const invitation = { role: 'viewer' as const, name: called('invitee'), email: `${MARKER}@example.org` };
  answered(await admin.call(routes.createInvitation, { body: invitation }));
  const maker = new Maker(app);
  const project = await maker.project({ title: called('project'), teamId });
  const note = { params: { projectId: project.id }, body: { text: called('note') } };
  answered(await app.as('a.team-member').call(routes.addProjectNote, note));
  const definition = await maker.definition(coverageDefinition({ title: called('definition') }));
  const measure = answered<{ id: string }>(
    await admin.call(routes.createMeasure, {
      body: {
        title: called('measure'),
        definitionId: definition.id,
        datasetId: (await seedDataset(app.owner, app.organisations.a.id)).id,
        columnId: 'coverage',
        population: called('women'),
      },
    }),
  );
  const chart = { title: called('chart'), measureId: measure.id, projectId: project.id, chartType: SPC };
  answered(await admin.call(routes.createChart, { body: chart }));
  await new Connector(app).ready({}, 'uptake', called('connection'));
  await maker.publication();
}

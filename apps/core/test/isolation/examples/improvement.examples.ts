import { Maker, SPC, coverageDefinition } from '../../fixtures/improvement.js';
import { seedDataset } from '../../fixtures/seed-dataset.js';
import type { Example, Examples } from '../example.js';

/** A call on one object of A, made afresh. */
const on = (
  param: string,
  make: (maker: Maker) => Promise<{ id: string }>,
  body?: unknown,
  query: Readonly<Record<string, string>> = {},
): Example => ({
  make: async ({ app }) => {
    const { id } = await make(new Maker(app));
    return { params: { [param]: id }, query, ...(body === undefined ? {} : { body }) };
  },
});

const measure = (maker: Maker) => maker.measure();
const project = async (maker: Maker) => maker.project({ teamId: await maker.team() });
const chart = async (maker: Maker) => maker.chart({ projectId: (await project(maker)).id });
const released = async (maker: Maker) => maker.publication((await chart(maker)).id);
const by = { reason: 'Seven points rising', by: '' };
const context = {
  // The organisation of the example may start its measures with other rules.
  ruleSet: { id: 'making-data-count', version: '2023-11', reason: by.reason },
  phases: [{ start: '2024-04-01', name: 'After the change', ...by }],
  targets: [],
  exclusions: [],
  annotations: [],
};

export const measureExamples: Examples = {
  getChartRules: {},
  updateChartRules: {
    make: async () => ({ body: { version: 0, ruleSet: { id: 'nelson', version: '1984' } } }),
  },
  listMeasureDefinitions: { shows: 'published' },
  createMeasureDefinition: { make: async () => ({ body: coverageDefinition() }) },
  updateMeasureDefinition: {
    make: async ({ app }) => {
      const { definition } = await new Maker(app).measure();
      const body = { version: 1, from: '2024-03-01', numerator: 'People screened in time', published: true };
      return { params: { definitionId: definition.id }, body };
    },
  },
  listMeasures: {},
  createMeasure: {
    make: async ({ app }) => {
      const definition = await new Maker(app).definition();
      const dataset = await seedDataset(app.owner, app.organisations.a.id);
      const ids = { definitionId: definition.id, datasetId: dataset.id };
      return { body: { ...ids, title: 'Coverage', columnId: 'coverage', population: 'Women' } };
    },
  },
  getMeasure: on('measureId', measure),
  updateMeasureContext: on('measureId', measure, { version: 1, context }),
  // As of today: the newest version is read.
  readSeries: on(
    'measureId',
    measure,
    { stratifier: 'deprivation', filters: [{ stratifier: 'sex', groups: ['female'] }] },
    { asOf: new Date().toISOString().slice(0, 10) },
  ),
  listMeasureVersions: on('measureId', measure),
  exploreGap: on('measureId', measure),
  askDetectability: on('measureId', measure, { change: { kind: 'level', to: 95 }, horizon: 6 }),
};

export const projectExamples: Examples = {
  getHome: {},
  listProjects: {},
  createProject: {
    make: async ({ app }) => {
      const teamId = await new Maker(app).team();
      return { body: { title: 'Fair access', characteristic: 'deprivation', domain: 'access', teamId } };
    },
  },
  getProject: on('projectId', project),
  updateProject: on('projectId', project, { version: 1, title: 'Fair access for all' }),
  addProjectNote: {
    as: 'a.team-member',
    make: async ({ app }) => {
      const maker = new Maker(app);
      const teamId = await maker.team([app.person('a.team-member').id]);
      return { params: { projectId: (await maker.project({ teamId })).id }, body: { text: 'Found it' } };
    },
  },
  listCharts: {},
  createChart: {
    make: async ({ app }) => {
      const maker = new Maker(app);
      const [{ id: measureId }, { id: projectId }] = [await maker.measure(), await project(maker)];
      return { body: { title: 'Coverage', measureId, projectId, chartType: SPC } };
    },
  },
  getChart: on('chartId', chart),
  updateChart: on('chartId', chart, { version: 1, title: 'Coverage now' }),
  deleteChart: on('chartId', chart),
};

export const publicationExamples: Examples = {
  previewPublication: on('chartId', chart),
  createPublication: {
    make: async ({ app }) => {
      const maker = new Maker(app);
      const { id: chartId } = await chart(maker);
      // Not the first one: it takes the place of a publication that was there.
      await maker.publication(chartId);
      const { sha256: previewSha256 } = await maker.preview(chartId);
      return { body: { chartId, previewSha256, sentence: 'The gap is closing.' } };
    },
  },
  listPublications: {},
  withdrawPublication: on('publicationId', released),
  listHubPublications: {},
  getHubPublication: on('publicationId', released),
};

export const exportExamples: Examples = {
  getChartSvg: on('chartId', chart),
  getChartPng: on('chartId', chart),
  getPublicationSvg: on('publicationId', released),
  getPublicationPng: on('publicationId', released),
  getChartPdf: on('chartId', chart),
  getChartCsv: on('chartId', chart),
  getChartXlsx: on('chartId', chart),
  getChartCheckInR: on('chartId', chart),
  getPublicationPdf: on('publicationId', released),
  getPublicationCsv: on('publicationId', released),
  getPublicationXlsx: on('publicationId', released),
  getPublicationCheckInR: on('publicationId', released),
};

import { ids } from './ids.js';

export { ids };
const START = ['2021-01-01', '2021-02-01', '2021-03-01'];
const END = ['2021-02-01', '2021-03-01', '2021-04-01'];

const points = (numerators: readonly number[]) =>
  numerators.map((numerator, i) => ({ start: START[i], end: END[i], numerator, denominator: 1000 }));

export const series = (id: string, label: string, numerators: readonly number[], role = 'group') => ({
  group: { id, label, role },
  points: points(numerators),
});

export const account = {
  person: { id: ids.person, name: 'Ana Admin', login: 'ana' },
  memberships: [
    {
      organisation: { id: ids.organisation, slug: 'ward', name: 'The ward', kind: 'trust', example: false },
      role: 'admin',
    },
  ],
  systemRoles: [],
  system: { id: ids.system, name: 'The system' },
  demo: false,
};

const spc = { pluginId: 'fairshift.chart-spc', chartId: 'spc' };
export const plugins = {
  charts: [
    { ...spc, title: 'Control chart', url: '/p/spc.js', exportName: 'spc', version: '1.0.0', publisher: 'F' },
  ],
  chartHostUrl: '/shell/worker.js',
};

const context = {
  ruleSet: { id: 'aurelio-2024', version: '1' },
  phases: [],
  targets: [],
  exclusions: [],
  annotations: [],
};

const facts = {
  id: ids.measure,
  version: 1,
  title: 'Up to date with screening',
  unit: '%',
  multiplier: 100,
  polarity: 'higher-is-better',
  form: 'proportion',
  period: 'month',
};

const source = (attribution: string) => ({
  retrievedAt: '2021-05-01T10:00:00Z',
  licence: { spdxOrUrl: 'OGL-UK-3.0', attribution, redistribution: 'allowed' },
});

export const input = {
  measure: facts,
  series: [series('overall', 'Overall', [700, 710, 720], 'overall')],
  context,
  sources: [source('NHS Digital'), source('Office for National Statistics'), source('')],
};
export const emptyInput = { ...input, series: [] };

export const chart = {
  id: ids.chart,
  version: 1,
  title: 'Screening by month',
  measureId: ids.measure,
  chartType: spc,
  options: {},
  selection: {},
  example: false,
};

export const measure = {
  id: ids.measure,
  version: 1,
  title: facts.title,
  definition: {
    ...facts,
    id: ids.definition,
    kind: 'process',
    domain: 'access',
    numerator: 'People screened in time',
    denominator: 'People invited',
    strata: ['age'],
    owner: 'Ana',
    organisationId: ids.organisation,
    published: false,
  },
  datasetId: ids.dataset,
  datasetTitle: 'Screening',
  columnId: 'screened',
  population: 'Everyone invited',
  context,
  example: false,
};

export const explored = {
  measure: facts,
  overall: input.series[0],
  stratifiers: [
    {
      id: 'age',
      label: 'Age',
      overlapping: false,
      series: [
        series('25-49', 'Aged 25 to 49', [600, 610, 620]),
        series('50-64', 'Aged 50 to 64', [800, 810, 820]),
      ],
    },
  ],
  notHeld: [],
  sources: input.sources,
};

export const description = {
  headline: 'Screening rose to 72%.',
  sentences: ['Screening, as a percentage, each month.', 'In March 2021 it was 72% (720 of 1,000).'],
  paragraphs: [
    { topic: 'What', sentences: ['Screening, as a percentage, each month.'] },
    { topic: 'Now', sentences: ['In March 2021 it was 72% (720 of 1,000).'] },
  ],
  table: {
    caption: 'Screening by month',
    columns: ['Month', 'Percentage'],
    rows: [
      ['January 2021', '70%'],
      ['March 2021', '72%'],
    ],
  },
};

export const preview = (sha: string, protection: readonly { rule: string; words: string }[] = []) => ({
  snapshot: {
    title: chart.title,
    organisationName: 'The ward',
    chartType: spc,
    options: {},
    input,
    protection,
    example: false,
  },
  sha256: sha.repeat(64),
});

export const refusal = (status: number, detail: string) => ({
  type: 'urn:fairshift:problem:refused',
  title: 'Refused',
  status,
  detail,
  requestId: 'r1',
});

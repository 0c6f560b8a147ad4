import { z } from 'zod';
import { chartInput } from './chart-input.js';
import {
  date,
  id,
  inOrganisation,
  instant,
  listOf,
  listQuery,
  organisationParams,
  title,
  version,
  words,
} from './common.js';
import { asOf, selection } from './measures.js';
import { route } from './route.js';

/** PRODUCT 3.1: the builder writes the sentence from these. */
export const aim = z.object({
  group: words.min(1).max(200),
  inequity: words.min(1).max(300),
  where: words.min(1).max(200),
  kind: z.enum(['level', 'reduction', 'increase', 'gap']),
  change: z.number().optional(),
  changeUnit: z.enum(['percentage-points', 'per-cent', 'count', 'standard']).optional(),
  from: z.number().optional(),
  to: z.number().optional(),
  by: date.optional(),
  affected: words.max(200).optional(),
});

export const chartSummary = z.object({
  id,
  version,
  title: z.string(),
  measureId: id,
  projectId: id.optional(),
  chartType: z.object({ pluginId: z.string(), chartId: z.string() }),
  options: z.record(z.string(), z.unknown()),
  selection,
  example: z.boolean(),
  publicationId: id.optional(),
});
export type ChartSummary = z.output<typeof chartSummary>;

export const project = z.object({
  id,
  version,
  title: z.string(),
  /** Written from the aim. */
  aimSentence: z.string(),
  aim: aim.optional(),
  summary: z.string(),
  team: z.object({ id, name: z.string() }).optional(),
  characteristic: z.string(),
  domain: z.enum(['access', 'experience', 'outcome']),
  setting: z.string(),
  example: z.boolean(),
  charts: z.array(chartSummary),
  /** What was found and when; shown under the charts. */
  notes: z.array(z.object({ id, at: instant, by: z.string(), text: z.string() })),
  updatedAt: instant,
});
export type Project = z.output<typeof project>;

// Defaults stand with the routes that make things: in a change, what is left out stays as it is.
const projectFields = {
  title,
  aim: aim.optional(),
  summary: words.max(1000),
  teamId: id.optional(),
  characteristic: z.string().trim().min(1).max(60),
  domain: z.enum(['access', 'experience', 'outcome']),
  setting: z.string().trim().max(100),
};
const chartFields = {
  title,
  measureId: id,
  projectId: id.optional(),
  chartType: z.strictObject({ pluginId: z.string().max(100), chartId: z.string().max(60) }),
  options: z.record(z.string().max(60), z.json()),
  selection,
};

const base = '/api/organisations/{organisationId}';
const projectParams = inOrganisation({ projectId: id });
const chartParams = inOrganisation({ chartId: id });

export const projectRoutes = {
  getHome: route({
    id: 'getHome',
    method: 'GET',
    path: `${base}/home`,
    summary: 'What needs me: things to do, each with why and how long it takes',
    access: 'home:read',
    params: organisationParams,
    response: z.object({
      needs: z.array(
        z.object({
          id: z.string(),
          what: z.string(),
          why: z.string(),
          minutes: z.number().int(),
          action: z.string(),
          href: z.string(),
        }),
      ),
      projects: z.array(project.omit({ notes: true })),
      datasets: z.number().int(),
    }),
    status: 200,
  }),
  listProjects: route({
    id: 'listProjects',
    method: 'GET',
    path: `${base}/projects`,
    summary: 'Projects of an organisation',
    access: 'projects:read',
    params: organisationParams,
    query: listQuery,
    response: listOf(project.omit({ notes: true })),
    status: 200,
  }),
  createProject: route({
    id: 'createProject',
    method: 'POST',
    path: `${base}/projects`,
    summary: 'Start a project',
    access: 'projects:write',
    params: organisationParams,
    body: z.strictObject({
      ...projectFields,
      summary: projectFields.summary.default(''),
      setting: projectFields.setting.default(''),
    }),
    response: project,
    status: 201,
  }),
  getProject: route({
    id: 'getProject',
    method: 'GET',
    path: `${base}/projects/{projectId}`,
    summary: 'One project with its charts',
    access: 'projects:read',
    params: projectParams,
    response: project,
    status: 200,
  }),
  updateProject: route({
    id: 'updateProject',
    method: 'PATCH',
    path: `${base}/projects/{projectId}`,
    summary: 'Change a project',
    access: 'projects:write',
    params: projectParams,
    body: z.strictObject({ version, ...z.strictObject(projectFields).partial().shape }),
    response: project,
    status: 200,
  }),
  addProjectNote: route({
    id: 'addProjectNote',
    method: 'POST',
    path: `${base}/projects/{projectId}/notes`,
    summary: 'Write down what was found',
    access: 'projects:write',
    params: projectParams,
    body: z.strictObject({ text: words.min(1).max(2000) }),
    response: project,
    status: 201,
  }),
  listCharts: route({
    id: 'listCharts',
    method: 'GET',
    path: `${base}/charts`,
    summary: 'Charts of an organisation',
    access: 'charts:read',
    params: organisationParams,
    query: listQuery.extend({ measureId: id.optional() }),
    response: listOf(chartSummary),
    status: 200,
  }),
  createChart: route({
    id: 'createChart',
    method: 'POST',
    path: `${base}/charts`,
    summary: 'Keep a chart',
    access: 'charts:write',
    params: organisationParams,
    body: z.strictObject({
      ...chartFields,
      options: chartFields.options.default({}),
      selection: chartFields.selection.default({}),
    }),
    response: chartSummary,
    status: 201,
  }),
  getChart: route({
    id: 'getChart',
    method: 'GET',
    path: `${base}/charts/{chartId}`,
    summary: 'One chart with everything needed to draw it',
    access: 'charts:read',
    params: chartParams,
    query: asOf,
    response: z.object({ chart: chartSummary, input: chartInput }),
    status: 200,
  }),
  updateChart: route({
    id: 'updateChart',
    method: 'PATCH',
    path: `${base}/charts/{chartId}`,
    summary: 'Change a chart',
    access: 'charts:write',
    params: chartParams,
    body: z.strictObject({
      version,
      ...z.strictObject(chartFields).omit({ measureId: true }).partial().shape,
    }),
    response: chartSummary,
    status: 200,
  }),
  deleteChart: route({
    id: 'deleteChart',
    method: 'DELETE',
    path: `${base}/charts/{chartId}`,
    summary: 'Take a chart away; the data stay',
    access: 'charts:write',
    params: chartParams,
    status: 204,
  }),
} as const;

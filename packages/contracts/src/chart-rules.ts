import { z } from 'zod';
import { ruleSetRef } from './chart-input.js';
import { MOST_VERSIONS, organisationParams } from './common.js';
import { route } from './route.js';

/** The rules that new measures of an organisation start with. Version 0: nobody has chosen, so they are the product's. */
export const chartRules = z.object({ version: z.number().int().min(0), ruleSet: ruleSetRef });
export type ChartRules = z.output<typeof chartRules>;

const path = '/api/organisations/{organisationId}/chart-rules';

export const chartRulesRoutes = {
  getChartRules: route({
    id: 'getChartRules',
    method: 'GET',
    path,
    summary: 'The rules that new measures of an organisation start with',
    access: 'measures:read',
    params: organisationParams,
    response: chartRules,
    status: 200,
  }),
  /** Measures that are there keep theirs: a chart changes its rules only where somebody says so. */
  updateChartRules: route({
    id: 'updateChartRules',
    method: 'PUT',
    path,
    summary: 'Choose the rules that new measures of an organisation start with',
    access: 'organisation:manage',
    params: organisationParams,
    body: z.strictObject({ version: z.number().int().min(0).max(MOST_VERSIONS), ruleSet: ruleSetRef }),
    response: chartRules,
    status: 200,
  }),
} as const;

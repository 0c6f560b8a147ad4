import { route } from '@fairshift/contracts';
import { z } from 'zod';

/** Routes of the platform itself, for operators and tools; the shell does not call them. */
export const platformRoutes = {
  getOpenApi: route({
    id: 'getOpenApi',
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This API as an OpenAPI document',
    access: 'public',
    response: z.looseObject({ openapi: z.string() }),
    status: 200,
  }),
  live: route({
    id: 'healthLive',
    method: 'GET',
    path: '/health/live',
    summary: 'The process runs',
    access: 'public',
    response: z.object({ status: z.literal('live') }),
    status: 200,
  }),
  ready: route({
    id: 'healthReady',
    method: 'GET',
    path: '/health/ready',
    summary: 'The process can serve: its database answers',
    access: 'public',
    response: z.object({ status: z.literal('ready') }),
    status: 200,
  }),
  plugins: route({
    id: 'healthPlugins',
    method: 'GET',
    path: '/health/plugins',
    summary: 'Plugins and their state; a failed plugin does not make the process unready',
    access: 'public',
    response: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          version: z.string(),
          state: z.string(),
          lastGoodRunAt: z.string().optional(),
          rows: z.number().optional(),
          newestDataAt: z.string().optional(),
          newestDataAgeHours: z.number().optional(),
          connections: z
            .object({ total: z.number(), failing: z.number(), notAnswering: z.number() })
            .optional(),
        }),
      ),
    }),
    status: 200,
  }),
} as const;

import type { RouteSpec } from '@fairshift/contracts';
import { problem } from '@fairshift/contracts';
import { z } from 'zod';
import type { Config } from '../config.js';
import { cookieName } from './cookies.js';

type Json = Readonly<Record<string, unknown>>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return rest;
};

function parameters(schema: z.ZodObject | undefined, where: 'path' | 'query' | 'header'): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, value]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: value,
  }));
}

/** What shows that a request comes from a client that means it, and from no form of another site. */
const MEANT: Json = { name: 'X-Fairshift', in: 'header', required: true, schema: { const: '1' } };

const BYTES = { type: 'string', format: 'binary' };

function requestBody({ body, consumes }: RouteSpec): Json {
  if (consumes) return { requestBody: { required: true, content: { [consumes]: { schema: BYTES } } } };
  if (!body) return {};
  return {
    requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } },
  };
}

const isText = (type: string): boolean => type.startsWith('text/') || type === 'image/svg+xml';

function success({ response, produces, status }: RouteSpec): Json {
  const description = status === 202 ? 'Taken on' : 'Done';
  if (produces)
    return {
      description,
      content: { [produces]: { schema: isText(produces) ? { type: 'string' } : BYTES } },
    };
  if (!response) return { description };
  return { description, content: { 'application/json': { schema: schemaOf(response, 'output') } } };
}

const PROBLEM = {
  description: 'A problem',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

function operation(spec: RouteSpec): Json {
  return {
    operationId: spec.id,
    summary: spec.summary,
    'x-access': spec.access,
    ...(spec.access === 'public' ? { security: [] } : {}),
    parameters: [
      ...parameters(spec.params, 'path'),
      ...parameters(spec.query, 'query'),
      ...parameters(spec.headers, 'header'),
      ...(spec.method === 'GET' ? [] : [MEANT]),
    ],
    ...requestBody(spec),
    responses: { [String(spec.status)]: success(spec), default: PROBLEM },
  };
}

/** The OpenAPI 3.1 document of these routes, from the schemas that check their calls. */
export function openApi(specs: readonly RouteSpec[], config: Config): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const spec of specs) (paths[spec.path] ??= {})[spec.method.toLowerCase()] = operation(spec);
  return {
    openapi: '3.1.0',
    info: { title: 'Fairshift', version: '0.1.0', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: config.url.origin }],
    security: [{ session: [] }],
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: cookieName(config) } },
    },
  };
}

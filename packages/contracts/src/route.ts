import type { z } from 'zod';
import type { Permission } from './permissions.js';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who may call: nobody signed in (`public`), anybody signed in (`account`), or a holder of a permission. */
export type Access = 'public' | 'account' | Permission;

/** One HTTP route: core serves it, the shell calls it and the OpenAPI document prints it, from this one value. */
export interface RouteSpec {
  readonly id: string;
  readonly method: Method;
  /** OpenAPI path, `/api/organisations/{organisationId}/projects`. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** Headers that this route alone reads, spelled as they are documented. */
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType;
  /** A raw upload or download, or a stream of events, in place of JSON. */
  readonly consumes?: 'application/octet-stream';
  readonly produces?:
    | 'text/csv'
    | 'application/octet-stream'
    | 'text/event-stream'
    | 'image/svg+xml'
    | 'image/png'
    | 'application/pdf'
    | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    | 'text/plain';
  readonly response?: z.ZodType;
  readonly status: 200 | 201 | 202 | 204;
  /** The handler opens its own transactions (uploads, streams). */
  readonly transaction?: 'own';
}

export type RouteParams<R extends RouteSpec> = R['params'] extends z.ZodType
  ? z.output<R['params']>
  : Record<string, never>;
export type RouteQuery<R extends RouteSpec> = R['query'] extends z.ZodType
  ? z.output<R['query']>
  : Record<string, never>;
export type RouteQueryInput<R extends RouteSpec> = R['query'] extends z.ZodType
  ? z.input<R['query']>
  : Record<string, never>;
export type RouteHeaders<R extends RouteSpec> = R['headers'] extends z.ZodType
  ? z.output<R['headers']>
  : Record<string, never>;
export type RouteBody<R extends RouteSpec> = R['body'] extends z.ZodType ? z.output<R['body']> : undefined;
export type RouteBodyInput<R extends RouteSpec> = R['body'] extends z.ZodType
  ? z.input<R['body']>
  : undefined;
export type RouteResponse<R extends RouteSpec> = R['response'] extends z.ZodType
  ? z.output<R['response']>
  : undefined;

/** Declares a route; the type parameter keeps each schema's own type. */
export function route<const R extends RouteSpec>(spec: R): R {
  return spec;
}

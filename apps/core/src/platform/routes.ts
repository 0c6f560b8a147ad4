import type { Method, RouteSpec } from '@fairshift/contracts';
import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Principal } from './authentication.js';
import type { Context } from './context.js';

export const ROUTE = Symbol('Route');

const METHODS: Readonly<Record<Method, RequestMethod>> = {
  GET: RequestMethod.GET,
  POST: RequestMethod.POST,
  PUT: RequestMethod.PUT,
  PATCH: RequestMethod.PATCH,
  DELETE: RequestMethod.DELETE,
};

/** `/a/{b}` of OpenAPI as `/a/:b` of the router. */
export const routerPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

/**
 * Serves a route of the contracts. It checks sign-in and permission, opens the one transaction (unless the
 * route is `own`, public or about the account), checks params, query and body with the route's schemas, and
 * answers with what the response schema lets through. Controllers take no path of their own.
 */
export function Route(spec: RouteSpec): MethodDecorator {
  return applyDecorators(
    SetMetadata(ROUTE, spec),
    RequestMapping({ path: routerPath(spec.path), method: METHODS[spec.method] }),
    HttpCode(spec.status),
  );
}

/** What the pipeline found out about a request, kept beside it. */
export interface Call {
  readonly requestId: string;
  readonly startedAt: number;
  route?: RouteSpec;
  principal?: Principal;
  ctx?: Context;
  params?: unknown;
  query?: unknown;
  headers?: unknown;
  body?: unknown;
}

const calls = new WeakMap<object, Call>();

export const setCall = (request: object, call: Call): void => void calls.set(request, call);

export function callOf(request: object): Call {
  const call = calls.get(request);
  if (!call) throw new Error('the request did not pass the platform');
  return call;
}

const fromCall = <K extends keyof Call>(key: K) =>
  createParamDecorator(
    (_: unknown, execution: ExecutionContext) => callOf(execution.switchToHttp().getRequest<Request>())[key],
  );

/** The request's Context; in routes without a transaction of ours, its `db` throws. */
export const Ctx = fromCall('ctx');
/** Path parameters as the route's schema reads them. */
export const Params = fromCall('params');
/** Query parameters as the route's schema reads them. */
export const Query = fromCall('query');
/** The headers that the route names, as its schema reads them. */
export const Headers = fromCall('headers');
/** The JSON body as the route's schema reads it; undefined for uploads. */
export const Body = fromCall('body');
/** The signed-in person with all memberships; undefined in public routes without a session. */
export const Who = fromCall('principal');

/** A download: what a handler of a route with `produces` returns. */
export class Download {
  constructor(
    readonly body: string | Buffer | NodeJS.ReadableStream,
    readonly options: { readonly contentType: string; readonly fileName?: string; readonly size?: number },
  ) {}
}

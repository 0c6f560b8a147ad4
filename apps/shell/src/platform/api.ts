import type {
  Problem,
  RouteBodyInput,
  RouteParams,
  RouteQueryInput,
  RouteResponse,
  RouteSpec,
} from '@fairshift/contracts';
import type { z } from 'zod';
import { ApiProblem, ServerUnreachable } from './problem.js';

/** What a call needs: only the parts that the route declares. */
export type CallInput<R extends RouteSpec> = (R['params'] extends z.ZodType
  ? { readonly params: RouteParams<R> }
  : unknown) &
  (R['query'] extends z.ZodType ? { readonly query?: RouteQueryInput<R> } : unknown) &
  (R['body'] extends z.ZodType ? { readonly body: RouteBodyInput<R> } : unknown) &
  CallOptions;

interface CallOptions {
  readonly signal?: AbortSignal;
  /** For work that must not start twice when a person presses twice. */
  readonly idempotencyKey?: string;
}

interface LooseInput extends CallOptions {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** Fills the path of a route: `/api/x/{id}` and `{id}` become `/api/x/7…`. */
export function addressOf(path: string, params: LooseInput['params'], query?: LooseInput['query']): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params?.[name];
    if (value === undefined) throw new TypeError(`The address ${path} needs ${name}.`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined) search.set(name, String(value));
  }
  return search.size > 0 ? `${filled}?${search}` : filled;
}

function headersOf(route: RouteSpec, input: LooseInput): Record<string, string> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (route.method !== 'GET') headers['X-Fairshift'] = '1';
  if (route.body) headers['Content-Type'] = 'application/json';
  if (input.idempotencyKey) headers['Idempotency-Key'] = input.idempotencyKey;
  return headers;
}

/** Turns an answer that is not ok into the error it describes; a proxy's own page becomes "unreachable". */
export function problemOf(status: number, text: string): ApiProblem | ServerUnreachable {
  try {
    const parsed = JSON.parse(text) as Partial<Problem>;
    if (typeof parsed.detail === 'string') {
      return new ApiProblem({ type: '', title: '', requestId: '', ...parsed, detail: parsed.detail, status });
    }
  } catch {
    // Not JSON: handled below.
  }
  return new ServerUnreachable(`HTTP ${status}`);
}

/** Sends one call. An answer that is not ok, or none at all, is thrown as what it says. */
async function send(route: RouteSpec, input: LooseInput): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(addressOf(route.path, input.params, input.query), {
      method: route.method,
      headers: headersOf(route, input),
      credentials: 'same-origin',
      ...(route.body ? { body: JSON.stringify(input.body) } : {}),
      ...(input.signal ? { signal: input.signal } : {}),
    });
  } catch (error) {
    if (input.signal?.aborted) throw error;
    throw new ServerUnreachable(error);
  }
  if (!response.ok) throw problemOf(response.status, await response.text());
  return response;
}

/**
 * Calls one route of the contract and returns its response.
 * @throws ApiProblem with the server's sentence; ServerUnreachable when no answer came
 */
export async function call<R extends RouteSpec>(route: R, input: CallInput<R>): Promise<RouteResponse<R>> {
  const response = await send(route, input as LooseInput);
  return (response.status === 204 ? undefined : await response.json()) as RouteResponse<R>;
}

/** The file that a route with `produces` gives. Throws as `call` does, so that a failure is a sentence and no file. */
export const fetchFile = async (route: RouteSpec, params: Readonly<Record<string, string>>): Promise<Blob> =>
  (await send(route, { params })).blob();

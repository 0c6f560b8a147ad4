import type { RouteResponse, RouteSpec } from '@fairshift/contracts';
import {
  QueryCache,
  QueryClient,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
  type QueryKey,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { call, type CallInput } from './api.js';
import { ApiProblem, hasStatus } from './problem.js';

export const ACCOUNT_KEY = ['getAccount'] as const;

/** One client for the page. A session that ended shows at the next answer, whichever call got it. */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (hasStatus(error, 401) && query.queryKey[0] !== ACCOUNT_KEY[0]) {
          client.setQueryData(ACCOUNT_KEY, null);
        }
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) => !(error instanceof ApiProblem) && count < 2,
        refetchOnWindowFocus: true,
        // A hospital network often looks offline to the browser although our server answers.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}

/** The cache key of a call; its first part is the route's id, so that a change can name what it made old. */
export function keyOf<R extends RouteSpec>(route: R, input: CallInput<R>): QueryKey {
  const { params, query, body } = input as Record<string, unknown>;
  return [route.id, params ?? null, query ?? null, body ?? null];
}

export interface ReadOptions {
  readonly enabled?: boolean;
  /** Asks again every so many milliseconds; false: never. */
  readonly every?: number | false;
  readonly staleTime?: number;
}

/** Reads one route, cached. */
export function useRead<R extends RouteSpec>(
  route: R,
  input: CallInput<R>,
  { enabled = true, every = false, staleTime }: ReadOptions = {},
): UseQueryResult<RouteResponse<R>> {
  return useQuery<RouteResponse<R>>({
    queryKey: keyOf(route, input),
    queryFn: ({ signal }) => call(route, { ...input, signal }),
    enabled,
    refetchInterval: every,
    ...(staleTime === undefined ? {} : { staleTime }),
  });
}

export interface ReadAll<T> {
  /** In the order of the inputs; undefined until it is there. */
  readonly data: readonly (T | undefined)[];
  readonly failed: readonly boolean[];
}

const all = <T>(results: readonly UseQueryResult<T>[]): ReadAll<T> => ({
  data: results.map(({ data }) => data),
  failed: results.map(({ isError }) => isError),
});

/** Reads one route for several inputs, each cached by itself. The answer is the same object until one of them changes. */
export function useReads<R extends RouteSpec>(
  route: R,
  inputs: readonly CallInput<R>[],
): ReadAll<RouteResponse<R>> {
  return useQueries({
    queries: inputs.map((input) => ({
      queryKey: keyOf(route, input),
      queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<RouteResponse<R>> =>
        call(route, { ...input, signal }),
    })),
    combine: all<RouteResponse<R>>,
  });
}

export interface Ends<T> {
  readonly onSuccess?: (answer: T) => void;
  readonly onError?: (error: Error) => void;
}

type Mutation<R extends RouteSpec> = UseMutationResult<RouteResponse<R>, Error, CallInput<R>>;
export type Sending<R extends RouteSpec> = Pick<
  Mutation<R>,
  'data' | 'error' | 'isError' | 'isPending' | 'isSuccess' | 'mutateAsync' | 'reset'
> & {
  /** Told how it ended even when what was pressed has left the page by then, as it may when the news come first. */
  readonly mutate: (input: CallInput<R>, ends?: Ends<RouteResponse<R>>) => void;
};

/** Sends one change; afterwards the reads named in `changes` (route ids) are read again. */
export function useSend<R extends RouteSpec>(route: R, changes: readonly string[] = []): Sending<R> {
  const client = useQueryClient();
  const readAgain = () => {
    for (const id of changes) void client.invalidateQueries({ queryKey: [id] });
  };
  const { data, error, isError, isPending, isSuccess, mutateAsync, reset } = useMutation<
    RouteResponse<R>,
    Error,
    CallInput<R>
  >({
    mutationFn: (input) => call(route, input),
    onSuccess: readAgain,
    onError: (failure) => {
      if (hasStatus(failure, 401)) client.setQueryData(ACCOUNT_KEY, null);
      // Someone else was first: the page shows what is stored now.
      if (hasStatus(failure, 409)) readAgain();
    },
  });
  const mutate: Sending<R>['mutate'] = (input, { onSuccess, onError } = {}) =>
    // An error nobody asks for is on the page already, as `error`.
    void mutateAsync(input).then(onSuccess, (failure: Error) => onError?.(failure));
  return { data, error, isError, isPending, isSuccess, mutateAsync, reset, mutate };
}

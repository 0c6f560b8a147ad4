import type { RouteSpec } from '@fairshift/contracts';
import { DeclaredRoutes } from '../../src/platform/http/declared-routes.js';
import { routerPath } from '../../src/platform/routes.js';
import type { TestApp } from '../harness/index.js';

interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
}

/** What the router really serves, as `GET /path`. */
export function served({ nest }: TestApp): string[] {
  const { router } = nest.getHttpAdapter().getInstance() as unknown as {
    router: { stack: readonly Layer[] };
  };
  return router.stack.flatMap(({ route }) =>
    route ? Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`) : [],
  );
}

export const declared = ({ nest }: TestApp): readonly RouteSpec[] => nest.get(DeclaredRoutes).specs();

export const signature = ({ method, path }: RouteSpec): string => `${method} ${routerPath(path)}`;

import { accountRoutes } from './account.js';
import { organisationRoutes } from './organisations.js';
import { systemRoutes } from './system.js';

export * from './account.js';
export * from './common.js';
export * from './organisations.js';
export * from './permissions.js';
export * from './route.js';
export * from './system.js';

/** Every route of the API. */
export const routes = { ...accountRoutes, ...organisationRoutes, ...systemRoutes } as const;

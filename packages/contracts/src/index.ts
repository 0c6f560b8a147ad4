import { accountRoutes } from './account.js';
import { chartRulesRoutes } from './chart-rules.js';
import { connectionRoutes } from './connections.js';
import { datasetRoutes } from './datasets.js';
import { detectabilityRoutes } from './detectability.js';
import { exportRoutes } from './exports.js';
import { importRoutes } from './imports.js';
import { mappingRoutes } from './mappings.js';
import { measureRoutes } from './measures.js';
import { organisationRoutes } from './organisations.js';
import { pluginKitRoutes } from './plugin-kit.js';
import { pluginRoutes } from './plugins.js';
import { projectRoutes } from './projects.js';
import { publicationRoutes } from './publications.js';
import { systemRoutes } from './system.js';

export * from './account.js';
export * from './chart-input.js';
export * from './chart-rules.js';
export * from './common.js';
export * from './connections.js';
export * from './datasets.js';
export * from './detectability.js';
export * from './example.js';
export * from './exports.js';
export * from './imports.js';
export * from './mappings.js';
export * from './measures.js';
export * from './organisations.js';
export * from './permissions.js';
export * from './plugin-kit.js';
export * from './plugins.js';
export * from './projects.js';
export * from './publications.js';
export * from './route.js';
export * from './system.js';

/** Every route of the API. */
export const routes = {
  ...accountRoutes,
  ...organisationRoutes,
  ...systemRoutes,
  ...pluginKitRoutes,
  ...pluginRoutes,
  ...importRoutes,
  ...mappingRoutes,
  ...connectionRoutes,
  ...datasetRoutes,
  ...measureRoutes,
  ...chartRulesRoutes,
  ...detectabilityRoutes,
  ...projectRoutes,
  ...publicationRoutes,
  ...exportRoutes,
} as const;

import { z } from 'zod';
import { route } from './route.js';

/** What authors of plugins fetch, without signing in: npm packages and the JSON Schema of the manifest. */
export const pluginKitRoutes = {
  getKitPackage: route({
    id: 'getKitPackage',
    method: 'GET',
    path: '/kit/{file}',
    summary: 'SDK, test kit, table reader or scaffolder for plugins, as an npm package',
    access: 'public',
    params: z.object({ file: z.string().regex(/^[a-z-]{1,40}(?:-\d+\.\d+\.\d+)?\.tgz$/) }),
    produces: 'application/octet-stream',
    status: 200,
    transaction: 'own',
  }),
  getManifestSchema: route({
    id: 'getManifestSchema',
    method: 'GET',
    path: '/schema/plugin-1.json',
    summary: 'JSON Schema of a plugin’s manifest, for editors',
    access: 'public',
    response: z.looseObject({ type: z.literal('object') }),
    status: 200,
  }),
} as const;

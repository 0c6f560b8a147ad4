import { fileURLToPath } from 'node:url';

/** `apps/core`: from here, from what tsc makes of this and from the bundle of the server it is two folders up. */
const CORE = new URL('../../', import.meta.url);

/** A file that the build makes, such as `jobs/import-process.mjs`. Tests run the sources, and their processes these. */
export const builtFile = (name: string): string => fileURLToPath(new URL(`dist/${name}`, CORE));

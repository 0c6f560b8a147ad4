import { manifestOrder } from './001-manifest-order.js';
import type { Codemod } from './codemod.js';

/** All changes so far. A number is never used twice, and a change that came out is never altered. */
export const codemods: readonly Codemod[] = [manifestOrder];
export { upgrade, type Codemod, type PluginFiles } from './codemod.js';

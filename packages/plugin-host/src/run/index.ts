/** What fences a process of foreign code. An entry of its own: whoever starts such processes needs nothing else of the host. */
export { ChildUsers } from './child-users.js';
export { limitChild, type ChildLimits } from './resource-limits.js';
export { makeRunFolder, type RunFolder } from './run-folder.js';
export { nodeFor } from './spawn-child.js';

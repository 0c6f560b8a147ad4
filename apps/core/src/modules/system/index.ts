export { FirstStart } from './first-start.js';
export { SystemModule } from './system.module.js';

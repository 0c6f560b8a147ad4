export { RunningImports } from './RunningImports.js';

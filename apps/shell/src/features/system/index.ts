export { SystemNav } from './SystemNav.js';
export { systemWords } from './system.words.js';

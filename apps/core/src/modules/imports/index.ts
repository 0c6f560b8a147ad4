export { openNeeds, understandFile, type Understood } from './check/understand-file.js';

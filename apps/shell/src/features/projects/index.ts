export { ProjectRows } from './ProjectsPage.js';

export { ProjectCard } from './ProjectCard.js';
export { ProjectRows } from './ProjectsPage.js';

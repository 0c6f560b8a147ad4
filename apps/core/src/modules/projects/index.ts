export { ChartsService } from './charts.service.js';
export { ProjectsModule } from './projects.module.js';
export { ProjectsService } from './projects.service.js';

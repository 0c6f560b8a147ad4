import { Module } from '@nestjs/common';
import { MeasuresModule } from '../measures/measures.module.js';
import { PluginsModule } from '../plugins/plugins.module.js';
import { ChartsRepository } from './charts.repository.js';
import { ChartsService } from './charts.service.js';
import { HomeRepository } from './home.repository.js';
import { HomeService } from './home.service.js';
import { ProjectsController } from './projects.controller.js';
import { ProjectsRepository } from './projects.repository.js';
import { ProjectsService } from './projects.service.js';

@Module({
  imports: [MeasuresModule, PluginsModule],
  controllers: [ProjectsController],
  providers: [
    ProjectsService,
    ProjectsRepository,
    ChartsService,
    ChartsRepository,
    HomeService,
    HomeRepository,
  ],
  exports: [ProjectsService, ChartsService],
})
export class ProjectsModule {}

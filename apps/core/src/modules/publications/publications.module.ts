import { Module } from '@nestjs/common';
import { MeasuresModule } from '../measures/measures.module.js';
import { OrganisationsModule } from '../organisations/index.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { PublicationsController } from './publications.controller.js';
import { PublicationsRepository } from './publications.repository.js';
import { PublicationsService } from './publications.service.js';

@Module({
  imports: [MeasuresModule, OrganisationsModule, ProjectsModule],
  controllers: [PublicationsController],
  providers: [PublicationsService, PublicationsRepository],
  exports: [PublicationsService],
})
export class PublicationsModule {}

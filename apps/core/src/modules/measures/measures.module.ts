import { Module } from '@nestjs/common';
import { DatasetsModule } from '../datasets/datasets.module.js';
import { ChartRulesRepository } from './chart-rules.repository.js';
import { ChartRulesService } from './chart-rules.service.js';
import { DefinitionsRepository } from './definitions.repository.js';
import { DefinitionsService } from './definitions.service.js';
import { DetectabilityController } from './detectability/detectability.controller.js';
import { DetectabilityService } from './detectability/detectability.service.js';
import { Simulations } from './detectability/simulations.js';
import { MeasuresController } from './measures.controller.js';
import { MeasuresRepository } from './measures.repository.js';
import { MeasureFitService } from './measure-fit.service.js';
import { MeasureVersionsRepository } from './measure-versions.repository.js';
import { MeasureVersionsService } from './measure-versions.service.js';
import { MeasuresService } from './measures.service.js';
import { PeopleService } from './people.service.js';
import { PublishedDefinitionsRepository } from './published-definitions.repository.js';
import { SeriesService } from './series.service.js';

@Module({
  imports: [DatasetsModule],
  controllers: [MeasuresController, DetectabilityController],
  providers: [
    DefinitionsService,
    DefinitionsRepository,
    PublishedDefinitionsRepository,
    MeasuresService,
    MeasureFitService,
    MeasuresRepository,
    ChartRulesRepository,
    ChartRulesService,
    MeasureVersionsRepository,
    MeasureVersionsService,
    SeriesService,
    PeopleService,
    DetectabilityService,
    Simulations,
  ],
  exports: [MeasuresService, SeriesService],
})
export class MeasuresModule {}

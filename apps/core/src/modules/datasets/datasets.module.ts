import { Module } from '@nestjs/common';
import { DatasetsController } from './datasets.controller.js';
import { DatasetsService } from './datasets.service.js';
import { CONFIG } from '../../platform/config.js';
import type { Config } from '../../platform/config.js';
import { OriginalFiles } from '../storage/index.js';
import { OpenDataService } from './open-data/open-data.service.js';
import { SeriesReader } from './series/series.reader.js';
import { SeriesRepository } from './series/series.repository.js';

@Module({
  controllers: [DatasetsController],
  providers: [
    DatasetsService,
    { provide: OriginalFiles, useFactory: (config: Config) => new OriginalFiles(config), inject: [CONFIG] },
    SeriesReader,
    SeriesRepository,
    OpenDataService,
  ],
  exports: [DatasetsService, OpenDataService, OriginalFiles, SeriesReader],
})
export class DatasetsModule {}

import { Module } from '@nestjs/common';
import { DatasetsController } from './datasets.controller.js';
import { DatasetsService } from './datasets.service.js';
import { OriginalFiles } from './files/original-files.js';
import { SeriesReader } from './series/series.reader.js';
import { SeriesRepository } from './series/series.repository.js';

@Module({
  controllers: [DatasetsController],
  providers: [DatasetsService, OriginalFiles, SeriesReader, SeriesRepository],
  exports: [DatasetsService, OriginalFiles, SeriesReader],
})
export class DatasetsModule {}

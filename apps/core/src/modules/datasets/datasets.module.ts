import { Module } from '@nestjs/common';
import { DatasetsController } from './datasets.controller.js';
import { DatasetsService } from './datasets.service.js';
import { OriginalFiles } from './files/original-files.js';
import { SeriesReader } from './series/series.reader.js';

@Module({
  controllers: [DatasetsController],
  providers: [DatasetsService, OriginalFiles, SeriesReader],
  exports: [DatasetsService, OriginalFiles, SeriesReader],
})
export class DatasetsModule {}

import { Module } from '@nestjs/common';
import { DatasetsModule } from '../datasets/datasets.module.js';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';
import { MappingsService } from './mapping/mappings.service.js';
import { ImportWorker } from './run/import-worker.js';
import { UploadsService } from './uploads.service.js';

@Module({
  imports: [DatasetsModule],
  controllers: [ImportsController],
  providers: [ImportsService, UploadsService, MappingsService, ImportWorker],
  exports: [ImportsService],
})
export class ImportsModule {}

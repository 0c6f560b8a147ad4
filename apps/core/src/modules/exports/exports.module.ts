import os from 'node:os';
import { Module } from '@nestjs/common';
import { PluginRegistry } from '@fairshift/plugin-host';
import { ChartPainter } from '@fairshift/plugin-host/chart';
import type { Logger } from 'pino';
import { CONFIG } from '../../platform/config.js';
import type { Config } from '../../platform/config.js';
import { LOG } from '../../platform/log.js';
import { hostLog } from '../../worker/open-plugin-host.js';
import { OrganisationsModule } from '../organisations/index.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { PublicationsModule } from '../publications/publications.module.js';
import { ChartSubjectsService } from './chart-subjects.service.js';
import { ExportsController } from './exports.controller.js';
import { NumbersService } from './numbers.service.js';
import { PictureFiles } from './picture-files.js';
import { PicturesService } from './pictures.service.js';

/** The run folders lie where a child of another user can read them. */
const painterOver = (registry: PluginRegistry, log: Logger) =>
  new ChartPainter({ registry, workFolder: os.tmpdir(), log: hostLog(log) });

@Module({
  imports: [OrganisationsModule, ProjectsModule, PublicationsModule],
  controllers: [ExportsController],
  providers: [
    ChartSubjectsService,
    NumbersService,
    PicturesService,
    { provide: ChartPainter, useFactory: painterOver, inject: [PluginRegistry, LOG] },
    { provide: PictureFiles, useFactory: (config: Config) => new PictureFiles(config), inject: [CONFIG] },
  ],
})
export class ExportsModule {}

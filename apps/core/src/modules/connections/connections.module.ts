import { Module } from '@nestjs/common';
import { ImportsModule } from '../imports/index.js';
import { ConnectionRunsService } from './connection-runs.service.js';
import { ConnectionTestService } from './connection-test.service.js';
import { ConnectionViews } from './connection-views.js';
import { ConnectionsController } from './connections.controller.js';
import { ConnectionsService } from './connections.service.js';
import { ConnectionWorker } from './run/connection-worker.js';
import { DueConnections } from './run/due-connections.js';
import { RunProcesses } from './run/run-processes.js';
import { SourceCatalogue } from './source-catalogue.js';
import { SourceChecks } from './source-checks.js';

@Module({
  imports: [ImportsModule],
  controllers: [ConnectionsController],
  providers: [
    SourceCatalogue,
    ConnectionViews,
    ConnectionsService,
    ConnectionRunsService,
    ConnectionTestService,
    SourceChecks,
    DueConnections,
    RunProcesses,
    ConnectionWorker,
  ],
})
export class ConnectionsModule {}

import { PluginHost, PluginRegistry, PluginStore } from '@fairshift/plugin-host';
import { Global, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { AppPool } from '../../database/pools.js';
import { Transactions } from '../../database/transactions.js';
import { CONFIG } from '../../platform/config.js';
import type { Config } from '../../platform/config.js';
import { PluginFiles, PluginHealth } from '../../platform/http/static.js';
import { LOG } from '../../platform/log.js';
import { hostOver, knowledgeIn } from '../../worker/open-plugin-host.js';
import { openRegistry, pluginStore } from '../../worker/open-registry.js';
import { DatasetsModule } from '../datasets/datasets.module.js';
import { PluginChecks } from './check/plugin-checks.js';
import { PluginDataRepository } from './plugin-data.repository.js';
import { PluginDataService } from './plugin-data.service.js';
import { PluginDecisionsService } from './plugin-decisions.service.js';
import { PluginIntakeService } from './plugin-intake.service.js';
import { PluginScan } from './plugin-scan.js';
import { PluginsController } from './plugins.controller.js';
import { PluginsRepository } from './plugins.repository.js';
import { PluginsService } from './plugins.service.js';

@Global()
@Module({
  imports: [DatasetsModule],
  controllers: [PluginsController],
  providers: [
    {
      provide: PluginRegistry,
      useFactory: (config: Config, app: AppPool, log: Logger) =>
        openRegistry(config, knowledgeIn(app.pool, log)),
      inject: [CONFIG, AppPool, LOG],
    },
    { provide: PluginStore, useFactory: ({ dataDir }: Config) => pluginStore(dataDir), inject: [CONFIG] },
    // One host for the process: it gives each running source a user of its own.
    { provide: PluginHost, useFactory: hostOver, inject: [PluginRegistry, LOG] },
    {
      provide: PluginScan,
      useFactory: (
        { pluginsDir }: Config,
        registry: PluginRegistry,
        store: PluginStore,
        plugins: PluginsRepository,
        transactions: Transactions,
      ) => new PluginScan({ registry, store, plugins, transactions, pluginsDir }),
      inject: [CONFIG, PluginRegistry, PluginStore, PluginsRepository, Transactions],
    },
    PluginsRepository,
    PluginDataRepository,
    PluginDataService,
    PluginDecisionsService,
    PluginIntakeService,
    PluginsService,
    PluginChecks,
    { provide: PluginFiles, useExisting: PluginsService },
    { provide: PluginHealth, useExisting: PluginsService },
  ],
  exports: [PluginsService, PluginRegistry, PluginHost, PluginFiles, PluginHealth],
})
export class PluginsModule {}

import { PluginRegistry } from '@fairshift/plugin-host';
import { Global, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { AppPool } from '../../database/pools.js';
import { CONFIG } from '../../platform/config.js';
import type { Config } from '../../platform/config.js';
import { PluginFiles, PluginHealth } from '../../platform/http/static.js';
import { LOG } from '../../platform/log.js';
import { knowledgeIn } from '../../worker/open-plugin-host.js';
import { openRegistry } from '../../worker/open-registry.js';
import { PluginsController } from './plugins.controller.js';
import { PluginsService } from './plugins.service.js';

@Global()
@Module({
  controllers: [PluginsController],
  providers: [
    {
      provide: PluginRegistry,
      useFactory: (config: Config, app: AppPool, log: Logger) =>
        openRegistry(config, knowledgeIn(app.pool, log)),
      inject: [CONFIG, AppPool, LOG],
    },
    PluginsService,
    { provide: PluginFiles, useExisting: PluginsService },
    { provide: PluginHealth, useExisting: PluginsService },
  ],
  exports: [PluginsService, PluginRegistry, PluginFiles, PluginHealth],
})
export class PluginsModule {}

import { PluginRegistry } from '@fairshift/plugin-host';
import { Global, Module } from '@nestjs/common';
import { CONFIG } from '../../platform/config.js';
import { PluginFiles, PluginHealth } from '../../platform/http/static.js';
import { openRegistry } from '../../worker/open-registry.js';
import { PluginsController } from './plugins.controller.js';
import { PluginsService } from './plugins.service.js';

@Global()
@Module({
  controllers: [PluginsController],
  providers: [
    { provide: PluginRegistry, useFactory: openRegistry, inject: [CONFIG] },
    PluginsService,
    { provide: PluginFiles, useExisting: PluginsService },
    { provide: PluginHealth, useExisting: PluginsService },
  ],
  exports: [PluginsService, PluginRegistry, PluginFiles, PluginHealth],
})
export class PluginsModule {}

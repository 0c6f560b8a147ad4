import { existsSync } from 'node:fs';
import path from 'node:path';
import { PluginRegistry, workspacePacks } from '@fairshift/plugin-host';
import { Global, Module } from '@nestjs/common';
import { CONFIG } from '../../platform/config.js';
import type { Config } from '../../platform/config.js';
import { PluginFiles, PluginHealth } from '../../platform/http/static.js';
import { PluginsController } from './plugins.controller.js';
import { PluginsService } from './plugins.service.js';

/** Version of the running Fairshift, against which plugins say what they need. */
const HOST_VERSION = '0.1.0';

async function openRegistry({ pluginsDir }: Config): Promise<PluginRegistry> {
  const lockFile = path.join(pluginsDir, 'plugins.lock.json');
  return PluginRegistry.open({
    packs: existsSync(pluginsDir) ? await workspacePacks(pluginsDir) : [],
    // Without the build's list of hashes every plugin waits for approval.
    ...(existsSync(lockFile) ? { lockFile } : {}),
    hostVersion: HOST_VERSION,
  });
}

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

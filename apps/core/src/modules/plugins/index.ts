export { openRegistry } from '../../worker/open-registry.js';
export { PluginScan, type RefusedPlugin, type ScanResult } from './plugin-scan.js';
export { PluginsModule } from './plugins.module.js';
export { PluginsRepository } from './plugins.repository.js';
export { PluginsService } from './plugins.service.js';

export { openRegistry } from '../../worker/open-registry.js';
export { PluginsModule } from './plugins.module.js';
export { PluginsService } from './plugins.service.js';

export { PluginKitModule } from './plugin-kit.module.js';

import { routes } from '@fairshift/contracts';
import { Controller } from '@nestjs/common';
import { Route } from '../../platform/routes.js';
import { PluginsService } from './plugins.service.js';

@Controller()
export class PluginsController {
  constructor(private readonly plugins: PluginsService) {}

  @Route(routes.listPlugins)
  listPlugins(): ReturnType<PluginsService['charts']> {
    return this.plugins.charts();
  }

  @Route(routes.listPluginStates)
  listPluginStates() {
    return { items: this.plugins.states() };
  }
}

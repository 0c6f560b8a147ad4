import { Controller, Inject } from '@nestjs/common';
import { AppPool } from '../../database/pools.js';
import { CONFIG } from '../config.js';
import type { Config } from '../config.js';
import { AppError } from '../errors.js';
import { Route } from '../routes.js';
import { DeclaredRoutes } from './declared-routes.js';
import { Lifecycle } from './lifecycle.js';
import { openApi } from './openapi.js';
import { PluginHealth } from './static.js';
import { platformRoutes } from './system-routes.js';

@Controller()
export class PlatformController {
  constructor(
    private readonly declared: DeclaredRoutes,
    private readonly app: AppPool,
    private readonly lifecycle: Lifecycle,
    private readonly plugins: PluginHealth,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Route(platformRoutes.getOpenApi)
  openApi() {
    return openApi(this.declared.specs(), this.config);
  }

  @Route(platformRoutes.live)
  live() {
    return { status: 'live' };
  }

  @Route(platformRoutes.ready)
  async ready() {
    if (this.lifecycle.stopping) {
      throw new AppError('not-ready', 503, 'The service is stopping.');
    }
    await this.app.pool.query('select 1');
    return { status: 'ready' };
  }

  @Route(platformRoutes.plugins)
  async pluginHealth() {
    return { items: await this.plugins.health() };
  }
}

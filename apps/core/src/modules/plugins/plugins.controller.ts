import { routes } from '@fairshift/contracts';
import type { RouteBody, RouteHeaders, RouteParams, RouteQuery } from '@fairshift/contracts';
import { Controller, Req } from '@nestjs/common';
import type { Request } from 'express';
import type { Context } from '../../platform/context.js';
import { Body, Ctx, Headers, Params, Query, Route } from '../../platform/routes.js';
import { PluginDataService } from './plugin-data.service.js';
import { PluginDecisionsService } from './plugin-decisions.service.js';
import { PluginIntakeService } from './plugin-intake.service.js';
import { PluginsService } from './plugins.service.js';

type OfPlugin = RouteParams<typeof routes.getPlugin>;

@Controller()
export class PluginsController {
  constructor(
    private readonly plugins: PluginsService,
    private readonly decisions: PluginDecisionsService,
    private readonly intake: PluginIntakeService,
    private readonly data: PluginDataService,
  ) {}

  @Route(routes.listPlugins)
  listPlugins(): ReturnType<PluginsService['charts']> {
    return this.plugins.charts();
  }

  @Route(routes.listPluginStates)
  async listPluginStates(@Ctx() ctx: Context) {
    return { items: await this.plugins.list(ctx), refused: this.intake.refused };
  }

  @Route(routes.getPlugin)
  getPlugin(@Ctx() scope: Context, @Params() { pluginId }: OfPlugin) {
    return this.plugins.detail(scope, pluginId);
  }

  @Route(routes.listPluginEvents)
  listPluginEvents(
    @Ctx() ctx: Context,
    @Params() { pluginId }: OfPlugin,
    @Query() query: RouteQuery<typeof routes.listPluginEvents>,
  ) {
    return this.plugins.events(ctx, pluginId, query);
  }

  @Route(routes.uploadPlugin)
  uploadPlugin(
    @Ctx() scope: Context,
    @Req() request: Request,
    @Headers() headers: RouteHeaders<typeof routes.uploadPlugin>,
  ) {
    return this.intake.upload(scope, request, headers['X-File-Name']);
  }

  @Route(routes.rescanPlugins)
  rescanPlugins() {
    return this.intake.rescan();
  }

  @Route(routes.decidePlugin)
  async decidePlugin(
    @Ctx() scope: Context,
    @Params() { pluginId }: OfPlugin,
    @Body() order: RouteBody<typeof routes.decidePlugin>,
  ) {
    await this.decisions.decide(scope, pluginId, order);
    return this.plugins.detail(scope, pluginId);
  }

  @Route(routes.purgePlugin)
  purgePlugin(
    @Ctx() scope: Context,
    @Params() { pluginId }: OfPlugin,
    @Body() { datasets }: RouteBody<typeof routes.purgePlugin>,
  ) {
    return this.data.purge(scope, pluginId, datasets);
  }
}

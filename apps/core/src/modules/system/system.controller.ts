import { routes } from '@fairshift/contracts';
import type { RouteBody, RouteParams, RouteQuery } from '@fairshift/contracts';
import { Controller } from '@nestjs/common';
import type { Context } from '../../platform/context.js';
import { Body, Ctx, Params, Query, Route } from '../../platform/routes.js';
import { DemoService } from './demo.service.js';
import { SystemRolesService } from './system-roles.service.js';

@Controller()
export class SystemController {
  constructor(
    private readonly demo: DemoService,
    private readonly roles: SystemRolesService,
  ) {}

  @Route(routes.getDemo)
  getDemo() {
    return this.demo.get();
  }

  @Route(routes.endDemo)
  endDemo(@Ctx() ctx: Context) {
    return this.demo.end(ctx);
  }

  @Route(routes.listSystemPeople)
  listSystemPeople(@Ctx() ctx: Context, @Query() query: RouteQuery<typeof routes.listSystemPeople>) {
    return this.roles.list(ctx, query);
  }

  @Route(routes.giveSystemRole)
  giveSystemRole(@Ctx() ctx: Context, @Body() body: RouteBody<typeof routes.giveSystemRole>) {
    return this.roles.give(ctx, body);
  }

  @Route(routes.takeSystemRole)
  takeSystemRole(@Ctx() ctx: Context, @Params() params: RouteParams<typeof routes.takeSystemRole>) {
    return this.roles.take(ctx, params);
  }
}
